package loyalty.points.programme;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import loyalty.database.DatabaseException;
import loyalty.database.Migrations;
import loyalty.points.domain.Outcome;
import loyalty.programme.Programme;
import loyalty.programme.ProgrammeFile;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Publishes the programme file that the service is started with. A file that cannot be read, or that contradicts what
 * was published under its version, stops the start: a service without its programme would pay wrong points.
 */
@ApplicationScoped
class FirstProgramme {

    private static final Logger LOG = Logger.getLogger(FirstProgramme.class);
    private static final String AUTHOR = "programme file";

    private final PublishedVersions versions;
    private final PublishProgramme publishProgramme;
    private final Optional<String> file;

    FirstProgramme(
            PublishedVersions versions,
            PublishProgramme publishProgramme,
            @ConfigProperty(name = "loyalty.programme") Optional<String> file) {
        this.versions = versions;
        this.publishProgramme = publishProgramme;
        this.file = file;
    }

    void publish(@Observes @Priority(Migrations.AFTER) StartupEvent start) {
        file.map(Path::of).ifPresent(this::publish);
    }

    private void publish(Path path) {
        String text = text(path);
        Programme programme = switch (ProgrammeFile.read(text)) {
            case ProgrammeFile.Readable readable -> readable.programme();
            case ProgrammeFile.Faulty faulty -> {
                faulty.faults().forEach(fault -> complain(path + ": " + fault));
                throw new UnusableProgramme(path + " has " + faulty.faults().size() + " faults");
            }
        };
        if (publishPatiently(programme, text) instanceof Outcome.Refused) {
            complain(path + ": version " + programme.version()
                    + " is published with other content; give the changed file a new version");
            throw new UnusableProgramme(path + " contradicts the published version " + programme.version());
        }
    }

    /** Two replicas that start together both try; the second one finds the version there. */
    private Outcome<PublishedVersion> publishPatiently(Programme programme, String text) {
        try {
            return publishProgramme.publish(proposal(programme, text));
        } catch (RuntimeException raced) {
            if (!DatabaseException.isCollision(raced)) {
                throw raced;
            }
            LOG.debug("the programme was not published at the first attempt", raced);
            return publishProgramme.publish(proposal(programme, text));
        }
    }

    /** The first version covers all earlier dates, so it is in force since ever. */
    private PublishProgramme.Proposal proposal(Programme programme, String text) {
        boolean first = versions.all().isEmpty();
        return new PublishProgramme.Proposal(programme, text, first ? Instant.EPOCH : null, AUTHOR);
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            complain(path + ": cannot be read");
            throw new UnusableProgramme(path + " cannot be read");
        }
    }

    /** To the log, and plainly to whoever started the service. */
    private static void complain(String fault) {
        LOG.error(fault);
        System.err.println(fault);
    }

    /** The service cannot start with this programme. */
    static final class UnusableProgramme extends RuntimeException {
        UnusableProgramme(String why) {
            super(why, null, false, false);
        }
    }
}
