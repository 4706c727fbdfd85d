package loyalty.points.programme;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import loyalty.events.Envelope;
import loyalty.outbox.EventSource;

/** Makes the events of the published versions again. All of them, always: a consumer needs every version. */
@ApplicationScoped
class ProgrammeEvents implements EventSource {

    private final PublishedVersions versions;

    ProgrammeEvents(PublishedVersions versions) {
        this.versions = versions;
    }

    @Override
    public void since(Instant from, Consumer<List<Envelope>> pages) {
        List<Envelope> all =
                versions.all().stream().map(PublishedVersion::event).toList();
        if (!all.isEmpty()) {
            pages.accept(all);
        }
    }
}
