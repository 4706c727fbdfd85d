package loyalty.voucher.issuance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import loyalty.events.MemberEnrolled;
import loyalty.events.Pseudonym;
import loyalty.events.TierChanged;
import loyalty.programme.Ladder;
import loyalty.programme.Offer;
import loyalty.programme.Programme;
import loyalty.programme.ProgrammeCalendar;
import loyalty.programme.VoucherTemplate;
import loyalty.voucher.domain.Voucher;
import loyalty.voucher.vouchers.Vouchers;

/** Which vouchers an event brings, by the programme. */
public final class IssuancePolicy {

    private static final String REACHED = "reached";
    private static final int ID_BYTES = 12;

    /** A tier that lasts to the end of a year brings its voucher once in twelve months. */
    private static final int MONTHS_OF_A_YEAR = 12;

    private IssuancePolicy() {}

    /** The welcome. The inbox sees to it that nobody is welcomed twice. */
    public static List<Vouchers.Row> ofEnrolment(MemberEnrolled news, Programme programme, Instant now) {
        return programme.vouchers().stream()
                .filter(template -> template.when() == VoucherTemplate.When.ENROLMENT)
                .map(template -> voucher(news.member(), template, "enrolment", news.at(), programme, now))
                .toList();
    }

    /**
     * The reward of a tier that was reached. A tier is reached again only after its status has ended, so a second
     * telling within that time (late news can move the day on which it was reached) brings nothing more.
     *
     * @param last when the member last got each voucher
     */
    public static List<Vouchers.Row> ofTier(
            TierChanged news, Programme programme, Map<String, Instant> last, Instant now) {
        if (!news.cause().kind().equals(REACHED)) {
            return List.of();
        }
        ProgrammeCalendar calendar = programme.calendar();
        Integer lasts =
                programme.ladderWith(news.tier()).map(Ladder::validMonths).orElse(null);
        Instant again = calendar.startOf(calendar.dayOf(now)
                .minusMonths(lasts == null ? MONTHS_OF_A_YEAR : lasts)
                .plusDays(1));
        return programme.vouchers().stream()
                .filter(template -> news.tier().equals(template.tier()))
                .filter(template ->
                        last.getOrDefault(template.id(), Instant.EPOCH).isBefore(again))
                .map(template -> voucher(news.member(), template, "tier:" + news.tier(), news.at(), programme, now))
                .toList();
    }

    /** A voucher of an offer, given now; the same cause at the same instant gives the same voucher. */
    public static Vouchers.Row voucher(
            Pseudonym member, Offer offer, String cause, Instant causedAt, Programme programme, Instant now) {
        ProgrammeCalendar calendar = programme.calendar();
        LocalDate firstDay = calendar.dayOf(now).plusDays(offer.startsAfterDays());
        Voucher.Validity validity = new Voucher.Validity(
                offer.startsAfterDays() == 0 ? now : calendar.startOf(firstDay),
                calendar.startOf(firstDay.plusDays(offer.validDays())));
        return new Vouchers.Row(
                member,
                id(member, offer, cause + causedAt),
                offer.key(),
                programme.version(),
                offer.kind().word(),
                offer.value() == null ? null : offer.value().setScale(programme.amountDecimals()),
                programme.currency().getCurrencyCode(),
                cause,
                now,
                validity,
                null,
                Voucher.given(validity, now).status(),
                null,
                new byte[0],
                "");
    }

    /** The same gift for the same cause has the same id, so that the primary key refuses a second one. */
    private static String id(Pseudonym member, Offer offer, String cause) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((member.hex() + '/' + offer.key() + '/' + cause).getBytes(StandardCharsets.UTF_8));
            return "v-" + HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
