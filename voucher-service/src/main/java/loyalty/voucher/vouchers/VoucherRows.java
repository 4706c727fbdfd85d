package loyalty.voucher.vouchers;

import java.time.Instant;
import loyalty.database.Row;
import loyalty.voucher.codes.SealedCode;
import loyalty.voucher.domain.Validity;
import loyalty.voucher.domain.Voucher;
import org.jspecify.annotations.Nullable;

/** Vouchers as rows of their table, and back. */
final class VoucherRows {

    private VoucherRows() {}

    /** The row of a new voucher: the values of its insert. */
    static @Nullable Object[] issued(VoucherIssue issue, SealedCode code) {
        VoucherTerms terms = issue.terms();
        Voucher life = issue.life();
        return new @Nullable Object[] {
            issue.member(),
            issue.voucherId(),
            terms.template(),
            terms.programmeVersion(),
            terms.kind(),
            terms.value(),
            terms.currency(),
            terms.cause(),
            issue.at(),
            issue.validity().from(),
            issue.validity().until(),
            life.status(),
            life.dueAt(),
            terms.leftAtFirst(),
            code.hash(),
            code.cipher(),
            code.keyId(),
            issue.causedAt()
        };
    }

    /** What a move writes, by the state before. */
    static @Nullable Object[] move(MemberVoucher before, MemberVoucher after) {
        Voucher life = after.life();
        return new @Nullable Object[] {
            before.member(),
            before.voucherId(),
            before.life().status(),
            life.status(),
            life.validity().until(),
            after.issuedUntil(),
            life.redemptionId(),
            life.reservedUntil(),
            life.dueAt(),
            after.left()
        };
    }

    /** The voucher of a row. */
    static MemberVoucher read(Row row) {
        VoucherTerms terms = new VoucherTerms(
                row.getString("template"),
                row.getString("programme_version"),
                row.getString("kind"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getString("cause"));
        Validity now = new Validity(row.instant("valid_from"), row.instant("valid_until"));
        Instant first = row.instantOrNull("issued_until");
        Instant causedAt = row.instantOrNull("caused_at");
        VoucherIssue issue = new VoucherIssue(
                row.owner(),
                row.getString("voucher_id"),
                terms,
                causedAt == null ? row.instant("issued_at") : causedAt,
                row.instant("issued_at"),
                first == null ? now : new Validity(now.from(), first));
        return new MemberVoucher(
                issue,
                Voucher.stored(
                        row.getString("status"),
                        now,
                        row.getString("redemption_id"),
                        row.instantOrNull("reserved_until")),
                row.getBigDecimal("left_over"),
                new SealedCode(row.getBytes("code_hash"), row.getBytes("code_cipher"), row.getString("code_key")));
    }
}
