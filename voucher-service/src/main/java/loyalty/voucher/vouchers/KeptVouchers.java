package loyalty.voucher.vouchers;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import loyalty.database.KeptTable;
import loyalty.database.Row;
import loyalty.personal.PersonalRoom;
import loyalty.voucher.codes.CodeVault;
import loyalty.voucher.codes.SealedCode;

/** What is kept of a member's vouchers; the codes are told to the member alone. */
@ApplicationScoped
class KeptVouchers implements PersonalRoom {

    private final CodeVault codes;

    KeptVouchers(CodeVault codes) {
        this.codes = codes;
    }

    @Override
    public List<KeptTable> tables(boolean forTheMember) {
        return List.of(
                forTheMember ? vouchers().making("code", this::code) : vouchers(),
                KeptTable.of("voucher_passed", "vouchersPassedOn").without("to_pseudonym", "to_voucher_id"),
                KeptTable.of("voucher_passed", "vouchersReceived", "to_pseudonym = ?")
                        .calling("to_voucher_id", "voucherId")
                        .without("to_pseudonym", "voucher_id"),
                KeptTable.of("code_claim", "codesClaimed").without("batch_no", "code_index"),
                KeptTable.of("shared_code_claim", "sharedCodesClaimed").without("batch_no"));
    }

    private static KeptTable vouchers() {
        return KeptTable.of("voucher", "vouchers")
                .calling("left_over", "left")
                .without("due_at", "code_hash", "code_cipher", "code_key");
    }

    private String code(Row row) {
        return codes.open(
                new SealedCode(row.getBytes("code_hash"), row.getBytes("code_cipher"), row.getString("code_key")));
    }
}
