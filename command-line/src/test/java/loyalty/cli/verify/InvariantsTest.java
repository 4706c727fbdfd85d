package loyalty.cli.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import loyalty.local.database.Admin;
import loyalty.local.testing.TestStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables stand here in the few columns that the queries use, so that this module needs no service to be tested. */
class InvariantsTest {
    private static final String SETTLED = "payable decimal(6, 2), voucher decimal(6, 2), store_currency decimal(6, 2),"
            + " cancelled decimal(6, 2), withheld decimal(6, 2), restored decimal(6, 2)";

    private static final String ENTRY =
            "(pseudonym, seq, kind, points, order_id, available_after, pending_after, held_after, owed_after)";

    private static final String LINE_1 =
            "{\"id\": \"1\", \"quantity\": 2, \"unitPrice\": \"16.00\", \"discount\": \"2.00\", \"redeemed\": \"21.00\"}";
    private static final String LINE_2 =
            "{\"id\": \"2\", \"quantity\": 1, \"unitPrice\": \"10.00\", \"discount\": \"0.00\"}";
    private static final String LINE_OF_B =
            "{\"id\": \"1\", \"quantity\": 10, \"unitPrice\": \"1.00\", \"discount\": \"0.00\"}";

    /** The part of an entry's id that stands for the member whose pseudonym is 1. */
    private static final String OWNER = digest();

