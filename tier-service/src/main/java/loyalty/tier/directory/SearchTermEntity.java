package loyalty.tier.directory;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Comparator;
import loyalty.events.Pseudonym;

/** The row of one text by whose beginning a member is found. */
@Entity
@Table(name = "member_search")
class SearchTermEntity {

    @EmbeddedId
    Id id;

    SearchTermEntity() {}

    SearchTermEntity(Id id) {
        this.id = id;
    }

    /**
     * The key of the row, and its place in the list of those who are found.
     *
     * @param term folded
     */
    @Embeddable
    record Id(String term, Pseudonym pseudonym) implements Comparable<Id> {

        private static final Comparator<Id> IN_ORDER =
                Comparator.comparing(Id::term).thenComparing(Id::pseudonym);

        @Override
        public int compareTo(Id other) {
            return IN_ORDER.compare(this, other);
        }
    }
}
