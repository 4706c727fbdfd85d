package loyalty.voucher.issuance;

import java.util.List;
import java.util.stream.Stream;
import loyalty.database.Database;

/** What stands in the tables of the members of a way, summed up, but for the codes and for what names a member. */
final class BatchRows {

    private BatchRows() {}

    static List<String> written(Database database, BatchWay way) {
        String members = " from %s t where right(hex(t.pseudonym), 2) = '%02X'".formatted("%s", way.mark());
        return Stream.of(
                        "sum(crc32(concat_ws('/', event_seq, enrolled_at, tier, orders))) from holder",
                        "sum(crc32(concat_ws('/', template, programme_version, kind, amount, currency, cause, issued_at,"
                                + " valid_from, valid_until, status, ifnull(due_at, '-'), ifnull(left_over, '-'),"
                                + " length(code_hash), length(code_cipher), code_key, caused_at,"
                                + " ifnull(issued_until, '-'), ifnull(redemption_id, '-'),"
                                + " ifnull(reserved_until, '-'), revoked))) from voucher")
                .map(sums -> sums.split(" from ", 2))
                .map(sums -> database.read(
                                "select concat_ws(' ', count(*), " + sums[0] + ")" + members.formatted(sums[1]),
                                row -> row.getString(1))
                        .getFirst())
                .toList();
    }
}
