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
import loyalty.api.Pseudonyms;
import loyalty.api.forms.Forms;
import loyalty.clock.BusinessClock;
import loyalty.events.Pseudonym;
import loyalty.points.domain.Outcome;
import loyalty.points.domain.earning.Activity;
import loyalty.points.posting.PostingQueue;
import loyalty.points.posting.Sender;
import loyalty.points.programme.RuleBook;
import org.jspecify.annotations.Nullable;

/** Takes in what members do beside buying. */
@ApplicationScoped
class RecordActivity {

    private static final List<String> TYPES = List.of("visit", "reload", "review", "referral");
    private static final int TEXT_MAX = 200;

    private final PostingQueue queue;
    private final RuleBook ruleBook;
    private final BusinessClock clock;
    private final Pseudonyms pseudonyms;
    private final BodyHash bodyHash;
    private final Forms forms;

    RecordActivity(
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
        ActivityRequest given = forms.given(request, "an activity is expected");
        Activity activity = read(activityId, given);
        String memberId = Objects.requireNonNull(given.memberId());
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
        FieldErrors errors = forms.faults(request);
        String type = request.type();
        errors.require(
                type == null || isKnown(type, Objects.requireNonNullElseGet(request.at(), clock::now)),
                "type",
                ActivityRequest.TYPES);
        errors.requireTime(request.at(), "at", clock.now());
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
}
