package loyalty.points.activities;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import loyalty.api.ProblemException;
import loyalty.events.MemberEnrolled;
import loyalty.outbox.NotYetKnown;
import loyalty.points.domain.Language;
import loyalty.points.domain.earning.Activity;
import loyalty.points.members.MembersJoined;
import loyalty.points.posting.PostingQueue;
import loyalty.points.programme.RuleBook;
import loyalty.programme.ProgrammeVersions;
import loyalty.programme.earning.EarnRule;

/** Points for joining, where the programme gives some. */
@ApplicationScoped
class WelcomePoints {

    private static final String ACTOR = "enrolment";
    /** Begins as no id of a caller's can. */
    private static final String ID = "@enrolment-";
    /** The id says all that there is to be equal. */
    private static final byte[] BODY_HASH = new byte[32];

    private final PostingQueue queue;
    private final RuleBook ruleBook;

    WelcomePoints(PostingQueue queue, RuleBook ruleBook) {
        this.queue = queue;
        this.ruleBook = ruleBook;
    }

    /**
     * Posts what joining brings, once for every member: an event that comes again finds it there.
     *
     * @throws NotYetKnown when it cannot be posted now; the event is to come again
     */
    void post(@Observes MembersJoined joined) {
        if (joined.enrolments().isEmpty()) {
            return;
        }
        // Whichever replica published it: what is not promised by an older version would be lost for good.
        ProgrammeVersions versions = ruleBook.upToDate();
        List<CompletableFuture<?>> posting = new ArrayList<>();
        for (MemberEnrolled enrolled : joined.enrolments()) {
            if (bringsPoints(enrolled, versions)) {
                var activity =
                        new Activity(ID + enrolled.member().hex(), Activity.ENROLMENT, enrolled.at(), null, Map.of());
                posting.add(queue.postPatiently(new ActivityCommand(
                                enrolled.member(), null, activity, BODY_HASH, ACTOR, Language.EN, null))
                        .toCompletableFuture());
            }
        }
        try {
            CompletableFuture.allOf(posting.toArray(CompletableFuture<?>[]::new))
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof ProblemException) {
                throw new NotYetKnown("the points for joining");
            }
            throw e;
        }
    }

    private static boolean bringsPoints(MemberEnrolled enrolled, ProgrammeVersions versions) {
        return versions
                .inForceAt(enrolled.at())
                .orElseThrow(() -> new NotYetKnown("no programme is published yet"))
                .programme()
                .points()
                .rules()
                .stream()
                .anyMatch(rule -> rule.each() == EarnRule.Each.ENROLMENT);
    }
}
