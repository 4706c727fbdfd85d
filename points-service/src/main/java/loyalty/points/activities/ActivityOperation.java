package loyalty.points.activities;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import loyalty.events.ActivityRecorded;
import loyalty.events.Pseudonym;
import loyalty.points.domain.FirstAnswer;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.account.Account;
import loyalty.points.domain.earning.Counts;
import loyalty.points.domain.earning.Earned;
import loyalty.points.domain.earning.EarningPolicy;
import loyalty.points.domain.earning.Rewarded;
import loyalty.points.posting.LedgerBatch;
import loyalty.points.posting.LedgerOperation;
import loyalty.points.posting.Needs;

/** Takes in what members did beside buying, and what the programme of that day gives for it. */
final class ActivityOperation implements LedgerOperation<ActivityCommand, RecordedActivity> {

    private final LedgerBatch batch;
    private final Activities activities;
    private final Map<ActivityCommand, RecordedActivity> recorded = new LinkedHashMap<>();

    private ActivityOperation(LedgerBatch batch, Activities activities) {
        this.batch = batch;
        this.activities = activities;
    }

    /** How the engine finds it. */
    @ApplicationScoped
    static class Kind implements LedgerOperation.Kind<ActivityCommand, RecordedActivity> {

        private final Activities activities;

        Kind(Activities activities) {
            this.activities = activities;
        }

        @Override
        public Class<ActivityCommand> takes() {
            return ActivityCommand.class;
        }

        @Override
        public LedgerOperation<ActivityCommand, RecordedActivity> begin(LedgerBatch batch) {
            return new ActivityOperation(batch, activities);
        }
    }

    @Override
    public Map<String, FirstAnswer<RecordedActivity>> known(Collection<String> activityIds) {
        Map<String, FirstAnswer<RecordedActivity>> known = new HashMap<>();
        activities
                .named(activityIds)
                .forEach(
                        activity -> known.put(activity.activityId(), new FirstAnswer<>(activity.bodyHash(), activity)));
        return known;
    }

    @Override
    public void need(List<ActivityCommand> commands, Needs needs) {
        for (ActivityCommand command : commands) {
            EarningPolicy policy = policy(command);
            needs.tiers(command.member());
            needs.counts(command.member(), policy.asks(command.activity().happenedAt()));
            if (!policy.programme().attributes().isEmpty()) {
                needs.attributes(command.member());
            }
        }
    }

    private EarningPolicy policy(ActivityCommand command) {
        return new EarningPolicy(batch.versions()
                .inForceAt(command.activity().happenedAt())
                .orElseThrow()
                .programme());
    }

    @Override
    public Outcome<RecordedActivity> decide(ActivityCommand command) {
        EarningPolicy policy = policy(command);
        Pseudonym member = command.member();
        Account account = batch.account(member);
        Instant at = command.activity().happenedAt();
        Counts given = batch.counts()
                .of(member, policy.asks(at))
                .plus(batch.attributes(member).asked(policy.programme(), at));
        Earned earned = policy.earn(command.activity(), batch.tiers(member), given);
        if (policy.programme()
                .points()
                .expiry()
                .isKeptAliveBy(command.activity().type())) {
            account.wasActive(at, batch.now());
        }
        Rewarded rewarded = account.reward(command.activity(), earned, command.actor(), batch.now());
        batch.counts().add(member, earned.counted());
        var activity = new RecordedActivity(member, rewarded, command.bodyHash(), command.spoken());
        recorded.put(command, activity);
        return Outcome.done(activity);
    }

    @Override
    public void write() {
        activities.add(recorded.values());
        recorded.forEach((command, activity) -> {
            batch.nameIfNameless(command.member(), command.memberId());
            batch.tell(event(activity), activity.rewarded().eventSeq(), command.traceparent());
        });
    }

    private static ActivityRecorded event(RecordedActivity recorded) {
        Rewarded rewarded = recorded.rewarded();
        var activity = rewarded.activity();
        Earned earned = rewarded.earned();
        return new ActivityRecorded(
                recorded.member(),
                rewarded.at(),
                activity.activityId(),
                activity.type(),
                activity.happenedAt(),
                activity.location(),
                earned.programmeVersion(),
                earned.points(),
                earned.availableAt(),
                earned.expiresAt());
    }
}
