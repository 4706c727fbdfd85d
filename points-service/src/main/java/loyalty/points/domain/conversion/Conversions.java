package loyalty.points.domain.conversion;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import loyalty.programme.Programme;
import loyalty.programme.ProgrammeVersions;
import loyalty.programme.wallet.Reward;
import loyalty.programme.wallet.StoreCurrencyRules;
import org.jspecify.annotations.Nullable;

/**
 * What points become by themselves: a reward as soon as there are enough of them, store currency once a month. Each instant
 * is judged by the version that is in force then. Immutable.
 */
public final class Conversions {

    /** Points stay points. */
    public static final Conversions NONE = new Conversions(List.of());

    private final List<Rules> rules;

    private Conversions(List<Rules> rules) {
        this.rules = rules;
    }

    /** Those of all versions, each while it is in force. */
    public static Conversions of(ProgrammeVersions versions) {
        List<ProgrammeVersions.Version> all = versions.versions();
        List<Rules> rules = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            rules.add(new Rules(
                    all.get(i).programme(),
                    i == 0 ? null : all.get(i).effectiveAt(),
                    i + 1 == all.size() ? null : all.get(i + 1).effectiveAt()));
        }
        return new Conversions(rules.stream().filter(Rules::isAny).toList());
    }

    /** How many points it takes at least that anything becomes of them; nothing when nothing ever does. */
    public OptionalLong least() {
        return rules.stream().flatMapToLong(Rules::steps).min();
    }

    /**
     * When something becomes of points next.
     *
     * @param available so many can be spent
     * @param since the last change of the account; what falls on exactly this instant once a month was done with it
     * @return null when nothing ever does
     */
    public @Nullable Instant next(long available, Instant since) {
        return rules.stream()
                .flatMap(rule -> rule.candidates(available, since))
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** What becomes at an instant of so many points that can be spent, if anything does. */
    public Optional<Conversion> at(Instant at, long available) {
        return rules.stream()
                .filter(rule -> rule.isInForce(at))
                .flatMap(rule -> rule.at(at, available))
                .findFirst();
    }

    /**
     * What one version says while it is in force.
     *
     * @param from null for the first one, which covers all earlier times
     * @param until the exclusive end; null for the last one
     */
    private record Rules(
            Programme programme,
            @Nullable Instant from,
            @Nullable Instant until) {

        boolean isAny() {
            return steps().findAny().isPresent();
        }

        LongStream steps() {
            return LongStream.concat(
                    automatic().mapToLong(Reward::points), monthly().mapToLong(StoreCurrencyRules.FromPoints::points));
        }

        boolean isInForce(Instant at) {
            return (from == null || !at.isBefore(from)) && (until == null || at.isBefore(until));
        }

        Stream<Instant> candidates(long available, Instant since) {
            Instant first = from == null || since.isAfter(from) ? since : from;
            Stream<Instant> atOnce =
                    automatic().filter(reward -> available >= reward.points()).map(reward -> first);
            Stream<Instant> onTheDay =
                    monthly().filter(rule -> available >= rule.points()).map(rule -> nextDay(rule, since));
            return Stream.concat(atOnce, onTheDay).filter(this::isInForce);
        }

        /** The next start of the day after an instant, at the beginning of the version or later. */
        private Instant nextDay(StoreCurrencyRules.FromPoints rule, Instant since) {
            boolean later = from == null || !from.isAfter(since);
            Instant earliest = later ? since : Objects.requireNonNull(from);
            LocalDate day = programme.calendar().dayOf(earliest).withDayOfMonth(rule.day());
            Instant start = programme.calendar().startOf(day);
            boolean isOver = later ? !start.isAfter(earliest) : start.isBefore(earliest);
            return isOver ? programme.calendar().startOf(day.plusMonths(1)) : start;
        }

        Stream<Conversion> at(Instant at, long available) {
            Stream<Conversion> atOnce = automatic()
                    .filter(reward -> available >= reward.points())
                    .map(reward -> Conversion.into(reward, programme.version()));
            Stream<Conversion> onTheDay = monthly()
                    .filter(rule -> available >= rule.points() && isTheDay(rule, at))
                    .map(rule ->
                            Conversion.intoStoreCurrency(available - available % rule.points(), programme.version()));
            return Stream.concat(atOnce, onTheDay);
        }

        private boolean isTheDay(StoreCurrencyRules.FromPoints rule, Instant at) {
            LocalDate day = programme.calendar().dayOf(at);
            return day.getDayOfMonth() == rule.day()
                    && programme.calendar().startOf(day).equals(at);
        }

        private Stream<Reward> automatic() {
            return programme.rewards().stream().filter(Reward::automatic);
        }

        private Stream<StoreCurrencyRules.FromPoints> monthly() {
            StoreCurrencyRules storeCurrency = programme.storeCurrency();
            return storeCurrency == null ? Stream.of() : Stream.ofNullable(storeCurrency.fromPoints());
        }
    }
}
