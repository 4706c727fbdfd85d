package loyalty.points.activities;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Map;
import loyalty.points.domain.Language;
import loyalty.points.domain.account.Balance;
import loyalty.points.domain.earning.Rewarded;
import loyalty.points.explanation.BalanceView;
import loyalty.points.explanation.EarnedView;
import loyalty.points.explanation.QualifyingView;
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
        EarnedView points,
        BalanceView balance,
        QualifyingView qualifying) {

    /** The first answer: made from what was written then, it never changes. */
    static ActivityView answer(RecordedActivity recorded, @Nullable String memberId, String currency) {
        Rewarded rewarded = recorded.rewarded();
        return of(recorded, memberId, rewarded.pending(), rewarded.after(), recorded.spoken(), currency);
    }

    /**
     * The activity as it is now.
     *
     * @param pending how many of its points still wait
     */
    static ActivityView of(
            RecordedActivity recorded,
            @Nullable String memberId,
            long pending,
            Balance balance,
            Language language,
            String currency) {
        Rewarded rewarded = recorded.rewarded();
        return new ActivityView(
                rewarded.activity().activityId(),
                memberId,
                rewarded.activity().type(),
                rewarded.activity().happenedAt(),
                rewarded.activity().location(),
                rewarded.activity().attributes(),
                EarnedView.of(recorded.member(), rewarded.earned(), rewarded.entrySeq(), pending, language),
                BalanceView.of(balance),
                QualifyingView.of(rewarded.earned().qualifying(), currency));
    }
}
