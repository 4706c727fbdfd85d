package loyalty.voucher.support;

import static loyalty.database.ManyRows.instant;
import static loyalty.database.ManyRows.owner;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import loyalty.api.lists.ListPlace;
import loyalty.database.Database;
import loyalty.database.ManyRows;
import loyalty.voucher.domain.Goodwill;
import org.jspecify.annotations.Nullable;

/** The vouchers that support asks for, as rows; of a row only the decision is added later. */
@ApplicationScoped
class GoodwillIssues {

    private static final String ADD = """
            insert ignore into voucher_issue (pseudonym, issue_id, body_hash, campaign, programme_version, reason, asked_by,
                asked_at, needs_approval, status, voucher_id)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String FIND = "select * from voucher_issue where issue_id = ?";
    private static final String IS_APPROVAL = """
            select 1 from voucher_issue where needs_approval = true and concat('voucher-issue/', issue_id) = ? and asked_at = ?""";
    private static final String DECIDE = """
            update voucher_issue set status = ?, decided_by = ?, decided_at = ?, voucher_id = ?
            where pseudonym = ? and issue_id = ? and status = ?""";

    private static final ManyRows.Reading<Goodwill.Request> REQUEST = row -> new Goodwill.Request(
            owner(row),
            row.getString("issue_id"),
            row.getString("campaign"),
            row.getString("programme_version"),
            row.getString("reason"),
            row.getString("asked_by"),
            instant(row, "asked_at"));

    private static final ManyRows.Reading<Goodwill.Decided> DECIDED = row -> {
        String by = Objects.requireNonNull(row.getString("decided_by"));
        return row.getString("voucher_id") == null
                ? new Goodwill.Rejected(REQUEST.read(row), by, instant(row, "decided_at"))
                : new Goodwill.Approved(REQUEST.read(row), by, instant(row, "decided_at"), row.getString("voucher_id"));
    };

    private static final ManyRows.Reading<Goodwill> GOODWILL = row -> {
        if (row.getString("decided_by") != null) {
            return DECIDED.read(row);
        }
        String voucherId = row.getString("voucher_id");
        return voucherId == null ? REQUEST.read(row).await() : REQUEST.read(row).give(voucherId);
    };

    private final Database database;

    GoodwillIssues(Database database) {
        this.database = database;
    }

    /** What was asked for, and the fingerprint of the request. */
    record StoredGoodwill(Goodwill goodwill, byte[] fingerprint) {}

    /** What stands under an id, whoever's it is. */
    Optional<StoredGoodwill> find(String issueId) {
        return database
                .read(FIND, row -> new StoredGoodwill(GOODWILL.read(row), row.getBytes("body_hash")), issueId)
                .stream()
                .findFirst();
    }

    /**
     * Writes down what was asked for by a member who is locked, unless there is something under its id.
     *
     * @return whether it is new
     */
    boolean add(Goodwill goodwill, byte[] fingerprint) {
        Goodwill.Request request = goodwill.request();
        int added = database.execute(
                ADD,
                request.member(),
                request.issueId(),
                fingerprint,
                request.campaign(),
                request.programmeVersion(),
                request.reason(),
                request.by(),
                request.at(),
                goodwill instanceof Goodwill.AwaitingApproval,
                goodwill.status(),
                goodwill.voucherId());
        return added == 1;
    }

    /**
     * Writes down a decision on what a member who is locked waits for.
     *
     * @throws IllegalStateException when it does not wait any more
     */
    void decide(Goodwill.AwaitingApproval before, Goodwill.Decided after) {
        Goodwill.Request request = before.request();
        int found = database.execute(
                DECIDE,
                after.status(),
                after.by(),
                after.at(),
                after.voucherId(),
                request.member(),
                request.issueId(),
                before.status());
        if (found != 1) {
            throw new IllegalStateException("it was decided by two at once, in spite of the member's lock");
        }
    }

    /**
     * What awaits or had a second pair of eyes, the last asked for first.
     *
     * @param status only these; null for all
     * @param after the place behind which the page begins; null for the first page
     */
    List<Goodwill> approvals(@Nullable String status, @Nullable ListPlace after, int most) {
        List<Object> values = new ArrayList<>();
        StringBuilder where = new StringBuilder(" where needs_approval = true");
        if (status != null) {
            where.append(" and status = ?");
            values.add(status);
        }
        if (after != null) {
            where.append(" and asked_at <= ? and (asked_at < ? or concat('voucher-issue/', issue_id) < ?)");
            values.addAll(List.of(after.at(), after.at(), after.key()));
        }
        String order = " order by asked_at desc, issue_id desc limit " + most;
        return database.read("select * from voucher_issue" + where + order, GOODWILL, values.toArray());
    }

    /** Whether something that wants a second pair of eyes stands in a place of the list. */
    boolean isApproval(ListPlace place) {
        return !database.read(IS_APPROVAL, row -> true, place.key(), place.at()).isEmpty();
    }
}
