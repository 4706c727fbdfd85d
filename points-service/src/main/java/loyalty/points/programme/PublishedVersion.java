package loyalty.points.programme;

import java.time.Instant;
import loyalty.events.Envelope;
import loyalty.events.ProgrammePublished;

/**
 * A version as it was published.
 *
 * @param effectiveAt from when it is in force
 * @param publishedAt when it was published, in business time
 * @param author who published it
 * @param content the file, as it was published
 */
record PublishedVersion(String version, Instant effectiveAt, Instant publishedAt, String author, String content) {

    /** The event that tells it: the same row, the same event. */
    Envelope event() {
        return new Envelope(version, 1, new ProgrammePublished(publishedAt, version, effectiveAt, content), null);
    }
}
