package loyalty.voucher.vouchers;

import static loyalty.database.ManyRows.instant;
import static loyalty.database.ManyRows.instantOrNull;
import static loyalty.database.ManyRows.owner;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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
    static MemberVoucher read(ResultSet row) throws SQLException {
        VoucherTerms terms = new VoucherTerms(
                row.getString("template"),
                row.getString("programme_version"),
                row.getString("kind"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getString("cause"));
        Validity now = new Validity(instant(row, "valid_from"), instant(row, "valid_until"));
        Instant first = instantOrNull(row, "issued_until");
        Instant causedAt = instantOrNull(row, "caused_at");
        VoucherIssue issue = new VoucherIssue(
                owner(row),
                row.getString("voucher_id"),
                terms,
                causedAt == null ? instant(row, "issued_at") : causedAt,
                instant(row, "issued_at"),
                first == null ? now : new Validity(now.from(), first));
        return new MemberVoucher(
                issue,
                Voucher.stored(
                        row.getString("status"),
                        now,
                        row.getString("redemption_id"),
                        instantOrNull(row, "reserved_until")),
                row.getBigDecimal("left_over"),
                new SealedCode(row.getBytes("code_hash"), row.getBytes("code_cipher"), row.getString("code_key")));
    }
}
