package loyalty.clock;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The one row of where the clock of the local run stands still; none in production. */
@Entity
@Table(name = "business_clock")
class ClockEntity {

    static final int ONLY = 1;

    @Id
    @Column
    int id;

    @Column(name = "now_at")
    Instant nowAt;
}
