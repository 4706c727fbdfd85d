package loyalty.voucher.vouchers;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import loyalty.events.Pseudonym;
import loyalty.events.VoucherIssued;
import loyalty.programme.Programme;
import loyalty.programme.calendar.ProgrammeCalendar;
import loyalty.programme.wallet.Offer;
import loyalty.voucher.domain.Validity;
import loyalty.voucher.domain.Voucher;

/**
 * The issue of a voucher: what was given to whom, and for how long, wherever support moves its end later.
 *
 * @param causedAt when that was which brought it
 * @param at the instant of the issue
 * @param validity as it was issued
 */
public record VoucherIssue(
        Pseudonym member, String voucherId, VoucherTerms terms, Instant causedAt, Instant at, Validity validity) {

    private static final int ID_BYTES = 12;
    private static final String PASSED = "passed:";

    /** A voucher of an offer, given now; the same cause at the same instant gives the same voucher. */
    public static VoucherIssue of(
            Pseudonym member, Offer offer, String cause, Instant causedAt, Programme programme, Instant now) {
        ProgrammeCalendar calendar = programme.calendar();
        LocalDate firstDay = calendar.dayOf(now).plusDays(offer.startsAfterDays());
        VoucherTerms terms = new VoucherTerms(
                offer.key(),
                programme.version(),
                offer.kind().word(),
                offer.value() == null ? null : offer.value().setScale(programme.amountDecimals()),
                programme.currency().getCurrencyCode(),
                cause);
        Validity validity = new Validity(
                offer.startsAfterDays() == 0 ? now : calendar.startOf(firstDay),
                calendar.startOf(offer.endFrom(firstDay)));
        return new VoucherIssue(member, id(member, offer, cause + causedAt), terms, causedAt, now, validity);
    }

    /** The voucher that one becomes which is passed on: the same from now on, in another wallet. */
    static VoucherIssue passedOn(MemberVoucher before, Offer offer, Pseudonym to, Instant now) {
        VoucherTerms old = before.issue().terms();
        VoucherTerms terms = new VoucherTerms(
                old.template(),
                old.programmeVersion(),
                old.kind(),
                old.value(),
                old.currency(),
                PASSED + before.voucherId());
        return new VoucherIssue(
                to, id(to, offer, terms.cause()), terms, now, now, before.life().validity());
    }

    /** Whether the programme gave it to this member, not somebody else. */
    public boolean isGiven() {
        return !terms.cause().startsWith(PASSED);
    }

    /** What it was when it was issued. */
    public Voucher life() {
        return Voucher.given(validity, at);
    }

    /** The event of the issue. */
    public VoucherIssued event() {
        return new VoucherIssued(
                member,
                at,
                voucherId,
                terms.kind(),
                terms.value(),
                terms.currency(),
                validity.from(),
                validity.until(),
                terms.cause());
    }

    /** The same voucher for the same cause has the same id, so that the primary key refuses a second one. */
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
