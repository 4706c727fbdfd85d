package loyalty.points.account;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import loyalty.api.Roles;
import loyalty.events.Envelope;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Opened;
import loyalty.points.domain.Rejection;

/** The opening balances of a batch. */
final class OpeningMoves {

    private final Connection connection;
    private final Instant now;
    private final OpeningBalances openings;
    private final Map<String, OpeningBalances.Owned> known = new HashMap<>();
    private final Map<Command.TakeOver, OpeningBalances.Owned> accepted = new LinkedHashMap<>();

    OpeningMoves(Connection connection, Instant now) {
        this.connection = connection;
        this.now = now;
        this.openings = new OpeningBalances(connection);
    }

    /** Tells those that were accepted before from those that need an account. */
    void recognise(List<Command.TakeOver> commands, Needs needs) throws SQLException {
        openings.find(commands.stream()
                        .map(command -> command.opening().openingId())
                        .toList())
                .forEach(owned -> known.put(owned.opened().opening().openingId(), owned));
        commands.stream()
                .filter(command -> !known.containsKey(command.opening().openingId()))
                .forEach(command -> needs.account(command.member()));
    }

    Outcome takeOver(Command.TakeOver command, OpenAccounts accounts) {
        String openingId = command.opening().openingId();
        OpeningBalances.Owned first = known.get(openingId);
        if (first != null) {
            return MessageDigest.isEqual(first.bodyHash(), command.bodyHash())
                    ? new Outcome.TakenOver(first, true)
                    : new Outcome.Refused(new Rejection.IdempotencyMismatch(openingId));
        }
        Opened opened = accounts.of(command.member())
                .takeOver(command.opening(), command.agent().subject(), now);
        var owned = new OpeningBalances.Owned(command.member(), opened, command.bodyHash());
        known.put(openingId, owned);
        accepted.put(command, owned);
        return new Outcome.TakenOver(owned, false);
    }

    private static AuditRows.Act act(Command.TakeOver command, Opened opened) {
        return new AuditRows.Act(
                command.member(),
                "opening-balance/" + opened.opening().openingId(),
                opened.at(),
                command.agent().subject(),
                Roles.MARKETER,
                command.agent().origin(),
                "opening balance",
                opened.opening().points(),
                null,
                null);
    }

    /**
     * Writes what was accepted.
     *
     * @return the events that tell it
     */
    List<Envelope> write() throws SQLException {
        openings.add(accepted.values());
        var names = new TreeMap<Pseudonym, String>();
        List<Envelope> events = new ArrayList<>();
        accepted.forEach((command, owned) -> {
            names.put(command.member(), command.memberId());
            events.add(LedgerNews.of(owned, command.agent().traceparent()));
        });
        new Holders(connection).name(names);
        new AuditRows(connection)
                .add(accepted.entrySet().stream()
                        .map(entry -> act(entry.getKey(), entry.getValue().opened()))
                        .toList());
        return events;
    }
}
