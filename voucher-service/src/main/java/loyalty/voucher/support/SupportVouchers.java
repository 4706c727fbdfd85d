package loyalty.voucher.support;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.clock.BusinessClock;
import loyalty.events.MemberEvent;
import loyalty.events.Pseudonym;
import loyalty.events.VoucherCancelled;
import loyalty.events.VoucherExtended;
import loyalty.voucher.Rejections;
import loyalty.voucher.domain.Rejection;
import loyalty.voucher.domain.Voucher;
import loyalty.voucher.holder.Rows;
import loyalty.voucher.issuance.SettleWallets;
import loyalty.voucher.vouchers.IssueVouchers;
import loyalty.voucher.vouchers.Vouchers;

/** Support takes a voucher back or moves its end. One transaction under the member's lock. */
@ApplicationScoped
class SupportVouchers {

    private static final String BY_ID = "SELECT * FROM voucher WHERE voucher_id = ?";
    private static final String MOVE = """
            UPDATE voucher SET status = ?, issued_until = COALESCE(issued_until, valid_until), valid_until = ?,
                due_at = ? WHERE pseudonym = ? AND voucher_id = ?""";
    private static final String NOTE = """
            INSERT INTO voucher_act (pseudonym, voucher_id, act_seq, act, actor, reason, at)
            VALUES (?, ?, ?, ?, ?, ?, ?)""";

    private final AgroalDataSource database;
    private final IssueVouchers wallet;
    private final SettleWallets settle;
    private final BusinessClock clock;

    SupportVouchers(AgroalDataSource database, IssueVouchers wallet, SettleWallets settle, BusinessClock clock) {
        this.database = database;
        this.wallet = wallet;
        this.settle = settle;
        this.clock = clock;
    }

    /** Who does it, and a reason that the programme names. */
    record Act(String actor, String reason) {}

    /**
     * Takes a voucher back; one that was taken back stays so.
     *
     * @throws ProblemException 404, 409 when a till holds it, or it is used or ended
     */
    Vouchers.Row cancel(String voucherId, Act act) {
        return move(voucherId, act, (row, now) -> switch (row.state(now)) {
            case Voucher.Cancelled done -> done;
            case Voucher.Issued issued -> issued.cancel();
            case Voucher.Scheduled waiting -> waiting.cancel();
            case Voucher other -> throw Rejections.refused(new Rejection.VoucherSettled(other.status()));
        });
    }

    /**
     * Moves the end of a voucher that waits or can be used.
     *
     * @throws ProblemException 400 when it would have ended already, 404, 409
     */
    Vouchers.Row extend(String voucherId, Instant until, Act act) {
        return move(voucherId, act, (row, now) -> {
            if (!until.isAfter(now) || !until.isAfter(row.validity().from())) {
                throw new ProblemException(Problems.malformedRequest("validUntil", "an end that is yet to come"));
            }
            return switch (row.state(now)) {
                case Voucher.Issued issued -> issued.extend(until);
                case Voucher.Scheduled waiting -> waiting.extend(until);
                case Voucher other -> throw Rejections.refused(new Rejection.VoucherSettled(other.status()));
            };
        });
    }

    private interface Step {
        Voucher take(Vouchers.Row row, Instant now);
    }

    private Vouchers.Row move(String voucherId, Act act, Step step) {
        Pseudonym member = find(voucherId).member();
        return QuarkusTransaction.requiringNew().call(() -> {
            SortedMap<Pseudonym, Long> locked = wallet.lock(member);
            Instant now = clock.now();
            List<MemberEvent> events = new ArrayList<>(settle.settle(now, locked.keySet()));
            Vouchers.Row before = find(voucherId);
            Voucher after = step.take(before, now);
            if (!after.equals(before.state(now))) {
                write(before, after);
                events.add(news(before, after, act, now));
                long sequence = Objects.requireNonNull(locked.get(member)) + events.size();
                note(before, after instanceof Voucher.Cancelled ? "cancel" : "extend", act, sequence, now);
            }
            wallet.tell(events, locked, now);
            return find(voucherId);
        });
    }

    private static MemberEvent news(Vouchers.Row row, Voucher after, Act act, Instant now) {
        return after instanceof Voucher.Cancelled
                ? new VoucherCancelled(row.member(), now, row.voucherId(), act.reason())
                : new VoucherExtended(
                        row.member(), now, row.voucherId(), after.validity().until(), act.reason());
    }

    private void write(Vouchers.Row row, Voucher after) {
        Instant due = switch (after) {
            case Voucher.Scheduled waiting -> waiting.validity().from();
            case Voucher.Issued issued -> issued.validity().until();
            default -> null;
        };
        Rows.update(database, MOVE, update -> {
            update.setString(1, after.status());
            update.setObject(2, Rows.utc(after.validity().until()));
            update.setObject(3, Rows.utc(due));
            update.setBytes(4, row.member().bytes());
            update.setString(5, row.voucherId());
        });
    }

    private void note(Vouchers.Row row, String what, Act act, long sequence, Instant now) {
        Rows.update(database, NOTE, insert -> {
            insert.setBytes(1, row.member().bytes());
            insert.setString(2, row.voucherId());
            insert.setLong(3, sequence);
            insert.setString(4, what);
            insert.setString(5, act.actor());
            insert.setString(6, act.reason());
            insert.setObject(7, Rows.utc(now));
        });
    }

    private Vouchers.Row find(String voucherId) {
        return Rows.read(database, BY_ID, select -> select.setString(1, voucherId), Vouchers.Row::of).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
    }
}
