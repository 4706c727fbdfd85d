package loyalty.points.holds;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import loyalty.events.MemberEvent;
import loyalty.events.PointsHeld;
import loyalty.events.PointsRedeemed;
import loyalty.events.PointsReleased;
import loyalty.events.Pseudonym;
import loyalty.points.domain.FirstAnswer;
import loyalty.points.domain.Hold;
import loyalty.points.domain.HoldOrder;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.account.Account;
import loyalty.points.ledger.HoldWrites;
import loyalty.points.ledger.Holds;
import loyalty.points.posting.LedgerBatch;
import loyalty.points.posting.LedgerOperation;
import loyalty.points.posting.Needs;
import loyalty.programme.earning.Expiry;
import org.jspecify.annotations.Nullable;

/** Places, captures and releases holds, and writes what became of them: also of those that an order or the clock ended. */
final class HoldOperation implements LedgerOperation<HoldCommand, HoldStep> {

    private final LedgerBatch batch;
    private final Holds holds;
    private final HoldWrites writes;
    private final Map<String, byte[]> hashes = new HashMap<>();
    private final Map<String, @Nullable String> traces = new HashMap<>();

    private HoldOperation(LedgerBatch batch) {
        this.batch = batch;
        this.holds = new Holds(batch.rows());
        this.writes = new HoldWrites(batch.rows());
    }

    /** How the engine finds it. */
    @ApplicationScoped
    static class Kind implements LedgerOperation.Kind<HoldCommand, HoldStep> {

        @Override
        public Class<HoldCommand> takes() {
            return HoldCommand.class;
        }

        @Override
        public LedgerOperation<HoldCommand, HoldStep> begin(LedgerBatch batch) {
            return new HoldOperation(batch);
        }
    }

    @Override
    public Map<String, FirstAnswer<HoldStep>> known(Collection<String> holdIds) {
        Map<String, FirstAnswer<HoldStep>> known = new HashMap<>();
        for (Holds.StoredHold stored : holds.find(holdIds)) {
            Hold hold = stored.hold();
            known.put(hold.holdId(), new FirstAnswer<>(stored.bodyHash(), new HoldStep(hold, hold.placed())));
        }
        return known;
    }

    @Override
    public void need(List<HoldCommand> commands, Needs needs) {
        for (HoldCommand command : commands) {
            switch (command) {
                case HoldCommand.Place place -> needs.points(place.member(), place.points());
                case HoldCommand.Capture capture -> needs.hold(capture.member(), capture.holdId());
                case HoldCommand.Release release -> needs.hold(release.member(), release.holdId());
            }
        }
    }

    @Override
    public Outcome<HoldStep> decide(HoldCommand command) {
        traces.putIfAbsent(command.holdId(), command.traceparent());
        Account account = batch.account(command.member());
        return switch (command) {
            case HoldCommand.Place place -> place(place, account);
            case HoldCommand.Capture capture -> capture(capture, account);
            case HoldCommand.Release release ->
                account.release(release.holdId(), release.actor(), batch.now()).map(HoldOperation::last);
        };
    }

    private Outcome<HoldStep> place(HoldCommand.Place command, Account account) {
        var order = new HoldOrder(
                command.holdId(),
                command.points(),
                command.orderId(),
                batch.now().plus(command.lasts()));
        return account.hold(order, batch.now()).map(hold -> {
            hashes.put(command.holdId(), command.bodyHash());
            return new HoldStep(hold, hold.placed());
        });
    }

    private Outcome<HoldStep> capture(HoldCommand.Capture command, Account account) {
        var outcome = account.capture(command.holdId(), command.points(), command.actor(), batch.now());
        if (outcome instanceof Outcome.Done<Hold>(Hold _, boolean replayed) && !replayed && spendingKeepsAlive()) {
            account.wasActive(batch.now(), batch.now());
        }
        return outcome.map(HoldOperation::last);
    }

    private boolean spendingKeepsAlive() {
        return batch.versions()
                .inForceAt(batch.now())
                .orElseThrow()
                .programme()
                .points()
                .expiry()
                .isKeptAliveBy(Expiry.REDEMPTION);
    }

    private static HoldStep last(Hold hold) {
        return new HoldStep(hold, hold.last());
    }

    @Override
    public void write() {
        List<Holds.StoredHold> placed = new ArrayList<>();
        List<Holds.StoredStep> ended = new ArrayList<>();
        List<Holds.StoredStep> steps = new ArrayList<>();
        batch.accounts().forEach((member, account) -> {
            account.holdsPlaced().forEach(hold -> {
                placed.add(new Holds.StoredHold(member, hold, Objects.requireNonNull(hashes.get(hold.holdId()))));
                steps.add(Holds.StoredStep.of(member, hold, hold.placed()));
            });
            account.holdsEnded().forEach(hold -> {
                var step = Holds.StoredStep.of(member, hold, hold.last());
                steps.add(step);
                if (!hashes.containsKey(hold.holdId())) {
                    ended.add(step);
                }
            });
        });
        writes.add(placed);
        writes.close(ended);
        writes.addSteps(steps);
        steps.forEach(step -> batch.tell(event(step), step.step().eventSeq(), traces.get(step.holdId())));
    }

    private static MemberEvent event(Holds.StoredStep stored) {
        Hold.Step step = stored.step();
        Pseudonym member = stored.member();
        return switch (step.status()) {
            case HELD -> new PointsHeld(member, step.at(), stored.holdId(), stored.points(), step.orderId());
            case CAPTURED ->
                new PointsRedeemed(
                        member,
                        step.at(),
                        stored.holdId(),
                        step.captured(),
                        stored.points() - step.captured(),
                        step.orderId());
            case RELEASED, EXPIRED ->
                new PointsReleased(
                        member, step.at(), stored.holdId(), stored.points(), step.status() == Hold.Status.EXPIRED);
        };
    }
}
