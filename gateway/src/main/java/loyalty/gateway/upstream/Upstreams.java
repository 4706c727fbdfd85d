package loyalty.gateway.upstream;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.util.List;

/** Where the services are: the base addresses of their replicas. */
@ConfigMapping(prefix = "loyalty.upstreams")
interface Upstreams {

    /** The replicas of points-service. */
    List<URI> points();

    /** The replicas of tier-service. */
    List<URI> tier();

    /** The replicas of voucher-service. */
    List<URI> voucher();
}
