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
import loyalty.api.Ids;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Pseudonyms;
import loyalty.clock.BusinessClock;
import loyalty.events.Pseudonym;
import loyalty.points.domain.OpeningBalance;
import loyalty.points.domain.Outcome;
import loyalty.points.ledger.Holders;
import loyalty.points.posting.Agent;
import loyalty.points.posting.Ledger;
import loyalty.points.posting.PostingQueue;
import loyalty.points.programme.RuleBook;
import org.jspecify.annotations.Nullable;

/** Takes over what members had in an older system. */
@ApplicationScoped
class TakeOverBalance {

    private static final int LOTS_MAX = 1_000;
    private static final long POINTS_MAX = 1_000_000_000_000L;
    private static final BigDecimal QUALIFYING_MAX = new BigDecimal("1000000000");
    private static final int QUALIFYING_DECIMALS = 4;
    private static final Instant LAST = Instant.parse("9000-01-01T00:00:00Z");

    private final Ledger ledger;
    private final PostingQueue queue;
    private final RuleBook ruleBook;
    private final BusinessClock clock;
    private final Pseudonyms pseudonyms;
    private final BodyHash bodyHash;

    TakeOverBalance(
            Ledger ledger,
            PostingQueue queue,
            RuleBook ruleBook,
            BusinessClock clock,
            Pseudonyms pseudonyms,
            BodyHash bodyHash) {
        this.ledger = ledger;
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
        if (request == null) {
            throw new ProblemException(Problems.malformedRequest("", "an opening balance is expected"));
        }
        OpeningBalance opening = read(openingId, request);
        String memberId = Objects.requireNonNull(request.memberId());
        Pseudonym member = pseudonyms.of(memberId);
        var asked = new Fingerprinted(member.hex(), opening.lots(), opening.lifetimeEarned(), opening.qualifying());
        var command = new OpeningCommand(member, memberId, opening, bodyHash.of(asked), agent);
        return queue.postAndWait(command).map(taken -> OpeningView.of(taken, memberId));
    }

    private OpeningBalance read(String openingId, OpeningRequest request) {
        FieldErrors errors = new FieldErrors();
        errors.require(Ids.isId(request.memberId()), "memberId", Ids.RULE);
        List<OpeningBalance.Part> lots = lots(request.lots(), errors);
        long points = lots.stream().mapToLong(OpeningBalance.Part::points).sum();
        long earned = request.lifetimeEarned() == null ? points : request.lifetimeEarned();
        errors.require(earned >= points && earned <= POINTS_MAX, "lifetimeEarned", "at least the points that are left");
        BigDecimal qualifying = request.qualifying();
        boolean counts = qualifying == null
                || (qualifying.signum() >= 0
                        && qualifying.compareTo(QUALIFYING_MAX) <= 0
                        && qualifying.stripTrailingZeros().scale() <= QUALIFYING_DECIMALS);
        errors.require(counts, "qualifying", "a number from 0 in the metric of the ladder");
        errors.orContinue();
        String version = ruleBook.inForceAt(clock.now()).version();
        return new OpeningBalance(openingId, lots, earned, qualifying, version);
    }

    private List<OpeningBalance.Part> lots(@Nullable List<OpeningRequest.@Nullable Lot> asked, FieldErrors errors) {
        int count = asked == null ? 0 : asked.size();
        errors.require(asked != null && count <= LOTS_MAX, "lots", "a list of at most " + LOTS_MAX + " is expected");
        List<OpeningBalance.Part> lots = new ArrayList<>();
        for (int i = 0; asked != null && i < Math.min(count, LOTS_MAX); i++) {
            OpeningRequest.Lot lot = asked.get(i);
            String at = "lots[" + i + "]";
            Long points = lot == null ? null : lot.points();
            Instant earnedAt = lot == null ? null : lot.earnedAt();
            Instant expiresAt = lot == null ? null : lot.expiresAt();
            boolean some = points != null && points >= 1 && points <= POINTS_MAX / LOTS_MAX;
            errors.require(some, at + ".points", "a whole number from 1 to " + POINTS_MAX / LOTS_MAX);
            errors.requireTime(earnedAt, at + ".earnedAt", clock.now());
            boolean ends =
                    expiresAt == null || (earnedAt != null && expiresAt.isAfter(earnedAt) && expiresAt.isBefore(LAST));
            errors.require(ends, at + ".expiresAt", "an instant after earnedAt");
            if (points != null && earnedAt != null) {
                lots.add(new OpeningBalance.Part(
                        points,
                        earnedAt.truncatedTo(ChronoUnit.MICROS),
                        expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS)));
            }
        }
        return lots;
    }

    /**
     * An opening balance as it was accepted.
     *
     * @throws ProblemException 404
     */
    OpeningView find(String openingId) {
        return ledger.read(connection -> {
            TakenOver takenOver = new OpeningBalances(connection)
                    .find(List.of(openingId)).stream()
                            .findFirst()
                            .orElseThrow(() -> new ProblemException(Problems.notFound()));
            return OpeningView.of(
                    takenOver,
                    new Holders(connection).names(List.of(takenOver.member())).get(takenOver.member()));
        });
    }
}
