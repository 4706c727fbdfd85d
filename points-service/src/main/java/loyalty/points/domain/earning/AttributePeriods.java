package loyalty.points.domain.earning;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import loyalty.programme.Programme;

/** Which attributes a member had when, as far as the events tell; a later event counts more than an earlier one. */
public record AttributePeriods(List<Period> periods) {

    /** A member of whom no attribute was ever told. */
    public static final AttributePeriods NONE = new AttributePeriods(List.of());

    public AttributePeriods {
        periods = List.copyOf(periods);
    }

    /**
     * What one event tells.
     *
     * @param sequence its number among the member's; the higher, the later told
     * @param from the first day, in the programme's zone, that begins with these attributes
     * @param attributes all of those by which a programme goes, by name
     */
    public record Period(long sequence, LocalDate from, Map<String, String> attributes) {

        public Period {
            attributes = Map.copyOf(attributes);
        }
    }

    /**
     * What a programme asks for and the member had when the day of an instant began, each as a figure of one: so it stands
     * with what was earned by it, and makes the same of what is left after a return.
     */
    public Counts asked(Programme programme, Instant at) {
        Map<String, String> had = on(programme.calendar().dayOf(at));
        return programme.points().attributesAsked().stream()
                .filter(asked -> asked.getValue().equals(had.get(asked.getKey())))
                .map(asked -> Counts.of(Counts.attribute(asked), 1))
                .reduce(Counts.NONE, Counts::plus);
    }

    /** What a programme asks for and the member had, by figures that {@link #asked} made. */
    static Map<String, String> counted(Programme programme, Counts given) {
        return programme.points().attributesAsked().stream()
                .filter(asked -> given.get(Counts.attribute(asked)).signum() > 0)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What the member had when the day began; nothing when no event speaks of that day. */
    Map<String, String> on(LocalDate day) {
        return periods.stream()
                .filter(period -> !period.from().isAfter(day))
                .max(Comparator.comparingLong(Period::sequence))
                .map(Period::attributes)
                .orElse(Map.of());
    }
}
