package loyalty.points.account;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import loyalty.events.Envelope;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Account;
import loyalty.points.domain.Decision;
import loyalty.points.domain.Hold;
import loyalty.points.domain.HoldOrder;
import loyalty.points.domain.Rejection;
import loyalty.programme.Expiry;
import loyalty.programme.ProgrammeVersions;
import org.jspecify.annotations.Nullable;

/** What a batch does to holds: those that commands ask for, and those that an order or the clock settles. */
final class HoldMoves {

    private final Instant now;
    private final ProgrammeVersions versions;
    private final Holds holds;
    private final HoldWrites writes;
    private final Map<String, Holds.Owned> known = new HashMap<>();
    private final Map<String, byte[]> hashes = new HashMap<>();
    private final Map<String, @Nullable String> traces = new HashMap<>();

    HoldMoves(Connection connection, Instant now, ProgrammeVersions versions) {
        this.now = now;
        this.versions = versions;
        this.holds = new Holds(connection);
        this.writes = new HoldWrites(connection);
    }

    /** Tells the holds that were placed before from those that need an account. */
    void recognise(List<Command.OfHold> commands, Needs needs) throws SQLException {
        List<String> asked = commands.stream()
                .filter(command -> command instanceof Command.PlaceHold)
                .map(Command.OfHold::holdId)
                .toList();
        holds.find(asked).forEach(owned -> known.put(owned.hold().holdId(), owned));
        for (Command.OfHold command : commands) {
            switch (command) {
                case Command.PlaceHold place when known.containsKey(place.holdId()) -> {}
                case Command.PlaceHold place -> needs.points(place.member(), place.points());
                case Command.CaptureHold capture -> needs.hold(capture.member(), capture.holdId());
                case Command.ReleaseHold release -> needs.hold(release.member(), release.holdId());
            }
        }
    }

    Outcome move(Command.OfHold command, OpenAccounts accounts) {
        traces.putIfAbsent(command.holdId(), command.traceparent());
        return switch (command) {
            case Command.PlaceHold place -> place(place, accounts);
            case Command.CaptureHold capture -> capture(capture, accounts.of(capture.member()));
            case Command.ReleaseHold release ->
                settled(accounts.of(release.member()).release(release.holdId(), release.actor(), now));
        };
    }

    private Outcome capture(Command.CaptureHold command, Account account) {
        var decision = account.capture(command.holdId(), command.points(), null, command.actor(), now);
        if (decision instanceof Decision.Done<Hold>(Hold hold, boolean again)
                && !again
                && versions.inForceAt(now)
                        .orElseThrow()
                        .programme()
                        .points()
                        .expiry()
                        .isKeptAliveBy(Expiry.REDEMPTION)) {
            account.wasActive(now, now);
        }
        return settled(decision);
    }

    private Outcome place(Command.PlaceHold command, OpenAccounts accounts) {
        Holds.Owned first = known.get(command.holdId());
        if (first != null) {
            return MessageDigest.isEqual(first.bodyHash(), command.bodyHash())
                    ? new Outcome.Holding(first.hold(), first.hold().placed(), true)
                    : new Outcome.Refused(new Rejection.IdempotencyMismatch(command.holdId()));
        }
        var order = new HoldOrder(command.holdId(), command.points(), command.orderId(), now.plus(command.lasts()));
        return switch (accounts.of(command.member()).hold(order, now)) {
            case Decision.Refused<Hold>(Rejection why) -> new Outcome.Refused(why);
            case Decision.Done<Hold>(Hold hold, boolean again) -> {
                known.put(command.holdId(), new Holds.Owned(command.member(), hold, command.bodyHash()));
                hashes.put(command.holdId(), command.bodyHash());
                yield new Outcome.Holding(hold, hold.placed(), again);
            }
        };
    }

    private static Outcome settled(Decision<Hold> decision) {
        return switch (decision) {
            case Decision.Refused<Hold>(Rejection why) -> new Outcome.Refused(why);
            case Decision.Done<Hold>(Hold hold, boolean again) -> new Outcome.Holding(hold, hold.last(), again);
        };
    }

    /**
     * Writes all that happened to holds.
     *
     * @return the events that tell it
     */
    List<Envelope> write(Map<Pseudonym, Account> accounts) throws SQLException {
        List<Holds.Owned> placed = new ArrayList<>();
        List<Holds.OwnedStep> ended = new ArrayList<>();
        List<Holds.OwnedStep> steps = new ArrayList<>();
        accounts.forEach((member, account) -> {
            account.holdsPlaced().forEach(hold -> {
                byte[] hash = Objects.requireNonNull(hashes.get(hold.holdId()));
                placed.add(new Holds.Owned(member, hold, hash));
                steps.add(Holds.OwnedStep.of(member, hold, hold.placed()));
            });
            account.holdsSettled().forEach(hold -> {
                var step = Holds.OwnedStep.of(member, hold, hold.last());
                steps.add(step);
                if (!hashes.containsKey(hold.holdId())) {
                    ended.add(step);
                }
            });
        });
        writes.add(placed);
        writes.close(ended);
        writes.addSteps(steps);
        return steps.stream()
                .map(step -> LedgerNews.of(step, traces.get(step.holdId())))
                .toList();
    }
}
