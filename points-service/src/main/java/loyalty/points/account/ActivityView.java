package loyalty.points.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import loyalty.points.domain.Balance;
import loyalty.points.domain.Language;
import loyalty.points.domain.Rewarded;
import org.jspecify.annotations.Nullable;

/** An activity for a reader. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record ActivityView(
        String activityId,
        @Nullable String memberId,
        String type,
        Instant at,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String location,
        Map<String, String> attributes,
        OrderView.Points points,
        BalanceView balance,
        OrderView.Qualifying qualifying) {

    /** The first answer: made from what was written then, it never changes. */
    static ActivityView answer(Activities.Owned owned, @Nullable String memberId, String currency) {
        Rewarded rewarded = owned.rewarded();
        return of(owned, memberId, rewarded.pending(), rewarded.after(), owned.spoken(), currency);
    }

    /**
     * The activity as it is now.
     *
     * @param pending how many of its points still wait
     */
    static ActivityView of(
            Activities.Owned owned,
            @Nullable String memberId,
            long pending,
            Balance balance,
            Language language,
            String currency) {
        Rewarded rewarded = owned.rewarded();
        return new ActivityView(
                rewarded.activity().activityId(),
                memberId,
                rewarded.activity().type(),
                rewarded.activity().happenedAt(),
                rewarded.activity().location(),
                rewarded.activity().attributes(),
                OrderView.Points.of(owned.member(), rewarded.earned(), rewarded.entrySeq(), pending, language),
                BalanceView.of(balance),
                OrderView.Qualifying.of(rewarded.earned().qualifying(), currency));
    }
}
