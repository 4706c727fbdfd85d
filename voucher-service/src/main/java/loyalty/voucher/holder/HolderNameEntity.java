package loyalty.voucher.holder;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import loyalty.events.Pseudonym;

/** The row that leads from a pseudonym back to a member id; it can be erased, and never changes. */
@Entity
@Table(name = "holder_name")
class HolderNameEntity {

    @Id
    @Column
    Pseudonym pseudonym;

    @Column(name = "member_id")
    String memberId;
}
