package loyalty.programme.versions;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of a programme version that has arrived; append-only. */
@Entity
@Table(name = "programme_version")
class VersionEntity {

    @Id
    @Column
    String version;

    @Column(name = "effective_at")
    Instant effectiveAt;

    @Column
    String yaml;
}
