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

    /** Their management ports, in the same order. */
    Management management();

    /** Where health and OpenAPI of each replica are. */
    interface Management {

        /** Those of points-service. */
        List<URI> points();

        /** Those of tier-service. */
        List<URI> tier();

        /** Those of voucher-service. */
        List<URI> voucher();
    }
}
