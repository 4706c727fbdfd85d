package loyalty.points.openingbalances;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import loyalty.api.BodyHash;
import loyalty.api.FieldErrors;
import loyalty.api.ProblemException;
import loyalty.api.Pseudonyms;
import loyalty.api.forms.Forms;
import loyalty.clock.BusinessClock;
import loyalty.events.Pseudonym;
import loyalty.points.domain.OpeningBalance;
import loyalty.points.domain.Outcome;
import loyalty.points.posting.Agent;
import loyalty.points.posting.PostingQueue;
import loyalty.points.programme.RuleBook;
import org.jspecify.annotations.Nullable;

/** Takes over what members had in an older system. */
@ApplicationScoped
class TakeOverBalance {

    private static final long POINTS_MAX = 1_000_000_000_000L;
    private static final BigDecimal QUALIFYING_MAX = new BigDecimal("1000000000");
    private static final int QUALIFYING_DECIMALS = 4;
    private static final Instant LAST = Instant.parse("9000-01-01T00:00:00Z");

    private final PostingQueue queue;
    private final RuleBook ruleBook;
    private final BusinessClock clock;
    private final Pseudonyms pseudonyms;
    private final BodyHash bodyHash;
    private final Forms forms;

    TakeOverBalance(
            PostingQueue queue,
            RuleBook ruleBook,
            BusinessClock clock,
            Pseudonyms pseudonyms,
            BodyHash bodyHash,
            Forms forms) {
        this.forms = forms;
        this.queue = queue;
        this.ruleBook = ruleBook;
        this.clock = clock;
        this.pseudonyms = pseudonyms;
        this.bodyHash = bodyHash;
    }

    /** What the fingerprint is taken of. */
    private record Fingerprinted(
            String member,
            List<OpeningBalance.Part> lots,
            long lifetimeEarned,
            @Nullable BigDecimal qualifying) {}

    /**
     * Posts an opening balance.
     *
     * @throws ProblemException 400 when it cannot be one, 503 when no programme is published
     */
    Outcome<OpeningView> takeOver(String openingId, @Nullable OpeningRequest request, Agent agent) {
        OpeningRequest given = forms.given(request, "an opening balance is expected");
        OpeningBalance opening = read(openingId, given);
        String memberId = Objects.requireNonNull(given.memberId());
        Pseudonym member = pseudonyms.of(memberId);
        var asked = new Fingerprinted(member.hex(), opening.lots(), opening.lifetimeEarned(), opening.qualifying());
        var command = new OpeningCommand(member, memberId, opening, bodyHash.of(asked), agent);
        return queue.postAndWait(command).map(taken -> OpeningView.of(taken, memberId));
    }

    private OpeningBalance read(String openingId, OpeningRequest request) {
        FieldErrors errors = forms.faults(request);
        List<OpeningBalance.Part> lots = lots(request.lots(), errors);
        long points = lots.stream().mapToLong(OpeningBalance.Part::points).sum();
        long earned = request.lifetimeEarned() == null ? points : request.lifetimeEarned();
        errors.require(earned >= points && earned <= POINTS_MAX, "lifetimeEarned", "at least the points that are left");
        BigDecimal qualifying = request.qualifying();
        boolean counts = qualifying == null
                || (qualifying.signum() >= 0
                        && qualifying.compareTo(QUALIFYING_MAX) <= 0
                        && FieldErrors.hasDecimals(qualifying, QUALIFYING_DECIMALS));
        errors.require(counts, "qualifying", "a number from 0 in the metric of the ladder");
        errors.orContinue();
        String version = ruleBook.inForceAt(clock.now()).version();
        return new OpeningBalance(openingId, lots, earned, qualifying, version);
    }

    private List<OpeningBalance.Part> lots(@Nullable List<OpeningRequest.@Nullable Lot> asked, FieldErrors errors) {
        List<OpeningBalance.Part> lots = new ArrayList<>();
        for (int i = 0; asked != null && errors.isOpen() && i < asked.size(); i++) {
            OpeningRequest.Lot lot = asked.get(i);
            Long points = lot == null ? null : lot.points();
            Instant earnedAt = lot == null ? null : lot.earnedAt();
            Instant expiresAt = lot == null ? null : lot.expiresAt();
            if (points != null && earnedAt != null) {
                String at = "lots[" + i + "]";
                errors.requireTime(earnedAt, at + ".earnedAt", clock.now());
                boolean ends = expiresAt == null || (expiresAt.isAfter(earnedAt) && expiresAt.isBefore(LAST));
                errors.require(ends, at + ".expiresAt", "an instant after earnedAt");
                lots.add(new OpeningBalance.Part(
                        points,
                        earnedAt.truncatedTo(ChronoUnit.MICROS),
                        expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS)));
            }
        }
        return lots;
    }
}
