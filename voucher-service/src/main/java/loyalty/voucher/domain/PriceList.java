package loyalty.voucher.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import loyalty.programme.calendar.ProgrammeCalendar;
import loyalty.programme.wallet.Reward;

/** When and to whom a reward is sold. */
public final class PriceList {

    private PriceList() {}

    /** From when on members of a tier can buy it; nothing when it has always been sold. */
    public static Optional<Instant> soldFrom(Reward reward, String tier, ProgrammeCalendar calendar) {
        return Optional.ofNullable(reward.firstDayFor(tier)).map(calendar::startOf);
    }

    /** Whether members of a tier can buy it at all. */
    public static boolean isFor(Reward reward, String tier) {
        return reward.tiers() == null || reward.tiers().contains(tier);
    }

    /** Whether its last day is over. */
    public static boolean isOver(Reward reward, Instant now, ProgrammeCalendar calendar) {
        LocalDate last = reward.until();
        return last != null && !now.isBefore(calendar.endOf(last));
    }

    /** Why a member of a tier cannot buy it now; nothing when they can, as far as there is one left. */
    public static Optional<Rejection> refusal(Reward reward, String tier, Instant now, ProgrammeCalendar calendar) {
        if (!isFor(reward, tier)) {
            return Optional.of(new Rejection.NotForTier());
        }
        if (isOver(reward, now, calendar)) {
            return Optional.of(new Rejection.OutOfStock());
        }
        return soldFrom(reward, tier, calendar).filter(now::isBefore).map(Rejection.NotYetAvailable::new);
    }
}
