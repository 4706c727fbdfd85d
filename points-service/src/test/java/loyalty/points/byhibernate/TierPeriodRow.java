package loyalty.points.byhibernate;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import loyalty.events.Pseudonym;
import loyalty.points.domain.earning.TierPeriods;

/** A row of {@code tier_period}. */
@Entity
@Table(name = "tier_period")
class TierPeriodRow {

    @EmbeddedId
    Id id;

    @Column(name = "rate_from")
    LocalDate rateFrom;

    @Column
    String ladder;

    @Column
    String tier;

    /** The key of the row. */
    @Embeddable
    record Id(@Column Pseudonym pseudonym, @Column long sequence) {}

    TierPeriods.Period period() {
        return new TierPeriods.Period(id.sequence(), rateFrom, tier);
    }
}
