package loyalty.voucher.vouchers;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import loyalty.database.Database;
import loyalty.database.ManyRows;
import loyalty.database.Row;
import loyalty.events.Pseudonym;
import loyalty.voucher.codes.CodeVault;
import loyalty.voucher.codes.SealedCode;
import loyalty.voucher.domain.Voucher;
import loyalty.voucher.domain.VoucherCode;
import org.jspecify.annotations.Nullable;

/** The vouchers that members hold: the one way to their table. */
@ApplicationScoped
public class Vouchers {

    static final String DUE_OF_MEMBER = "select 1 from voucher where pseudonym = ? and due_at <= ?";

    private static final String INSERT = """
            insert into voucher (pseudonym, voucher_id, template, programme_version, kind, amount, currency, cause,
                issued_at, valid_from, valid_until, status, due_at, left_over, code_hash, code_cipher,
                code_key, caused_at)""";
    private static final String MOVE = """
            t.status = n.status, t.valid_until = n.ends, t.issued_until = n.issued_end, t.redemption_id = n.held_for,
            t.reserved_until = n.reserved, t.due_at = n.due, t.left_over = n.rest""";
    private static final List<String> MOVED = List.of(
            "pseudonym", "voucher", "expected", "status", "ends", "issued_end", "held_for", "reserved", "due", "rest");
    private static final String AS_READ = "t.pseudonym = n.pseudonym and t.voucher_id = " + ManyRows.id("voucher")
            + " and t.status = " + ManyRows.id("expected");
    private static final String LAST_ISSUED = """
            select pseudonym, template, max(issued_at) as last from voucher where pseudonym in (:keys)
                and not (revoked and status = 'cancelled') group by pseudonym, template""";
    private static final String REVOKE = "update voucher set revoked = true where pseudonym = ? and voucher_id = ?";
    private static final String KNOWN =
            "select voucher_id from voucher where pseudonym in (:keys) and voucher_id in (?)";
    private static final String OF_MEMBER =
            "select * from voucher where pseudonym = ? order by issued_at desc, voucher_id";
    private static final String BY_CODE = "select * from voucher where code_hash in (:keys)";
    private static final String ONE = "select * from voucher where pseudonym = ? and voucher_id = ?";
    private static final String BY_ID = "select * from voucher where voucher_id = ?";
    private static final String REVOKED = "select revoked from voucher where pseudonym = ? and voucher_id = ?";
    private static final String NEXT = "select due_at from voucher where due_at is not null order by due_at limit 1";
    private static final String MEMBERS_DUE = "select distinct pseudonym from voucher where due_at <= ? limit ?";
    private static final String DUE = "select * from voucher where pseudonym in (:keys) and due_at <= ? and status = ?";

    private final Database database;
    private final CodeVault codes;

    Vouchers(Database database, CodeVault codes) {
        this.database = database;
        this.codes = codes;
    }

    /** Issues vouchers to members who are locked, each with a new code. */
    public void issue(List<VoucherIssue> issues) {
        database.change(rows -> rows.insert(
                INSERT,
                issues.stream()
                        .map(issue -> VoucherRows.issued(issue, codes.make()))
                        .toList()));
    }

    /** Issues a voucher to a member who is locked, under a code that others have too. */
    public void issue(VoucherIssue issue, String sharedCode) {
        issue(issue, codes.shared(sharedCode, issue.voucherId()));
    }

    /** Issues a voucher to a member who is locked, under a code that is theirs alone from now on. */
    public void issue(VoucherIssue issue, VoucherCode code) {
        issue(issue, codes.sealed(code.text()));
    }

    private void issue(VoucherIssue issue, SealedCode code) {
        List<@Nullable Object[]> row = new ArrayList<>();
        row.add(VoucherRows.issued(issue, code));
        database.change(rows -> rows.insert(INSERT, row));
    }

