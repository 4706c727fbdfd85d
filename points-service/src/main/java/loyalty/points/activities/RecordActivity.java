package loyalty.points.activities;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import loyalty.api.BodyHash;
import loyalty.api.FieldErrors;
import loyalty.api.Ids;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.Pseudonyms;
import loyalty.clock.BusinessClock;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Language;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.account.AccountState;
import loyalty.points.domain.earning.Activity;
import loyalty.points.ledger.Holders;
import loyalty.points.ledger.Lots;
import loyalty.points.posting.Ledger;
import loyalty.points.posting.PostingQueue;
import loyalty.points.posting.Sender;
import loyalty.points.programme.RuleBook;
import org.jspecify.annotations.Nullable;

/** Takes in what members do beside buying. */
@ApplicationScoped
class RecordActivity {

    private static final List<String> TYPES = List.of("visit", "reload", "review", "referral");
    private static final int ATTRIBUTES_MAX = 20;
    private static final int TEXT_MAX = 200;

    private final Ledger ledger;
    private final PostingQueue queue;
    private final RuleBook ruleBook;
    private final BusinessClock clock;
    private final Pseudonyms pseudonyms;
    private final BodyHash bodyHash;

    RecordActivity(
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
            String type,
            Instant at,
            @Nullable String location,
            Map<String, String> attributes) {}

    /**
     * Posts an activity; the answer comes after the commit.
     *
     * @throws ProblemException 400 when it cannot be an activity, 503 when no programme is published
     */
    Outcome<ActivityView> record(String activityId, @Nullable ActivityRequest request, Sender sender) {
        if (request == null) {
            throw new ProblemException(Problems.malformedRequest("", "an activity is expected"));
        }
        Activity activity = read(activityId, request);
        String memberId = Objects.requireNonNull(request.memberId());
        Pseudonym member = pseudonyms.of(memberId);
        var asked = new Fingerprinted(
                member.hex(), activity.type(), activity.happenedAt(), activity.location(), activity.attributes());
        var command = new ActivityCommand(
                member,
                memberId,
                activity,
                bodyHash.of(asked),
                sender.subject(),
                sender.language(),
                sender.traceparent());
        String currency = ruleBook.inForceAt(clock.now()).currency().getCurrencyCode();
        return queue.postAndWait(command).map(recorded -> ActivityView.answer(recorded, memberId, currency));
    }

    private Activity read(String activityId, ActivityRequest request) {
        FieldErrors errors = new FieldErrors();
        errors.require(Ids.isId(request.memberId()), "memberId", Ids.RULE);
        String type = request.type();
        errors.require(
                type != null && isKnown(type, Objects.requireNonNullElseGet(request.at(), clock::now)),
                "type",
                "visit, reload, review, referral, or a type that the programme of that day names");
        errors.requireTime(request.at(), "at", clock.now());
        errors.require(request.location() == null || Ids.isId(request.location()), "location", Ids.RULE);
        Map<String, String> attributes = attributes(request.attributes(), errors);
        errors.orContinue();
        return new Activity(
                activityId,
                Objects.requireNonNull(type),
                Objects.requireNonNull(request.at()).truncatedTo(ChronoUnit.MICROS),
                request.location(),
                attributes);
    }

    /** A type that nobody knew here a moment ago may have been published elsewhere since. */
    private boolean isKnown(String type, Instant at) {
        return TYPES.contains(type)
                || (!type.equals(Activity.ENROLMENT)
                        && (ruleBook.inForceAt(at).namesActivity(type)
                                || ruleBook.latestInForceAt(at).namesActivity(type)));
    }

    private static Map<String, String> attributes(@Nullable Map<String, @Nullable String> asked, FieldErrors errors) {
        Map<String, String> attributes = new HashMap<>();
        if (asked != null) {
            errors.require(asked.size() <= ATTRIBUTES_MAX, "attributes", "at most " + ATTRIBUTES_MAX + " are expected");
            asked.forEach((name, value) -> {
                boolean fits = Ids.isId(name) && value != null && value.length() <= TEXT_MAX;
                errors.require(
                        fits, "attributes", "a name like an id, and a text of at most " + TEXT_MAX + " characters");
                if (value != null) {
                    attributes.put(name, value);
                }
            });
        }
        return attributes;
    }

    /**
     * An activity as it is now.
     *
     * @throws ProblemException 404
     */
    ActivityView present(String activityId, Language language) {
        Pseudonym member = find(activityId).member();
        var balance = ledger.present(member).orElse(AccountState.NEW).balance();
        String currency = ruleBook.inForceAt(clock.now()).currency().getCurrencyCode();
        return ledger.read(connection -> {
            RecordedActivity recorded = find(activityId);
            Long entrySeq = recorded.rewarded().entrySeq();
            long pending = entrySeq == null
                    ? 0
                    : new Lots(connection)
                            .waiting(member, List.of(entrySeq)).stream()
                                    .mapToLong(lot -> lot.left())
                                    .sum();
            String memberId = new Holders(connection).names(List.of(member)).get(member);
            return ActivityView.of(recorded, memberId, pending, balance, language, currency);
        });
    }

    private RecordedActivity find(String activityId) {
        return ledger.read(connection -> new Activities(connection).find(List.of(activityId))).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
    }
}
