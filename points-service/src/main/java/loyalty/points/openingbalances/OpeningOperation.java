package loyalty.points.openingbalances;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loyalty.api.Roles;
import loyalty.events.PointsOpened;
import loyalty.points.audit.AuditTrail;
import loyalty.points.domain.FirstAnswer;
import loyalty.points.domain.Opened;
import loyalty.points.domain.Outcome;
import loyalty.points.posting.LedgerBatch;
import loyalty.points.posting.LedgerOperation;
import loyalty.points.posting.Needs;

/** Takes over what members had in an older system. */
final class OpeningOperation implements LedgerOperation<OpeningCommand, TakenOver> {

    private final LedgerBatch batch;
    private final OpeningBalances openings;
    private final Map<OpeningCommand, TakenOver> accepted = new LinkedHashMap<>();

    private OpeningOperation(LedgerBatch batch, OpeningBalances openings) {
        this.batch = batch;
        this.openings = openings;
    }

    /** How the engine finds it. */
    @ApplicationScoped
    static class Kind implements LedgerOperation.Kind<OpeningCommand, TakenOver> {

        private final OpeningBalances openings;

        Kind(OpeningBalances openings) {
            this.openings = openings;
        }

        @Override
        public Class<OpeningCommand> takes() {
            return OpeningCommand.class;
        }

        @Override
        public LedgerOperation<OpeningCommand, TakenOver> begin(LedgerBatch batch) {
            return new OpeningOperation(batch, openings);
        }
    }

    @Override
    public Map<String, FirstAnswer<TakenOver>> known(Collection<String> openingIds) {
        Map<String, FirstAnswer<TakenOver>> known = new HashMap<>();
        openings.named(openingIds)
                .forEach(taken -> known.put(taken.openingId(), new FirstAnswer<>(taken.bodyHash(), taken)));
        return known;
    }

    @Override
    public void need(List<OpeningCommand> commands, Needs needs) {
        commands.forEach(command -> needs.account(command.member()));
    }

    @Override
    public Outcome<TakenOver> decide(OpeningCommand command) {
        Opened opened = batch.account(command.member())
                .takeOver(command.opening(), command.agent().subject(), batch.now());
        var taken = new TakenOver(command.member(), opened, command.bodyHash());
        accepted.put(command, taken);
        return Outcome.done(taken);
    }

    @Override
    public void write() {
        openings.add(accepted.values());
        accepted.forEach((command, taken) -> {
            batch.name(command.member(), command.memberId());
            batch.note(act(command, taken.opened()));
            batch.tell(event(taken), taken.opened().eventSeq(), command.agent().traceparent());
        });
    }

    private static AuditTrail.Act act(OpeningCommand command, Opened opened) {
        return new AuditTrail.Act(
                command.member(),
                "opening-balance/" + command.id(),
                opened.at(),
                command.agent().subject(),
                Roles.MARKETER,
                command.agent().origin(),
                "opening balance",
                opened.opening().points(),
                null,
                null);
    }

    private static PointsOpened event(TakenOver taken) {
        Opened opened = taken.opened();
        var opening = opened.opening();
        return new PointsOpened(
                taken.member(),
                opened.at(),
                opening.openingId(),
                opening.points(),
                opening.lifetimeEarned(),
                opening.qualifying(),
                opening.programmeVersion());
    }
}