    /**
     * Writes where a voucher of a member who is locked stands after a move.
     *
     * @throws IllegalStateException when it did not stand where it was read
     */
    public MemberVoucher move(MemberVoucher before, Voucher after) {
        return move(before, before.moved(after));
    }

    /**
     * Writes a voucher of a member who is locked as it is after a move.
     *
     * @throws IllegalStateException when it did not stand where it was read
     */
    public MemberVoucher move(MemberVoucher before, MemberVoucher after) {
        move(List.of(before), List.of(after));
        return after;
    }

    /** Writes where vouchers stand after their moves, each guarded by the state before. */
    void move(List<MemberVoucher> before, List<MemberVoucher> after) {
        List<@Nullable Object[]> moves = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            moves.add(VoucherRows.move(before.get(i), after.get(i)));
        }
        database.change(rows -> rows.update("voucher", MOVED, AS_READ, MOVE, moves));
    }

    /** Those that were never issued: a tier that is taken away and reached again by the same order gives nothing more. */
    public List<VoucherIssue> withoutKnown(List<VoucherIssue> issues) {
        if (issues.isEmpty()) {
            return issues;
        }
        List<Pseudonym> members =
                issues.stream().map(VoucherIssue::member).distinct().toList();
        List<String> ids = issues.stream().map(VoucherIssue::voucherId).toList();
        Set<String> known = new HashSet<>(
                database.ask(rows -> rows.select(KNOWN, members, row -> row.getString("voucher_id"), ids)));
        return issues.stream()
                .filter(issue -> !known.contains(issue.voucherId()))
                .toList();
    }

    /** When members last got each kind of voucher that they could keep or use, by member and template. */
    public Map<Pseudonym, Map<String, Instant>> lastIssued(Collection<Pseudonym> members) {
        Map<Pseudonym, Map<String, Instant>> last = new HashMap<>();
        database.change(rows -> rows.select(
                LAST_ISSUED,
                members,
                row -> last.computeIfAbsent(row.owner(), m -> new HashMap<>())
                        .put(row.getString("template"), row.instant("last"))));
        return last;
    }

    /** Notes that what had given a voucher to a member who is locked is gone. */
    public void revoke(MemberVoucher voucher) {
        database.execute(REVOKE, voucher.member(), voucher.voucherId());
    }

    /** Whether what had given a voucher is gone, so that it is not given back. */
    public boolean isRevoked(MemberVoucher voucher) {
        return database.read(REVOKED, row -> row.getBoolean("revoked"), voucher.member(), voucher.voucherId())
                .contains(true);
    }

    /** All vouchers of a member, the newest first. */
    public List<MemberVoucher> of(Pseudonym member) {
        return database.read(OF_MEMBER, VoucherRows::read, member);
    }

    /** One voucher of a member. */
    public MemberVoucher one(Pseudonym member, String voucherId) {
        return database.read(ONE, VoucherRows::read, member, voucherId).getFirst();
    }

    /** A voucher by its id alone. */
    public Optional<MemberVoucher> find(String voucherId) {
        return database.read(BY_ID, VoucherRows::read, voucherId).stream().findFirst();
    }

    /** The voucher that what somebody typed is the code of. */
    public Optional<MemberVoucher> byCode(String typed) {
        return database.ask(rows -> rows.select(BY_CODE, codes.hashes(typed), VoucherRows::read)).stream()
                .findFirst();
    }

    /** When the next one starts or ends. */
    Optional<Instant> nextDue() {
        return database.read(NEXT, row -> row.instant("due_at")).stream().findFirst();
    }

    /** Some members of whom a voucher starts or ends. */
    List<Pseudonym> membersDue(Instant at, int limit) {
        return database.read(MEMBERS_DUE, Row::owner, at, limit);
    }

    /** The vouchers of members who are locked that time moves on from a state. */
    List<MemberVoucher> due(Instant at, Collection<Pseudonym> members, String status) {
        return database.ask(rows -> rows.select(DUE, members, VoucherRows::read, at, status));
    }
}
