package loyalty.tier.domain;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import loyalty.programme.ProgrammeFile;
import loyalty.programme.ProgrammeVersions;
import org.jspecify.annotations.Nullable;

/** A club with a ladder of its own, and a member of it, for tests that read aloud. */
final class Club {

    static final ZoneId ZONE = ZoneId.of("America/New_York");

    static final String THREE_STEPS =
            "steps: [{tier: red, threshold: 0}, {tier: silver, threshold: 300}, {tier: gold, threshold: 700}]";

    final List<Purchase> purchases = new ArrayList<>();
    final List<Return> returns = new ArrayList<>();
    final List<Activity> activities = new ArrayList<>();
    final List<Grant> grants = new ArrayList<>();

    @Nullable
    LocalDate joinedOn;

    final LadderBook book;

    private Club(LadderBook book) {
        this.book = book;
    }

    /** A club with these tiers, as a programme file says them in one line. */
    static Club with(String tiers) {
        return new Club(LadderBook.main(versions(tiers)));
    }

    /** The same club, looked at on another of its ladders. */
    static Club on(String ladder, String tiersAndLadders) {
        return new Club(new LadderBook(versions(tiersAndLadders), ladder));
    }

    static ProgrammeVersions versions(String... tiers) {
        List<ProgrammeVersions.Version> versions = new ArrayList<>();
        for (String one : tiers) {
            int number = versions.size();
            // Each later version begins with a year.
            Instant from = number == 0 ? Instant.EPOCH : start(LocalDate.of(2025 + number, 1, 1));
            String yaml = "{version: v-%d, currency: USD, timeZone: America/New_York, points: {earn: {points: 1}}, %s}"
                    .formatted(number + 1, one.startsWith("tiers:") ? one : "tiers: {" + one + "}");
            versions.add(new ProgrammeVersions.Version(
                    from,
                    switch (ProgrammeFile.read(yaml)) {
                        case ProgrammeFile.Readable(var programme) -> programme;
                        case ProgrammeFile.Faulty(var faults) -> throw new AssertionError(faults);
                    }));
        }
        return new ProgrammeVersions(versions);
    }

    static Instant start(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    static Instant start(String day) {
        return start(LocalDate.parse(day));
    }

    static Instant noon(String day) {
        return LocalDate.parse(day).atTime(LocalTime.NOON).atZone(ZONE).toInstant();
    }

    /** An order, by its spend, at noon; it earns as many points. */
    Club bought(String id, String day, String amount) {
        BigDecimal spend = new BigDecimal(amount);
        purchases.add(new Purchase(id, noon(day), new Share(spend, spend.longValue(), 1), Map.of()));
        return this;
    }

    /** Part of an order, back at noon. */
    Club returned(String orderId, String day, String amount, boolean complete) {
        BigDecimal spend = new BigDecimal(amount);
        String id = "r" + returns.size();
        returns.add(new Return(id, orderId, noon(day), new Share(spend, spend.longValue(), 0), Map.of(), complete));
        return this;
    }

    Club did(String type, String day, long points) {
        activities.add(new Activity("a" + activities.size(), type, noon(day), points));
        return this;
    }

    Club given(String tier, String from, String until) {
        grants.add(new Grant("o" + grants.size(), tier, noon(from), start(until)));
        return this;
    }

    Club joined(String day) {
        joinedOn = LocalDate.parse(day);
        return this;
    }

    QualifyingHistory history() {
        return new QualifyingHistory(purchases, returns, activities, grants, joinedOn);
    }

    /** Where the member stands at the end of a day. */
    TierStatus on(String day) {
        return at(start(LocalDate.parse(day).plusDays(1)).minusNanos(1));
    }

    TierStatus at(Instant now) {
        return TierStatus.at(now, history(), book);
    }

    /** Some orders of some years, of which some came back. */
    Club busy(Random random, int days, int most) {
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            LocalDate day = LocalDate.parse("2026-01-01").plusDays(random.nextInt(days));
            int amount = 1 + random.nextInt(most);
            bought("o" + i, day.toString(), amount + ".00");
            if (random.nextInt(3) == 0) {
                boolean complete = random.nextBoolean();
                LocalDate back = day.plusDays(random.nextInt(120));
                returned("o" + i, back.toString(), (complete ? amount : amount / 2) + ".00", complete);
            }
        }
        return this;
    }
}
