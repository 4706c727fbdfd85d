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
import loyalty.events.Envelope;
import loyalty.events.Pseudonym;
import loyalty.points.domain.EarningPolicy;
import loyalty.points.domain.Rejection;
import loyalty.points.domain.Rewarded;
import loyalty.points.domain.TierPeriods;
import loyalty.programme.ProgrammeVersions;

/** The activities of a batch. */
final class ActivityMoves {

    private final Connection connection;
    private final Instant now;
    private final ProgrammeVersions versions;
    private final Activities activities;
    private final MemberCounts counts;
    private final Map<String, Activities.Owned> known = new HashMap<>();
    private final Map<Command.RecordActivity, Activities.Owned> recorded = new LinkedHashMap<>();
    private Map<Pseudonym, TierPeriods> tiers = Map.of();

    ActivityMoves(Connection connection, Instant now, ProgrammeVersions versions, MemberCounts counts) {
        this.connection = connection;
        this.now = now;
        this.versions = versions;
        this.activities = new Activities(connection);
        this.counts = counts;
    }

    /** Tells the activities that were accepted before from those that need an account. */
    void recognise(List<Command.RecordActivity> commands, Needs needs) throws SQLException {
        List<String> asked = commands.stream()
                .map(command -> command.activity().activityId())
                .toList();
        activities
                .find(asked)
                .forEach(owned -> known.put(owned.rewarded().activity().activityId(), owned));
        for (Command.RecordActivity command : commands) {
            if (!known.containsKey(command.activity().activityId())) {
                needs.tiers(command.member());
                needs.counts(
                        command.member(),
                        policy(command).asks(command.activity().happenedAt()));
            }
        }
    }

    /** Takes what was read once the accounts were locked. */
    void prepare(Map<Pseudonym, TierPeriods> tiers) {
        this.tiers = tiers;
    }

    private EarningPolicy policy(Command.RecordActivity command) {
        return new EarningPolicy(versions.inForceAt(command.activity().happenedAt())
                .orElseThrow()
                .programme());
    }

    Outcome record(Command.RecordActivity command, OpenAccounts accounts) {
        String activityId = command.activity().activityId();
        Activities.Owned first = known.get(activityId);
        if (first != null) {
            return MessageDigest.isEqual(first.bodyHash(), command.bodyHash())
                    ? new Outcome.Recorded(first, true)
                    : new Outcome.Refused(new Rejection.IdempotencyMismatch(activityId));
        }
        EarningPolicy policy = policy(command);
        Pseudonym member = command.member();
        var earned = policy.earn(
                command.activity(),
                tiers.getOrDefault(member, TierPeriods.NONE),
                counts.of(member, policy.asks(command.activity().happenedAt())));
        if (policy.programme()
                .points()
                .expiry()
                .isKeptAliveBy(command.activity().type())) {
            accounts.of(member).wasActive(command.activity().happenedAt(), now);
        }
        Rewarded rewarded = accounts.of(member).reward(command.activity(), earned, command.actor(), now);
        counts.add(member, earned.counted());
        var owned = new Activities.Owned(member, rewarded, command.bodyHash(), command.spoken());
        known.put(activityId, owned);
        recorded.put(command, owned);
        return new Outcome.Recorded(owned, false);
    }

    /**
     * Writes what was accepted.
     *
     * @return the events that tell it
     */
    List<Envelope> write(OpenAccounts accounts) throws SQLException {
        activities.add(recorded.values());
        var names = new TreeMap<Pseudonym, String>();
        recorded.keySet().forEach(command -> {
            String memberId = command.memberId();
            if (memberId != null && accounts.isNew(command.member())) {
                names.put(command.member(), memberId);
            }
        });
        new Holders(connection).name(names);
        List<Envelope> events = new ArrayList<>();
        recorded.forEach((command, owned) -> events.add(LedgerNews.of(owned, command.traceparent())));
        return events;
    }
}
