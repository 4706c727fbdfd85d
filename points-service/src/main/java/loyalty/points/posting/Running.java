package loyalty.points.posting;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import loyalty.points.domain.FirstAnswer;
import loyalty.points.domain.Outcome;

/** An operation at work in a batch: for ids that were used before, the first answer stands in for it. */
final class Running<C extends Command<R>, R> {

    private final Class<C> taken;
    private final LedgerOperation<C, R> operation;
    private final Map<String, FirstAnswer<R>> known = new HashMap<>();
    private List<C> commands = List.of();

    private Running(Class<C> taken, LedgerOperation<C, R> operation) {
        this.taken = taken;
        this.operation = operation;
    }

    static <C extends Command<R>, R> Running<C, R> begin(LedgerOperation.Kind<C, R> kind, LedgerBatch batch) {
        return new Running<>(kind.takes(), kind.begin(batch));
    }

    boolean takes(Command<?> command) {
        return taken.isInstance(command);
    }

    /** Tells the commands whose ids were used before from those that need something. */
    void recognise(List<? extends Command<?>> all, Needs needs) {
        commands = all.stream().filter(taken::isInstance).map(taken::cast).toList();
        if (commands.isEmpty()) {
            return;
        }
        List<String> ids = new ArrayList<>();
        for (C command : commands) {
            if (command instanceof Command.Creating<?> creating) {
                ids.add(creating.id());
            }
        }
        known.putAll(operation.known(ids));
        operation.need(commands.stream().filter(command -> !isKnown(command)).toList(), needs);
    }

    private boolean isKnown(C command) {
        return command instanceof Command.Creating<?> creating && known.containsKey(creating.id());
    }

    void prepare() {
        if (!commands.isEmpty()) {
            operation.prepare(commands);
        }
    }

    Outcome<R> decide(Command<?> command) {
        C mine = taken.cast(command);
        if (!(command instanceof Command.Creating<?> creating)) {
            return operation.decide(mine);
        }
        FirstAnswer<R> first = known.get(creating.id());
        if (first != null) {
            return first.again(creating.id(), creating.bodyHash());
        }
        Outcome<R> outcome = operation.decide(mine);
        if (outcome instanceof Outcome.Done<R>(R value, boolean _)) {
            known.put(creating.id(), new FirstAnswer<>(creating.bodyHash(), value));
        }
        return outcome;
    }

    void write() {
        operation.write();
    }
}
