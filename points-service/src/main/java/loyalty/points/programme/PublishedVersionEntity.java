package loyalty.points.programme;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of a published version; it never changes but for the mark of who has to look at it. */
@Entity
@Table(name = "programme_version")
class PublishedVersionEntity {

    @Id
    @Column
    String version;

    /** In the order of publication, from 1; unique. */
    @Column(updatable = false)
    int position;

    @Column(name = "effective_at", updatable = false)
    Instant effectiveAt;

    @Column(name = "published_at", updatable = false)
    Instant publishedAt;

    @Column(updatable = false)
    String author;

    @Column(updatable = false)
    String content;

    /** Whether the accounts that were there before are not marked yet. */
    @Column(name = "accounts_unseen")
    boolean accountsUnseen;
}
