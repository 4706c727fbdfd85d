package loyalty.voucher.vouchers;

import jakarta.enterprise.context.ApplicationScoped;
import loyalty.database.Database;
import loyalty.events.Pseudonym;

/** Which vouchers the codes of batches became. */
@ApplicationScoped
public class CodeClaims {

    // Who comes second waits for the first and then holds the row alone: two who waited together would hold it shared.
    private static final String CLAIM = """
            insert into code_claim (batch_no, code_index, pseudonym, voucher_id) values (?, ?, ?, ?)
            on duplicate key update code_index = code_index""";
    private static final String CLAIM_SHARED =
            "insert into shared_code_claim (batch_no, pseudonym, voucher_id) values (?, ?, ?)";
    private static final String OF_CODE = "select voucher_id from code_claim where batch_no = ? and code_index = ?";
    private static final String SUM = """
            select count(*) as claimed, coalesce(sum(v.status = 'redeemed'), 0) as used
            from (select pseudonym, voucher_id from code_claim where batch_no = ?
                union all select pseudonym, voucher_id from shared_code_claim where batch_no = ?) c
            join voucher v on v.pseudonym = c.pseudonym and v.voucher_id = c.voucher_id""";

    private final Database database;

    CodeClaims(Database database) {
        this.database = database;
    }

    /**
     * How far the codes of a batch are gone.
     *
     * @param claimed how many vouchers they became
     * @param used how many of these are used
     */
    public record Gone(long claimed, long used) {

        /** What is gone of a batch that was made just now. */
        public static final Gone NOTHING = new Gone(0, 0);
    }

    /** Whether a code is somebody's already. */
    public boolean isClaimed(int batch, int index) {
        return !database.read(OF_CODE, row -> true, batch, index).isEmpty();
    }

    /** Makes a code that of a voucher, in the transaction of a caller who has locked the member; whether it was free. */
    public boolean claim(int batch, int index, Pseudonym member, String voucherId) {
        database.execute(CLAIM, batch, index, member, voucherId);
        return database.read(OF_CODE, row -> row.getString("voucher_id"), batch, index)
                .contains(voucherId);
    }

    /** Notes a voucher that a code brought which many have. */
    public void claimShared(int batch, Pseudonym member, String voucherId) {
        database.execute(CLAIM_SHARED, batch, member, voucherId);
    }

    /** How far the codes of a batch are gone. */
    public Gone of(int batch) {
        return database.read(SUM, row -> new Gone(row.getLong("claimed"), row.getLong("used")), batch, batch)
                .getFirst();
    }
}
