package loyalty.points.account;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import loyalty.events.Envelope;
import loyalty.points.domain.Decision;
import loyalty.points.domain.EarningPolicy;
import loyalty.points.domain.Purchase;
import loyalty.points.domain.Rejection;
import loyalty.points.domain.ReturnOrder;
import loyalty.points.domain.ReturnPolicy;
import loyalty.points.domain.ReturnTerms;
import loyalty.points.domain.Returned;
import loyalty.programme.Programme;
import loyalty.programme.ProgrammeVersions;

/** The returns of a batch. */
final class ReturnMoves {

    private final Instant now;
    private final ProgrammeVersions versions;
    private final Returns returns;
    private final Purchases purchases;
    private final Holds holds;
    private final MemberCounts counts;
    private final Map<Key, Returns.Owned> known = new HashMap<>();
    private final Map<String, Purchase> bought = new HashMap<>();
    private final Map<String, List<Holds.Captured>> paid = new HashMap<>();
    private final Map<String, List<ReturnTerms>> earlier = new HashMap<>();
    private final Map<Command.BringBack, Returns.Owned> accepted = new LinkedHashMap<>();

    /** The ids of returns are unique for their order. */
    private record Key(String orderId, String returnId) {

        static Key of(Command.BringBack command) {
            return new Key(command.orderId(), command.returnId());
        }
    }

    ReturnMoves(Connection connection, Instant now, ProgrammeVersions versions, MemberCounts counts) {
        this.now = now;
        this.versions = versions;
        this.returns = new Returns(connection);
        this.purchases = new Purchases(connection);
        this.holds = new Holds(connection);
        this.counts = counts;
    }

    /** Tells the returns that were accepted before from those that need an account. */
    void recognise(List<Command.BringBack> commands, Needs needs) throws SQLException {
        List<Command.BringBack> fresh = new ArrayList<>();
        for (Command.BringBack command : commands) {
            returns.find(command.orderId(), command.returnId())
                    .ifPresentOrElse(owned -> known.put(Key.of(command), owned), () -> fresh.add(command));
        }
        purchases
                .find(fresh.stream().map(Command.BringBack::orderId).distinct().toList())
                .forEach(owned -> bought.put(owned.purchase().order().orderId(), owned.purchase()));
        for (Command.BringBack command : fresh) {
            Purchase purchase = Objects.requireNonNull(bought.get(command.orderId()), "the desk has seen it");
            needs.points(command.member(), purchase.earned().points());
            Long entrySeq = purchase.entrySeq();
            if (entrySeq != null) {
                needs.lot(command.member(), entrySeq);
            }
            List<Holds.Captured> captured = holds.capturedFor(command.member(), command.orderId());
            captured.forEach(hold -> needs.hold(command.member(), hold.holdId()));
            paid.put(command.orderId(), captured);
        }
    }

    /** Reads what came back before, once the accounts are locked. */
    void prepare(List<Command.BringBack> commands) throws SQLException {
        returns.ofOrders(
                        bought.keySet(),
                        commands.stream()
                                .map(Command.BringBack::member)
                                .distinct()
                                .toList())
                .forEach(owned -> remember(owned.orderId(), owned.returned().terms()));
    }

    private void remember(String orderId, ReturnTerms terms) {
        earlier.computeIfAbsent(orderId, id -> new ArrayList<>()).add(terms);
    }

    Outcome bringBack(Command.BringBack command, OpenAccounts accounts) {
        Returns.Owned first = known.get(Key.of(command));
        if (first != null) {
            return MessageDigest.isEqual(first.bodyHash(), command.bodyHash())
                    ? new Outcome.BroughtBack(first, true)
                    : new Outcome.Refused(new Rejection.IdempotencyMismatch(command.returnId()));
        }
        Purchase purchase = Objects.requireNonNull(bought.get(command.orderId()));
        Programme programme = versions.named(purchase.earned().programmeVersion())
                .orElseThrow()
                .programme();
        List<ReturnTerms> before = earlier.getOrDefault(command.orderId(), List.of());
        long spent = paid(command).stream().mapToLong(Holds.Captured::points).sum();
        return switch (new ReturnPolicy(new EarningPolicy(programme)).terms(purchase, before, command.lines(), spent)) {
            case Decision.Refused<ReturnTerms>(Rejection why) -> new Outcome.Refused(why);
            case Decision.Done<ReturnTerms>(ReturnTerms terms, boolean again) ->
                post(command, order(command, purchase, terms, before, programme), accounts);
        };
    }

    private List<Holds.Captured> paid(Command.BringBack command) {
        return paid.getOrDefault(command.orderId(), List.of());
    }

    private ReturnOrder order(
            Command.BringBack command,
            Purchase purchase,
            ReturnTerms terms,
            List<ReturnTerms> before,
            Programme programme) {
        LocalDate graceEnds = programme
                .calendar()
                .dayOf(now)
                .plusDays(programme.points().returns().graceDays());
        return new ReturnOrder(
                command.returnId(),
                purchase,
                command.returnedAt(),
                terms,
                before.stream().mapToLong(ReturnTerms::restored).sum(),
                paid(command).stream().map(Holds.Captured::holdId).toList(),
                programme.points().returns().whenSpent(),
                programme.calendar().startOf(graceEnds),
                command.actor());
    }

    private Outcome post(Command.BringBack command, ReturnOrder order, OpenAccounts accounts) {
        return switch (accounts.of(command.member()).bringBack(order, now)) {
            case Decision.Refused<Returned>(Rejection why) -> new Outcome.Refused(why);
            case Decision.Done<Returned>(Returned returned, boolean again) -> {
                counts.add(command.member(), returned.terms().counted());
                remember(command.orderId(), returned.terms());
                var owned = new Returns.Owned(
                        command.member(), command.orderId(), returned, command.bodyHash(), command.spoken());
                known.put(Key.of(command), owned);
                accepted.put(command, owned);
                yield new Outcome.BroughtBack(owned, again);
            }
        };
    }

    /**
     * Writes what was accepted.
     *
     * @return the events that tell it
     */
    List<Envelope> write() throws SQLException {
        returns.add(accepted.values());
        List<Envelope> events = new ArrayList<>();
        accepted.forEach((command, owned) -> events.add(
                ReturnNews.of(owned, Objects.requireNonNull(bought.get(command.orderId())), command.traceparent())));
        return events;
    }
}
