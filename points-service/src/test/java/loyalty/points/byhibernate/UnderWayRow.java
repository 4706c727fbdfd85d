package loyalty.points.byhibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import loyalty.events.Pseudonym;

/** A row of {@code order_under_way}, as far as it tells whether there is one. */
@Entity
@Table(name = "order_under_way")
class UnderWayRow {

    @Id
    @Column(name = "order_id")
    String orderId;

    @Column
    String attempt;

    @Column
    Pseudonym pseudonym;

    @Column
    boolean refused;
}
