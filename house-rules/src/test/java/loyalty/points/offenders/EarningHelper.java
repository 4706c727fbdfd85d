package loyalty.points.offenders;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import java.util.Optional;
import loyalty.tier.Neighbour;

/** Breaks the rules on names, visibility, injection, optional parameters, locks, readers and neighbours. */
public class EarningHelper {

    @Inject
    Neighbour neighbour;

    @GET
    String open(Optional<String> key) {
        return key.orElse("") + neighbour;
    }

    @GET
    @RolesAllowed("checkout")
    String forTillsOnly() {
        return "";
    }
}