    private static String digest() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest("1e".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private final Admin admin = TestStack.shared().database().admin();

    @BeforeEach
    void consistent_books() throws Exception {
        run("drop schema if exists points", "drop schema if exists tier", "drop schema if exists voucher");
        create();
        fill();
        tell();
        seal();
        admin.createReader("verify", "v", List.of("points", "tier", "voucher"));
    }

    private void create() throws SQLException {
        run(
                "create schema voucher",
                "create table voucher.voucher (pseudonym int, voucher_id varchar(8), code_hash int, status varchar(9),"
                        + " kind varchar(8), amount int, left_over int, template varchar(8), cause varchar(40) default '',"
                        + " programme_version varchar(8))",
                "create table voucher.store_currency_lot (pseudonym int, lot_id varchar(8), issued int, spent int,"
                        + " cancelled int, expired int, left_over int, held int, unearned int default 0,"
                        + " withheld int default 0, uncollected int default 0, order_id varchar(8) default 'a', cause varchar(40) default '')",
                "create table voucher.redemption (redemption_id varchar(8), pseudonym int, status varchar(9), order_id varchar(8),"
                        + " payable int)",
                "create table voucher.redemption_part (redemption_id varchar(8), voucher_id varchar(8), amount int,"
                        + " given_back datetime, restored int default 0, line_id varchar(8) default '1')",
                "create table voucher.redemption_lot (redemption_id varchar(8), pseudonym int, lot_id varchar(8), amount int,"
                        + " restored int default 0)",
                "create table voucher.exchange (reward varchar(8), limited boolean, pseudonym int, hold_id varchar(20),"
                        + " status varchar(9), voucher_id varchar(8))",
                "create table voucher.reward_sale (reward varchar(16), sold int)",
                "create table voucher.code_batch (batch_no int, batch_id varchar(8), campaign varchar(8), codes int)",
                "create table voucher.code_claim (batch_no int, code_index int, pseudonym int, voucher_id varchar(8))",
                "create table voucher.shared_code_claim (batch_no int, pseudonym int, voucher_id varchar(8))",
                "create table voucher.settled_return (order_id varchar(8), return_id varchar(8), pseudonym int, "
                        + SETTLED + ")",
                "create schema points",
                "create schema tier");
        createWhatSupportDid();
        createPoints();
    }

    private void createWhatSupportDid() throws SQLException {
        run(
                "create table voucher.voucher_act (pseudonym int, act varchar(99), at datetime, actor varchar(9),"
                        + " role varchar(9), origin varchar(9), what varchar(32), reason varchar(9), campaign varchar(9),"
                        + " programme_version varchar(9), voucher_id varchar(9), event_seq int, until_before datetime,"
                        + " until_after datetime, left_after int, chain int, chain_seq int, hash binary(32))",
                "create table voucher.voucher_act_chain (chain int, chain_seq int, hash binary(32))",
                "create table voucher.voucher_issue (pseudonym int, issue_id varchar(9), campaign varchar(9),"
                        + " programme_version varchar(9), reason varchar(9), asked_by varchar(9), asked_at datetime,"
                        + " needs_approval boolean, status varchar(17), decided_by varchar(9), decided_at datetime,"
                        + " voucher_id varchar(9))",
                "create table tier.staff_act (pseudonym int, act varchar(99), at datetime, actor varchar(9), role varchar(9),"
                        + " origin varchar(9), what varchar(32), tier varchar(9), until_at datetime, reason_hash binary(32),"
                        + " chain int, chain_seq int, hash binary(32))",
                "create table tier.member (pseudonym int, revision int)",
                "create table tier.staff_act_chain (chain int, chain_seq int, hash binary(32))",
                "create table tier.tier_override (pseudonym int, override_id varchar(9), tier varchar(9), until_at datetime,"
                        + " reason varchar(9), salt binary(16), asked_by varchar(9), asked_at datetime, status varchar(17),"
                        + " decided_by varchar(9), decided_at datetime)");
    }

    private void createPoints() throws SQLException {
        run(
                "create table points.account (pseudonym int, version int, available int, pending int, held int, owed int,"
                        + " event_seq int)",
                "create table points.entry (pseudonym int, seq int, kind varchar(8), points int, order_id varchar(8),"
                        + " available_after int, pending_after int, held_after int, owed_after int, actor varchar(9),"
                        + " at datetime, event_seq int, programme_version varchar(8), reason varchar(16))",
                "create table points.lot (pseudonym int, points int, points_left int, points_held int, pending boolean)",
                "create table points.hold (pseudonym int, hold_id varchar(8), points int, open_until datetime)",
                "create table points.hold_step (pseudonym int, hold_id varchar(20), status varchar(8))",
                "create table points.purchase (pseudonym int, order_id varchar(8), earned int, placed_at datetime,"
                        + " order_lines json, redemptions json)",
                "create table points.activity (pseudonym int, activity_id varchar(8))",
                "create table points.order_return (return_id varchar(8), order_id varchar(8), due int, complete boolean,"
                        + " worth decimal(6, 2), pseudonym int default 1)",
                "create table points.return_settlement (order_id varchar(8), return_id varchar(8), resume_at datetime, "
                        + SETTLED + ")",
                "create table points.order_under_way (order_id varchar(8))",
                "create table points.tier_period (pseudonym int, sequence int, tier varchar(8), rate_from date)",
                "create table points.attribute_period (pseudonym int, sequence int, from_day date, attributes text)",
                "create table tier.attributes_told (pseudonym int, event_seq int, from_day date, attributes text)",
                "create table voucher.voucher_passed (pseudonym int, voucher_id varchar(8), to_pseudonym int,"
                        + " to_voucher_id varchar(8))",
                "create table tier.qualifying (pseudonym int, order_id varchar(8), points int, placed_at datetime)",
                "create table tier.tier_change (pseudonym int, event_seq int, tier varchar(8), rate_from date)");
    }

    private void fill() throws SQLException {
        run(
                "insert into voucher.voucher (pseudonym, voucher_id, code_hash, status, kind, amount, left_over) values (1, 'a', 1, 'issued', 'amount', 5, null),"
                        + " (1, 'b', 2, 'expired', 'item', null, null), (1, 'c', 3, 'reserved', 'amount', 5, null),"
                        + " (1, 'd', 4, 'redeemed', 'amount', 5, null), (1, 'e', 5, 'reserved', 'credit', 25, 15),"
                        + " (1, 'f', 6, 'redeemed', 'credit', 7, 0)",
                "insert into voucher.store_currency_lot (pseudonym, lot_id, issued, spent, cancelled, expired, left_over, held,"
                        + " unearned, withheld, order_id) values (1, 'l', 10, 2, 2, 1, 5, 1, 4, 1, 'a'),"
                        + " (1, 'm', 5, 0, 3, 2, 0, 0, 5, 0, 'b')",
                "insert into voucher.redemption values ('open', 1, 'reserved', 'o', 0), ('paid', 1, 'confirmed', 'a', 19),"
                        + " ('more', 1, 'confirmed', 'b', 6), ('late', 1, 'expired', 'a', 0)",
                "insert into voucher.redemption_part (redemption_id, voucher_id, amount) values ('open', 'c', 5), ('open', null, 1), ('paid', 'd', 5), ('paid', 'e', 6), ('paid', 'f', 7), ('more', 'e', 4), ('open', 'e', 9),"
                        + " ('paid', null, 3), ('late', 'a', 5), ('late', 'd', 5), ('late', null, 9)",
                "insert into voucher.redemption_lot values ('open', 1, 'l', 1, 0), ('paid', 1, 'l', 3, 1), ('late', 1, 'l', 9, 0)",
                "insert into voucher.exchange values ('r', true, 1, 'exchange:1', 'completed', 'd'),"
                        + " ('r', true, 1, 'exchange:2', 'held', null), ('s', false, 1, 'exchange:3', 'pending', null)",
                "insert into voucher.reward_sale values ('r', 2), ('voucher:s', 1), ('batch:t', 1)",
                "insert into voucher.code_batch values (1, 's', 'p', 4), (2, 't', 'q', null)",
                "insert into voucher.code_claim values (1, 3, 1, 'b')",
                "insert into voucher.shared_code_claim values (2, 1, 'e')",
                "update voucher.voucher set template = 'p', cause = 'batch:s:4' where voucher_id = 'b'",
                "update voucher.voucher set template = 'q', cause = 'batch:t:1' where voucher_id = 'e'",
                "update voucher.voucher set template = 's', cause = 'code:s:1' where voucher_id = 'a'",
                "update voucher.voucher set cause = 'threshold:5-" + OWNER + "' where voucher_id = 'c'",
                "update voucher.store_currency_lot set cause = 'points:6-" + OWNER + "' where lot_id = 'm'");
        fillPassedOn();
        fillPoints();
    }

    private void fillPassedOn() throws SQLException {
        run(
                "insert into voucher.voucher (pseudonym, voucher_id, code_hash, status, kind, amount, left_over, cause)"
                        + " values (1, 'g', 7, 'cancelled', 'amount', 5, null, null),"
                        + " (2, 'h', 8, 'issued', 'amount', 5, null, 'passed:g')",
                "insert into voucher.voucher_passed values (1, 'g', 2, 'h')");
    }

    private void fillPoints() throws SQLException {
        run(
                "insert into points.account values (1, 6, 35, 10, 5, 0, 2)",
                "insert into points.entry " + ENTRY
                        + " values (1, 1, 'earn', 40, 'a', 40, 0, 0, 0), (1, 2, 'earn', 10, 'b', 40, 10, 0, 0),"
                        + " (1, 3, 'earn', 1, null, 41, 10, 0, 0), (1, 4, 'earn', 2, null, 43, 10, 0, 0)",
                "insert into points.entry " + ENTRY
                        + " values (1, 5, 'redeem', -1, null, 42, 10, 0, 0), (1, 6, 'redeem', -2, null, 40, 10, 0, 0)",
                "update points.entry set actor = 'programme', reason = if(seq = 5, 'reward:r', 'store-currency')"
                        + " where seq > 4",
                "insert into points.lot values (1, 40, 40, 5, false), (1, 10, 10, 0, true), (1, 3, 0, 0, false)",
                "insert into points.hold values (1, 'h', 5, '2026-01-05'), (1, 'i', 7, null)",
                "insert into points.hold_step values (1, 'h', 'held'), (1, 'i', 'held'), (1, 'i', 'released'),"
                        + " (1, 'exchange:1', 'captured'), (1, 'exchange:2', 'captured')",
                "insert into points.purchase values (1, 'a', 40, '2026-01-01', '[" + LINE_1 + ", " + LINE_2
                        + "]', '[\"paid\"]')," + " (1, 'b', 10, '2026-01-02', '[" + LINE_OF_B + "]', null)",
                "insert into points.order_return (return_id, order_id, due, complete, worth) values"
                        + " ('q', 'b', 4, false, 0), ('r', 'b', 6, true, 0), ('s', 'a', 0, false, 2), ('t', 'a', 0, false, 0)",
                "insert into points.return_settlement values ('b', 'q', null, 2.40, 1.60, 0, 0, 0, 0),"
                        + " ('b', 'r', null, 3.60, 2.40, 0, 3, 0, 0), ('a', 's', null, 10, 0, 0, 2, 1, 0),"
                        + " ('a', 't', null, 4.50, 9, 1.50, 0, 0, 1)",
                "insert into voucher.settled_return select order_id, return_id, 1, payable, voucher, store_currency, cancelled,"
                        + " withheld, restored from points.return_settlement",
                "insert into points.activity values (1, 'v'), (1, 'w')",
                "insert into tier.qualifying values (1, 'a', 40, '2026-01-01'), (1, 'b', 10, '2026-01-02')",
                "insert into tier.tier_change values (1, 3, 'silver', '2026-01-03')",
                "insert into points.tier_period values (1, 3, 'silver', '2026-01-03')",
                "insert into tier.attributes_told values (1, 4, '2026-01-04', '{}')",
                "insert into points.attribute_period values (1, 4, '2026-01-04', '{}')");
    }

    private void tell() throws SQLException {
        run(
                "create table points.event_log (aggregateid varchar(8), sequence_no int, type varchar(8))",
                "create table tier.event_log (aggregateid varchar(8), sequence_no int)",
                "create table voucher.event_log (aggregateid varchar(8), sequence_no int)",
                "create table tier.membership (pseudonym int, event_seq int)",
                "create table voucher.holder (pseudonym int, event_seq int)",
                "insert into points.event_log values ('1', 1, ''), ('1', 2, ''), ('house-1', 1, '')",
                "insert into tier.membership values (1, 1), (2, 0)",
                "insert into tier.event_log values ('1', 1)",
                "insert into voucher.holder values (1, 0)");
    }

    private void seal() throws SQLException {
        run(
                "create table points.audit (chain int, chain_seq int, hash binary(32), pseudonym binary(1), act varchar(8),"
                        + " at datetime(6), actor varchar(8), role varchar(8), origin varchar(8), what varchar(8),"
                        + " points int, reason varchar(8), note_hash binary(2))",
                "create table points.audit_chain (chain int, chain_seq int, hash binary(32))",
                "create table points.adjustment (pseudonym int, adjustment_id varchar(8), points int, reason varchar(8),"
                        + " note_hash binary(32), programme_version varchar(8), needs_approval boolean, asked_at datetime,"
                        + " status varchar(17))",
                "create table points.adjustment_note (pseudonym int, adjustment_id varchar(8), salt binary(2), note varchar(8))",
                "create table points.adjustment_step (pseudonym int, adjustment_id varchar(8), step int, status varchar(17),"
                        + " actor varchar(8), at datetime, event_seq int, entry_seq int, points int, available_after int,"
                        + " pending_after int, held_after int, owed_after int)",
                "insert into points.audit values (0, 1, unhex(sha2('|0|1|61|x/1|2026-01-02T03:04:05.000006|sue|support||w|5|R|',"
                        + " 256)), 'a', 'x/1', '2026-01-02 03:04:05.000006', 'sue', 'support', null, 'w', 5, 'R', null)",
                "insert into points.audit select 0, 2, unhex(sha2(concat(hex(hash),"
                        + " '|0|2|62|x/2|2026-01-02T03:04:06.000000|eve|super|192|w|-5||6162'), 256)), 'b', 'x/2',"
                        + " '2026-01-02 03:04:06', 'eve', 'super', '192', 'w', -5, null, 'ab' from points.audit",
                "insert into points.audit_chain select chain, chain_seq, hash from points.audit where chain_seq = 2");
    }

    @Test
    void finds_nothing_in_books_that_agree() {
        assertThat(verdict())
                .doesNotContain("VIOLATED", "FAILED")
                .contains("1  holds", "5  holds", "6  holds", "7  holds", "8  holds", "9  holds");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1 | insert into points.entry (pseudonym, seq, kind, points, order_id, available_after, pending_after, held_after, owed_after) \
                values (2, 1, 'earn', 5, 'c', 5, 0, 0, 0)
            2 | update points.lot set points_left = 39 where points = 40
            2 | update points.account set available = 39, pending = 9
            2 | update points.account set available = 37, held = 6
            2 | update points.hold set open_until = null
            3 | update points.lot set points_held = 41 where points = 40
            4 | insert into points.hold_step values (1, 'i', 'captured')
            3 | update points.lot set points_left = -1 where pending = true
            4 | insert into points.purchase (pseudonym, order_id, earned, placed_at) values (1, 'a', 40, '2026-01-01')
            4 | insert into points.activity values (1, 'v')
            4 | insert into points.order_return (return_id, order_id, due) values ('q', 'b', 0)
            4 | insert into points.order_return (return_id, order_id, due) values ('s', 'b', 1)
            5 | update points.account set version = 3
            6 | update voucher.voucher set code_hash = 1
            6 | update voucher.voucher set status = 'stolen' where voucher_id = 'a'
            6 | update voucher.voucher set status = 'issued' where voucher_id = 'c'
            6 | update voucher.voucher set status = 'redeemed' where voucher_id = 'a'
            6 | update voucher.voucher set status = 'reserved' where voucher_id = 'd'
            6 | update voucher.redemption set status = 'confirmed' where redemption_id = 'late'
            6 | update voucher.voucher set left_over = 14 where voucher_id = 'e'
            6 | update voucher.voucher set left_over = null where voucher_id = 'e'
            6 | update voucher.voucher set status = 'issued' where voucher_id = 'e'
            6 | update voucher.voucher set status = 'issued' where voucher_id = 'f'
            6 | update voucher.redemption_part set amount = 5 where redemption_id = 'more'
            6 | insert into voucher.redemption_part (redemption_id, voucher_id, amount) values ('open', 'd', 5)
            6 | update voucher.store_currency_lot set left_over = 6
            6 | update voucher.store_currency_lot set spent = 4, left_over = 3
            6 | update voucher.store_currency_lot set held = 0
            6 | update voucher.store_currency_lot set withheld = 9
            6 | update voucher.redemption_part set given_back = '2026-01-02' where voucher_id = 'd'
            6 | update voucher.redemption_part set restored = 1 where voucher_id = 'e'
            6 | update voucher.redemption_lot set restored = 2 where redemption_id = 'paid'
            6 | update voucher.redemption_part set amount = 2 where redemption_id = 'open' and voucher_id is null
            6 | update voucher.exchange set voucher_id = null
            6 | update voucher.exchange set voucher_id = 'gone' where status = 'completed'
            6 | insert into voucher.exchange values ('s', false, 1, 'exchange:4', 'completed', 'd')
            6 | update voucher.exchange set status = 'held'
            6 | delete from points.hold_step where hold_id = 'exchange:1'
            6 | delete from voucher.exchange where hold_id = 'exchange:2'
            6 | update voucher.reward_sale set sold = 1 where reward = 'r'
            6 | update voucher.reward_sale set sold = 2 where reward = 'voucher:s'
            6 | update voucher.reward_sale set sold = 2 where reward = 'batch:t'
            6 | delete from voucher.code_claim
            6 | delete from voucher.shared_code_claim
            6 | update voucher.code_claim set code_index = 4
            6 | update voucher.code_claim set batch_no = 2
            6 | insert into voucher.code_claim values (1, 0, 1, 'd')
            6 | insert into voucher.code_claim values (1, 0, 1, 'b')
            6 | update voucher.voucher set template = 'q' where voucher_id = 'b'
            6 | update voucher.voucher set cause = '' where voucher_id = 'c'
            6 | update voucher.voucher set cause = 'threshold:7-0' where voucher_id = 'd'
            6 | update voucher.store_currency_lot set cause = '' where lot_id = 'm'
            6 | update voucher.store_currency_lot set cause = 'points:7-0' where lot_id = 'l'
            6 | delete from voucher.voucher_passed
            6 | update voucher.voucher set status = 'issued' where voucher_id = 'g'
            6 | update voucher.voucher set cause = '' where voucher_id = 'h'
            6 | delete from voucher.voucher where voucher_id = 'h'
            7 | delete from points.event_log where sequence_no = 2
            7 | update points.event_log set sequence_no = 3 where sequence_no = 2
            7 | insert into tier.event_log values ('1', 1)
            7 | insert into voucher.event_log values ('1', 1)
            7 | delete from tier.qualifying where order_id = 'b'
            7 | update tier.qualifying set points = 41 where order_id = 'a'
            7 | delete from points.tier_period
            7 | delete from points.attribute_period
            7 | update points.attribute_period set attributes = '{"storeCard":"yes"}'
            7 | update points.attribute_period set from_day = '2026-01-03'
            8 | update points.audit set points = 6 where chain_seq = 1
            8 | update points.audit set actor = 'max' where chain_seq = 2
            8 | delete from points.audit where chain_seq = 1
            8 | delete from points.audit where chain_seq = 2
            8 | update points.audit_chain set hash = unhex(sha2('x', 256))
            9 | update voucher.store_currency_lot set unearned = 5 where lot_id = 'l'
            9 | update voucher.store_currency_lot set uncollected = 2 where lot_id = 'l'
            9 | update voucher.store_currency_lot set withheld = 0, unearned = 3 where lot_id = 'l'
            9 | update voucher.store_currency_lot set cancelled = 1, left_over = 6, unearned = 3 where lot_id = 'l'
            9 | update voucher.store_currency_lot set unearned = 4 where lot_id = 'm'
            9 | update points.purchase set redemptions = '["gone"]' where order_id = 'a'
            9 | update points.purchase set redemptions = '["PAID"]' where order_id = 'a'
            9 | update voucher.redemption set status = 'expired' where redemption_id = 'paid'
            9 | update voucher.redemption set order_id = 'b' where redemption_id = 'paid'
            9 | update voucher.redemption set pseudonym = 2 where redemption_id = 'paid'
            9 | update points.purchase set redemptions = '["paid"]' where order_id = 'b'
            9 | update points.purchase set redemptions = '["paid", "paid"]' where order_id = 'a'
            9 | update voucher.redemption_part set amount = 17 where redemption_id = 'paid' and voucher_id = 'f'
            9 | update voucher.redemption_part set line_id = '3' where redemption_id = 'paid' and voucher_id = 'f'
            9 | update points.purchase set order_lines = replace(order_lines, '21.00', '20.00') where order_id = 'a'
            9 | update points.purchase set order_lines = replace(order_lines, '21.00', '22.00') where order_id = 'a'
            9 | update voucher.redemption set payable = 20 where redemption_id = 'paid'
            9 | update points.return_settlement set cancelled = 1 where return_id = 's'
            9 | delete from voucher.settled_return where return_id = 'q'
            9 | delete from points.return_settlement where return_id = 'q'
            9 | delete from points.order_return where return_id = 'q'
            9 | update points.order_return set worth = 9.50 where return_id = 's'
            9 | update points.return_settlement t, voucher.settled_return s set t.payable = 16, s.payable = 16 \
                where t.return_id = 't' and s.return_id = 't'
            9 | update points.return_settlement t, voucher.settled_return s set t.voucher = 25, s.voucher = 25 \
                where t.return_id = 't' and s.return_id = 't'
            9 | update points.return_settlement t, voucher.settled_return s set t.restored = 2, s.restored = 2 \
                where t.return_id = 't' and s.return_id = 't'
            9 | update points.return_settlement t, voucher.settled_return s set t.restored = 1, s.restored = 1, \
                t.store_currency = 1, s.store_currency = 1, t.payable = 1.40, s.payable = 1.40 \
                where t.return_id = 'q' and s.return_id = 'q'
            9 | insert into voucher.redemption_part (redemption_id, voucher_id, amount) values ('more', 'd', 5)
            9 | update voucher.redemption_part set given_back = '2026-01-02' where redemption_id = 'open'
            9 | update voucher.redemption_lot set restored = 2 where redemption_id = 'paid'
            9 | insert into points.order_under_way values ('z')
            9 | update points.return_settlement set resume_at = '2026-01-02' where return_id = 't'
            """)
    void finds_each_kind_of_damage(int number, String damage) throws Exception {
        run(damage);

        assertThat(verdict()).contains(number + "  VIOLATED");
    }

    private String verdict() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        try (Books books = Books.open(admin.url(""), "verify", "v")) {
            Verify.check(books, new PrintStream(said, true, StandardCharsets.UTF_8));
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    private void run(String... statements) throws SQLException {
        try (Connection connection = admin.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
