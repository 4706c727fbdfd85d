package loyalty.tier.members;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The row of an attribute that a version names: how far the members are told who had it before the version came. */
@Entity
@Table(name = "attribute_named")
class AttributeNamedEntity {

    @Id
    String name;

    /** The last member id looked at. */
    @Column(name = "told_up_to")
    String toldUpTo;

    @Column
    boolean complete;
}
