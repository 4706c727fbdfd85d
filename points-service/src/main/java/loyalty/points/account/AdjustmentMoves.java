package loyalty.points.account;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import loyalty.events.Envelope;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Adjustment;
import loyalty.points.domain.AdjustmentOrder;
import loyalty.points.domain.Decision;
import loyalty.points.domain.EarningPolicy;
import loyalty.points.domain.Rejection;
import loyalty.programme.AdjustmentRules;
import loyalty.programme.Programme;
import loyalty.programme.ProgrammeVersions;
import org.jspecify.annotations.Nullable;

/** What a batch does to adjustments. */
final class AdjustmentMoves {

    private static final int ASKED = 1;
    private static final int DECIDED = 2;
    private static final int UNDONE = Integer.MAX_VALUE;

    private final Connection connection;
    private final Instant now;
    private final ProgrammeVersions versions;
    private final AdjustmentWrites writes;
    private final Map<String, Adjustments.Owned> known = new HashMap<>();
    private final Map<String, Command.Adjust> asked = new HashMap<>();
    private final AdjustmentTrail trail = new AdjustmentTrail();

    AdjustmentMoves(Connection connection, Instant now, ProgrammeVersions versions) {
        this.connection = connection;
        this.now = now;
        this.versions = versions;
        this.writes = new AdjustmentWrites(connection);
    }

    /** Tells what was asked for before from what needs an account. */
    void recognise(List<Command.OfAdjustment> commands, Needs needs) throws SQLException {
        List<String> ids =
                commands.stream().map(Command.OfAdjustment::adjustmentId).toList();
        new Adjustments(connection)
                .find(ids)
                .forEach(owned -> known.put(owned.adjustment().adjustmentId(), owned));
        for (Command.OfAdjustment command : commands) {
            Adjustments.Owned owned = known.get(command.adjustmentId());
            if (command instanceof Command.Adjust adjust) {
                if (owned == null) {
                    needs.points(adjust.member(), Math.max(0, -adjust.points()));
                }
            } else if (owned != null) {
                needs.points(command.member(), Math.abs(owned.adjustment().points()));
                needs.adjustment(command.member(), command.adjustmentId());
            }
        }
    }

    Outcome move(Command.OfAdjustment command, OpenAccounts accounts) throws SQLException {
        trail.note(command);
        return switch (command) {
            case Command.Adjust adjust -> ask(adjust, accounts);
            case Command.DecideAdjustment decide ->
                told(
                        accounts.of(decide.member())
                                .decide(decide.adjustmentId(), decide.approved(), by(decide.agent())),
                        DECIDED);
            case Command.UndoAdjustment undo -> undo(undo, accounts);
        };
    }

    private Outcome ask(Command.Adjust command, OpenAccounts accounts) throws SQLException {
        Adjustments.Owned first = known.get(command.adjustmentId());
        if (first != null) {
            return MessageDigest.isEqual(first.bodyHash(), command.bodyHash())
                    ? new Outcome.Adjusting(first.adjustment(), ASKED, true)
                    : new Outcome.Refused(new Rejection.IdempotencyMismatch(command.adjustmentId()));
        }
        AdjustmentRules.Limits limits = limits(command.agent());
        long daily = limits.daily() == null ? Long.MAX_VALUE : limits.daily();
        boolean needsApproval = Math.abs(command.points()) > limits.alone();
        long alone = needsApproval ? 0 : Math.abs(command.points());
        LocalDate today = programme().calendar().dayOf(now);
        if (!writes.countToday(command.agent().subject(), today, alone, daily)) {
            return new Outcome.Refused(new Rejection.OverLimit(daily));
        }
        var decision = accounts.of(command.member()).adjust(order(command, needsApproval), by(command.agent()));
        if (decision instanceof Decision.Done<Adjustment>(Adjustment done, boolean again)) {
            known.put(command.adjustmentId(), new Adjustments.Owned(command.member(), done, command.bodyHash(), null));
            asked.put(command.adjustmentId(), command);
        } else {
            writes.uncount(command.agent().subject(), today, alone);
        }
        return told(decision, ASKED);
    }

    private AdjustmentOrder order(Command.Adjust command, boolean needsApproval) {
        return new AdjustmentOrder(
                command.adjustmentId(),
                command.points(),
                command.reason(),
                programme().version(),
                needsApproval,
                command.agent().subject());
    }

    private Outcome undo(Command.UndoAdjustment command, OpenAccounts accounts) {
        Adjustments.Owned owned = known.get(command.adjustmentId());
        long alone = limits(command.agent()).alone();
        if (owned != null
                && owned.adjustment().status() == Adjustment.Status.POSTED
                && Math.abs(owned.adjustment().points()) > alone) {
            return new Outcome.Refused(new Rejection.OverLimit(alone));
        }
        return told(accounts.of(command.member()).undo(command.adjustmentId(), by(command.agent())), UNDONE);
    }

    /** @param steps how many had happened once this was done for the first time; the last of them is answered */
    private static Outcome told(Decision<Adjustment> decision, int steps) {
        return switch (decision) {
            case Decision.Refused<Adjustment>(Rejection why) -> new Outcome.Refused(why);
            case Decision.Done<Adjustment>(Adjustment done, boolean again) ->
                new Outcome.Adjusting(done, Math.min(steps, done.steps().size()), again);
        };
    }

    private AdjustmentOrder.Move by(Command.Agent agent) {
        Programme programme = programme();
        LocalDate today = programme.calendar().dayOf(now);
        return new AdjustmentOrder.Move(agent.subject(), now, new EarningPolicy(programme).expiresAt(today, null));
    }

    private AdjustmentRules.Limits limits(Command.Agent agent) {
        AdjustmentRules rules = programme().adjustments();
        return agent.isSupervisor() ? rules.supervisor() : rules.support();
    }

    private Programme programme() {
        return versions.inForceAt(now).orElseThrow().programme();
    }

    /**
     * Writes all that happened to adjustments.
     *
     * @return the events that tell it
     */
    List<Envelope> write(OpenAccounts accounts) throws SQLException {
        List<Adjustments.Owned> added = new ArrayList<>();
        List<@Nullable Note> notes = new ArrayList<>();
        List<AdjustmentWrites.Owned> changed = new ArrayList<>();
        var names = new TreeMap<Pseudonym, String>();
        accounts.all().forEach((member, account) -> {
            account.adjustmentsAsked().forEach(adjustment -> {
                Command.Adjust command = Objects.requireNonNull(asked.get(adjustment.adjustmentId()));
                added.add(new Adjustments.Owned(member, adjustment, command.bodyHash(), null));
                notes.add(command.note());
                if (accounts.isNew(member)) {
                    names.put(member, command.memberId());
                }
            });
            account.adjustmentsChanged().forEach(change -> changed.add(new AdjustmentWrites.Owned(member, change)));
        });
        writes.add(added, notes);
        writes.addSteps(changed);
        new Holders(connection).name(names);
        new AuditRows(connection).add(trail.acts(changed));
        return trail.events(changed);
    }
}
