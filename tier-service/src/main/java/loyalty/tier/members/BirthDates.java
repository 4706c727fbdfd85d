package loyalty.tier.members;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import loyalty.tier.domain.Rejection;
import loyalty.tier.membership.MemberEntity;
import org.jspecify.annotations.Nullable;

/**
 * When a member may write their own date of birth: once, and then another one once in twelve months. They may take it back at
 * any time, but who gives one again has changed it: nobody knows whether it is the same.
 */
final class BirthDates {

    private static final int MONTHS_BETWEEN_CHANGES = 12;

    private BirthDates() {}

    /**
     * Why a member may not write a date, if they may not.
     *
     * @param zone in which the months are counted
     */
    static Optional<Rejection> rejection(MemberEntity row, @Nullable LocalDate wanted, Instant now, ZoneId zone) {
        if (row.birthDateChangedAt == null || !isChange(row, wanted)) {
            return Optional.empty();
        }
        Instant possibleFrom = row.birthDateChangedAt
                .atZone(zone)
                .plusMonths(MONTHS_BETWEEN_CHANGES)
                .toInstant();
        return now.isBefore(possibleFrom)
                ? Optional.of(new Rejection.BirthDateChangedLately(possibleFrom))
                : Optional.empty();
    }

    /**
     * Writes a date.
     *
     * @param own whether the member does
     */
    static void write(MemberEntity row, @Nullable LocalDate wanted, boolean own, Instant now) {
        if (own && isChange(row, wanted)) {
            row.birthDateChangedAt = now;
        }
        row.birthDate = wanted;
        row.birthDateGiven |= wanted != null;
    }

    private static boolean isChange(MemberEntity row, @Nullable LocalDate wanted) {
        return row.birthDateGiven && wanted != null && !wanted.equals(row.birthDate);
    }
}
