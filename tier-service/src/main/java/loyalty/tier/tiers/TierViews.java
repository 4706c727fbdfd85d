package loyalty.tier.tiers;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import loyalty.api.Languages;
import loyalty.clock.BusinessClock;
import loyalty.database.KeptTable;
import loyalty.events.Pseudonym;
import loyalty.personal.PersonalRoom;
import loyalty.programme.versions.KnownProgrammes;
import loyalty.tier.domain.LadderBook;
import loyalty.tier.domain.QualifyingHistory;
import loyalty.tier.domain.TierStatus;
import loyalty.tier.membership.EnrolledMembers;
import loyalty.tier.review.QualifyingHistories;

/** A member's tier and how they came to it, computed from what they did up to now. */
@ApplicationScoped
class TierViews implements PersonalRoom {

    private final QualifyingHistories histories;
    private final EnrolledMembers members;
    private final KnownProgrammes programmes;
    private final BusinessClock clock;

    TierViews(QualifyingHistories histories, EnrolledMembers members, KnownProgrammes programmes, BusinessClock clock) {
        this.histories = histories;
        this.members = members;
        this.programmes = programmes;
        this.clock = clock;
    }

    /** The tier now, with further ladders. */
    TierView tier(Pseudonym member, EnrolledMembers.Enrolled enrolled, List<String> languages) {
        Instant now = clock.now();
        QualifyingHistory history = histories.of(member);
        Instant joined = programmes.inForceAt(now).calendar().startOf(enrolled.joinedOn());
        List<LadderBook> books = LadderBook.all(programmes.all());
        List<TierView> further = books.stream()
                .filter(book -> !book.isMain())
                .map(book -> TierView.of(TierStatus.at(now, history, book), List.of(), joined, languages))
                .toList();
        return TierView.of(TierStatus.at(now, history, books.getFirst()), further, joined, languages);
    }

    /** Every change, the earliest first. */
    List<TierHistoryView> changes(Pseudonym member, List<String> languages) {
        Instant now = clock.now();
        QualifyingHistory history = histories.of(member);
        return LadderBook.all(programmes.all()).stream()
                .map(book -> TierStatus.at(now, history, book))
                .flatMap(status ->
                        status.changes().stream().map(change -> TierHistoryView.of(change, status, history, languages)))
                .sorted(Comparator.comparing(TierHistoryView::at))
                .toList();
    }

    /** What it is computed from is other rooms'. */
    @Override
    public List<KeptTable> tables(boolean forTheMember) {
        return List.of();
    }

    @Override
    public Map<String, Object> views(Pseudonym member) {
        EnrolledMembers.Enrolled enrolled = members.find(member).orElseThrow();
        List<String> languages = Languages.of(null, enrolled.locale());
        return Map.of("tier", tier(member, enrolled, languages), "tierHistory", changes(member, languages));
    }
}
