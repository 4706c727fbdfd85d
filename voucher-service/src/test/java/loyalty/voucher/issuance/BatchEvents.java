package loyalty.voucher.issuance;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import loyalty.events.MemberEnrolled;
import loyalty.events.MemberEvent;
import loyalty.events.Pseudonym;
import loyalty.events.TierChanged;

/** Events that bring something by the house programme, each one voucher. */
final class BatchEvents {

    private static final Instant AT = Instant.parse("2026-05-04T15:00:00Z");

    private BatchEvents() {}

    /** What one of them is, of the member and with the number of the event. */
    interface Kind {
        MemberEvent of(Pseudonym member, int number);
    }

    static MemberEvent enrolled(Pseudonym member, int number) {
        return new MemberEnrolled(member, AT, LocalDate.parse("2026-05-04"));
    }

    static MemberEvent reached(Pseudonym member, int number) {
        var cause =
                new TierChanged.Cause("reached", "order-" + number, null, new BigDecimal("200"), new BigDecimal("200"));
        return new TierChanged(
                member,
                AT,
                "club",
                "silver",
                "member",
                LocalDate.parse("2026-05-05"),
                Instant.parse("2027-05-05T04:00:00Z"),
                cause,
                "house-2");
    }
}
