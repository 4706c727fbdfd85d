package loyalty.api.calls;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The token under which this service calls others. Whoever issues tokens writes it into a file and renews it there; it
 * is read at every use, so that a new one counts at once and none stands in memory or in a setting.
 */
@ApplicationScoped
public class ServiceToken {

    private static final Logger LOG = Logger.getLogger(ServiceToken.class);

    private final Path file;

    ServiceToken(@ConfigProperty(name = "loyalty.service-token-file") String file) {
        this.file = Path.of(file);
    }

    /** The header that carries it; nothing when there is none. */
    public Optional<String> authorization() {
        try {
            return Optional.of("Bearer " + Files.readString(file).strip());
        } catch (IOException e) {
            LOG.error("the token of this service cannot be read", e);
            return Optional.empty();
        }
    }
}
