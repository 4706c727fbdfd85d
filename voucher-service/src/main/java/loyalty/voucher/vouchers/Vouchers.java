package loyalty.voucher.vouchers;

import static loyalty.database.ManyRows.instant;
import static loyalty.database.ManyRows.instantOrNull;
import static loyalty.database.ManyRows.owner;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import loyalty.database.Database;
import loyalty.database.ManyRows;
import loyalty.events.Pseudonym;
import loyalty.voucher.codes.CodeVault;
import loyalty.voucher.codes.SealedCode;
import loyalty.voucher.domain.Voucher;
import org.jspecify.annotations.Nullable;

/** The vouchers that members hold: the one way to their table. */
@ApplicationScoped
public class Vouchers {

    private static final String INSERT = """
            insert into voucher (pseudonym, voucher_id, template, programme_version, kind, amount, currency, cause,
                issued_at, valid_from, valid_until, status, due_at, code_hash, code_cipher, code_key)""";
    private static final String MOVE = """
            t.status = n.status, t.valid_until = n.ends, t.issued_until = n.issued_end, t.redemption_id = n.held_for,
            t.reserved_until = n.reserved, t.due_at = n.due""";
    private static final List<String> MOVED =
            List.of("pseudonym", "voucher", "expected", "status", "ends", "issued_end", "held_for", "reserved", "due");
    private static final String AS_READ = "t.pseudonym = n.pseudonym and t.voucher_id = " + ManyRows.id("voucher")
            + " and t.status = " + ManyRows.id("expected");
    private static final String LAST_ISSUED = """
            select pseudonym, template, max(issued_at) as last from voucher where pseudonym in (:keys)
            group by pseudonym, template""";
    private static final String OF_MEMBER =
            "select * from voucher where pseudonym = ? order by issued_at desc, voucher_id";
    private static final String BY_CODE = "select * from voucher where code_hash in (:keys)";
    private static final String ONE = "select * from voucher where pseudonym = ? and voucher_id = ?";
    private static final String BY_ID = "select * from voucher where voucher_id = ?";
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
        database.change(
                rows -> rows.insert(INSERT, issues.stream().map(this::row).toList()));
    }

    private @Nullable Object[] row(VoucherIssue issue) {
        VoucherTerms terms = issue.terms();
        Voucher life = issue.life();
        SealedCode code = codes.make();
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
            code.hash(),
            code.cipher(),
            code.keyId()
        };
    }

    /**
     * Writes where a voucher of a member who is locked stands after a move.
     *
     * @throws IllegalStateException when it did not stand where it was read
     */
    public MemberVoucher move(MemberVoucher before, Voucher after) {
        MemberVoucher moved = before.moved(after);
        move(List.of(before), List.of(moved));
        return moved;
    }

    /** Writes where vouchers stand after their moves, each guarded by the state before. */
    void move(List<MemberVoucher> before, List<MemberVoucher> after) {
        List<@Nullable Object[]> moves = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            Voucher life = after.get(i).life();
            moves.add(new @Nullable Object[] {
                before.get(i).member(),
                before.get(i).voucherId(),
                before.get(i).life().status(),
                life.status(),
                life.validity().until(),
                after.get(i).issuedUntil(),
                life.redemptionId(),
                life.reservedUntil(),
                life.dueAt()
            });
        }
        database.change(rows -> rows.update("voucher", MOVED, AS_READ, MOVE, moves));
    }

    private static MemberVoucher voucher(ResultSet row) throws SQLException {
        VoucherTerms terms = new VoucherTerms(
                row.getString("template"),
                row.getString("programme_version"),
                row.getString("kind"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getString("cause"));
        Voucher.Validity now = new Voucher.Validity(instant(row, "valid_from"), instant(row, "valid_until"));
        Instant first = instantOrNull(row, "issued_until");
        VoucherIssue issue = new VoucherIssue(
                owner(row),
                row.getString("voucher_id"),
                terms,
                instant(row, "issued_at"),
                first == null ? now : new Voucher.Validity(now.from(), first));
        return new MemberVoucher(
                issue,
                Voucher.stored(
                        row.getString("status"),
                        now,
                        row.getString("redemption_id"),
                        instantOrNull(row, "reserved_until")),
                new SealedCode(row.getBytes("code_hash"), row.getBytes("code_cipher"), row.getString("code_key")));
    }

    /** When members last got each kind of voucher, by member and template. */
    public Map<Pseudonym, Map<String, Instant>> lastIssued(Collection<Pseudonym> members) {
        Map<Pseudonym, Map<String, Instant>> last = new HashMap<>();
        database.change(rows -> rows.select(
                LAST_ISSUED,
                members,
                row -> last.computeIfAbsent(owner(row), m -> new HashMap<>())
                        .put(row.getString("template"), instant(row, "last"))));
        return last;
    }

    /** All vouchers of a member, the newest first. */
    List<MemberVoucher> of(Pseudonym member) {
        return database.read(OF_MEMBER, Vouchers::voucher, member);
    }

    /** One voucher of a member. */
    public MemberVoucher one(Pseudonym member, String voucherId) {
        return database.read(ONE, Vouchers::voucher, member, voucherId).getFirst();
    }

    /** A voucher by its id alone. */
    public Optional<MemberVoucher> find(String voucherId) {
        return database.read(BY_ID, Vouchers::voucher, voucherId).stream().findFirst();
    }

    /** The voucher that what somebody typed is the code of. */
    public Optional<MemberVoucher> byCode(String typed) {
        return database.ask(rows -> rows.select(BY_CODE, codes.hashes(typed), Vouchers::voucher)).stream()
                .findFirst();
    }

    /** When the next one starts or ends. */
    Optional<Instant> nextDue() {
        return database.read(NEXT, row -> instant(row, "due_at")).stream().findFirst();
    }

    /** Some members of whom a voucher starts or ends. */
    List<Pseudonym> membersDue(Instant at, int limit) {
        return database.read(MEMBERS_DUE, ManyRows::owner, at, limit);
    }

    /** The vouchers of members who are locked that time moves on from a state. */
    List<MemberVoucher> due(Instant at, Collection<Pseudonym> members, String status) {
        return database.ask(rows -> rows.select(DUE, members, Vouchers::voucher, at, status));
    }
}
