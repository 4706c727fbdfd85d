package loyalty.tier.tiers;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import loyalty.clock.DueWork;
import loyalty.events.Pseudonym;
import loyalty.tier.membership.Memberships;
import loyalty.tier.review.ReviewMembers;

/** Reviews members whose status has ended, some hundred in a transaction. */
@ApplicationScoped
class DueReviews implements DueWork {

    private static final int PAGE = 500;

    private final Memberships memberships;
    private final ReviewMembers reviewMembers;

    DueReviews(Memberships memberships, ReviewMembers reviewMembers) {
        this.memberships = memberships;
        this.reviewMembers = reviewMembers;
    }

    @Override
    public Optional<Instant> nextDue() {
        return memberships.nextDue();
    }

    @Override
    public void runDue(Instant at) {
        List<Pseudonym> due = memberships.dueUpTo(at, PAGE);
        while (!due.isEmpty()) {
            reviewMembers.review(new TreeSet<>(due), at);
            due = memberships.dueUpTo(at, PAGE);
        }
    }
}
