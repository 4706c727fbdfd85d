package loyalty.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import loyalty.events.Pseudonym;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Pseudonymises member ids: a keyed hash (HMAC) under the key of the deployment. */
@ApplicationScoped
public class Pseudonyms {

    private final Pseudonym.Key key;

    Pseudonyms(@ConfigProperty(name = "loyalty.pseudonym-key") String key) {
        this.key = new Pseudonym.Key(HexFormat.of().parseHex(key));
    }

    /** The pseudonym of a member id. */
    public Pseudonym of(String memberId) {
        return key.of(memberId);
    }
}
