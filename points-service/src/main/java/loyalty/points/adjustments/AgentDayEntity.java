package loyalty.points.adjustments;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;

/** The row of how many points an agent has posted alone in a day. */
@Entity
@Table(name = "agent_day")
class AgentDayEntity {

    @EmbeddedId
    Id id;

    @Column
    long points;

    /** The key of the row. */
    @Embeddable
    record Id(String agent, LocalDate day) {}
}
