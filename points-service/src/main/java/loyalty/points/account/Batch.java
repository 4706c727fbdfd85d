package loyalty.points.account;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import loyalty.events.Envelope;
import loyalty.events.Pseudonym;
import loyalty.points.domain.TierPeriods;
import loyalty.programme.ProgrammeVersions;

/**
 * What one transaction does for many commands: reads all that they need, lets the domain decide each in turn, writes all
 * that came of it. The number of statements does not grow with the number of commands.
 */
final class Batch {

    private final Connection connection;
    private final OpenAccounts accounts;
    private final Placements placements;
    private final MemberCounts counts;
    private final ActivityMoves activityMoves;
    private final ReturnMoves returnMoves;
    private final OpeningMoves openingMoves;
    private final HoldMoves holdMoves;
    private final AdjustmentMoves adjustmentMoves;

    /** @param now the business time of everything in this batch */
    Batch(Connection connection, Instant now, ProgrammeVersions versions) {
        this.connection = connection;
        this.accounts = new OpenAccounts(connection, now);
        this.counts = new MemberCounts(connection);
        this.placements = new Placements(connection, now, versions, counts);
        this.activityMoves = new ActivityMoves(connection, now, versions, counts);
        this.returnMoves = new ReturnMoves(connection, now, versions, counts);
        this.openingMoves = new OpeningMoves(connection, now);
        this.holdMoves = new HoldMoves(connection, now, versions);
        this.adjustmentMoves = new AdjustmentMoves(connection, now, versions);
    }

    /** Decides the commands in their order. */
    List<Outcome> decide(List<Command> commands) throws SQLException {
        Needs needs = recognise(commands);
        accounts.open(needs);
        counts.read(needs.counts());
        Map<Pseudonym, TierPeriods> tiers = new TierNews(connection).of(needs.tiers());
        placements.prepare(tiers);
        activityMoves.prepare(tiers);
        returnMoves.prepare(only(commands, Command.BringBack.class));
        List<Outcome> outcomes = new ArrayList<>(commands.size());
        for (Command command : commands) {
            outcomes.add(decide(command));
        }
        return outcomes;
    }

    private Needs recognise(List<Command> commands) throws SQLException {
        Needs needs = new Needs();
        placements.recognise(only(commands, Command.PlaceOrder.class), needs);
        activityMoves.recognise(only(commands, Command.RecordActivity.class), needs);
        returnMoves.recognise(only(commands, Command.BringBack.class), needs);
        openingMoves.recognise(only(commands, Command.TakeOver.class), needs);
        holdMoves.recognise(only(commands, Command.OfHold.class), needs);
        adjustmentMoves.recognise(only(commands, Command.OfAdjustment.class), needs);
        only(commands, Command.Settle.class).forEach(settle -> needs.account(settle.member()));
        return needs;
    }

    private Outcome decide(Command command) throws SQLException {
        return switch (command) {
            case Command.PlaceOrder order -> placements.place(order, accounts);
            case Command.RecordActivity activity -> activityMoves.record(activity, accounts);
            case Command.BringBack back -> returnMoves.bringBack(back, accounts);
            case Command.TakeOver over -> openingMoves.takeOver(over, accounts);
            case Command.OfHold hold -> holdMoves.move(hold, accounts);
            case Command.OfAdjustment adjustment -> adjustmentMoves.move(adjustment, accounts);
            case Command.Settle settled -> new Outcome.Settled();
        };
    }

    private static <T extends Command> List<T> only(List<Command> commands, Class<T> type) {
        return commands.stream().filter(type::isInstance).map(type::cast).toList();
    }

    /**
     * Writes everything that was decided.
     *
     * @return the events that tell it, in order per member
     */
    List<Envelope> write() throws SQLException {
        Written written = Written.of(accounts.all());
        new Entries(connection).add(written.entries());
        new LotWrites(connection).open(written.lotsOpened());
        new LotWrites(connection).write(written.lotsChanged());
        new Activations(connection).add(written.activations());
        placements.write(accounts);
        counts.write();
        List<Envelope> ofActivities = activityMoves.write(accounts);
        List<Envelope> ofReturns = returnMoves.write();
        List<Envelope> ofOpenings = openingMoves.write();
        List<Envelope> ofHolds = holdMoves.write(accounts.all());
        List<Envelope> ofAdjustments = adjustmentMoves.write(accounts);
        new Accounts(connection).write(accounts.changes());
        return Stream.of(
                        placements.events(),
                        ofActivities,
                        ofReturns,
                        ofOpenings,
                        ofHolds,
                        ofAdjustments,
                        events(written))
                .flatMap(List::stream)
                .sorted(Comparator.comparing(Envelope::key).thenComparingLong(Envelope::sequence))
                .toList();
    }

    private static List<Envelope> events(Written written) {
        List<Envelope> events = new ArrayList<>();
        written.activations().forEach(owned -> events.add(LedgerNews.of(owned.member(), owned.activation())));
        written.entries().forEach(owned -> {
            Long eventSeq = owned.entry().eventSeq();
            if (eventSeq != null) {
                events.add(LedgerNews.of(owned.member(), owned.entry(), eventSeq));
            }
        });
        return events;
    }
}
