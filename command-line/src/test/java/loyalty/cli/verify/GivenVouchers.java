package loyalty.cli.verify;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What support did with vouchers, as SQL: one given alone, one given by two people, and the end of that moved. */
final class GivenVouchers {

    private static final String AT = "'2026-01-02 03:04:05.000006'";
    private static final String LATER = "'2026-01-02 04:04:05.000007'";
    private static final int ACTS = 4;

    private GivenVouchers() {}

    /** In the order in which they are to be run. */
    static List<String> statements() {
        return Stream.of(
                        given(),
                        acts(),
                        IntStream.rangeClosed(1, ACTS).boxed().flatMap(GivenVouchers::sealed),
                        Stream.of("insert into voucher.voucher_act_chain select chain, chain_seq, hash from"
                                + " voucher.voucher_act where chain_seq = " + ACTS))
                .flatMap(some -> some)
                .toList();
    }

    private static Stream<String> given() {
        return Stream.of(
                voucher("v-0", "welcome", "enrolment"),
                voucher("v-1", "goodwill", "goodwill:alone"),
                voucher("v-2", "goodwill-50", "goodwill:up"),
                "insert into voucher.voucher_issue values (repeat('a', 16), 'alone', repeat('h', 32), 'goodwill',"
                        + " 'v1', 'GOODWILL', 'sue', " + AT + ", false, 'issued', null, null, 'v-1'),"
                        + " (repeat('a', 16), 'up', repeat('h', 32), 'goodwill-50', 'v1', 'COMPLAINT', 'sue', "
                        + AT + ", true, 'issued', 'pat', " + LATER + ", 'v-2')");
    }

    private static Stream<String> acts() {
        return Stream.of(
                act(
                        "voucher-issue/alone/1",
                        AT,
                        "sue",
                        "voucher-issue issued', 'GOODWILL', 'goodwill', 'v1', 'v-1', 1, null, null, null, 0)"),
                act(
                        "voucher-issue/up/1",
                        AT,
                        "sue",
                        "voucher-issue awaiting-approval', 'COMPLAINT', 'goodwill-50', 'v1', null, null, null, null, null, 0)"),
                act(
                        "voucher-issue/up/2",
                        LATER,
                        "pat",
                        "voucher-issue issued', 'COMPLAINT', 'goodwill-50', 'v1', 'v-2', 2, null, null, null, 0)"),
                act(
                        "voucher/v-2/3",
                        LATER,
                        "pat",
                        "voucher extended', 'COMPLAINT', null, null, 'v-2', 3, " + AT + ", " + LATER + ", 7.5, 0)"));
    }

    private static String voucher(String id, String template, String cause) {
        return "insert into voucher.voucher (pseudonym, voucher_id, template, programme_version, kind, amount, currency, cause,"
                + " issued_at, valid_from, valid_until, status, code_hash, code_cipher, code_key) values (repeat('a', 16), '"
                + id + "', '" + template + "', 'v1', 'amount', 5, 'USD', '" + cause + "', " + AT + ", " + AT + ", "
                + LATER
                + ", 'issued', unhex(sha2('" + id + "', 256)), 'c', '1')";
    }

    private static String act(String act, String at, String actor, String more) {
        return "insert into voucher.voucher_act (pseudonym, act, at, actor, role, origin, what, reason, campaign,"
                + " programme_version, voucher_id, event_seq, until_before, until_after, left_after, chain) values"
                + " (repeat('a', 16), '" + act + "', " + at + ", '" + actor + "', 'supervisor', '192.0.2.1', '" + more;
    }

    /** As the sealer does it, one after the other. */
    private static Stream<String> sealed(int place) {
        String before = "coalesce((select hex(b.hash) from (select * from voucher.voucher_act) b where b.chain_seq = "
                + (place - 1) + "), '')";
        return Stream.of(
                "update voucher.voucher_act set chain_seq = " + place
                        + " where chain_seq is null order by at, act limit 1",
                "update voucher.voucher_act set hash = unhex(sha2(concat_ws('|', " + before
                        + ", chain, chain_seq, hex(pseudonym), act, date_format(at, '%Y-%m-%dT%H:%i:%s.%f'), actor, role,"
                        + " coalesce(origin, ''), what, reason, coalesce(campaign, ''), coalesce(programme_version, ''),"
                        + " coalesce(voucher_id, ''), coalesce(event_seq, ''),"
                        + " coalesce(date_format(until_before, '%Y-%m-%dT%H:%i:%s.%f'), ''),"
                        + " coalesce(date_format(until_after, '%Y-%m-%dT%H:%i:%s.%f'), ''), coalesce(left_after, '')), 256))"
                        + " where chain_seq = " + place);
    }
}
