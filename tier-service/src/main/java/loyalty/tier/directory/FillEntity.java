package loyalty.tier.directory;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The row of how far the members are entered who were there before the directory. */
@Entity
@Table(name = "member_search_fill")
class FillEntity {

    @Id
    int pass;

    /** The last member id looked at. */
    @Column(name = "filled_up_to")
    String filledUpTo;

    @Column
    boolean complete;
}
