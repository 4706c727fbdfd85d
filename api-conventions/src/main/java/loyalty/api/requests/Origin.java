package loyalty.api.requests;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where a request comes from: its peer, or what a trusted peer says in {@code X-Forwarded-For}. Whoever reads that header
 * afterwards, here or behind the gateway, finds this one address in it; what nobody trusted said is gone.
 */
@ApplicationScoped
class Origin {

    /** Before anybody looks at a request. */
    private static final int FIRST = Integer.MIN_VALUE;

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final List<String> OTHER_WORDS_FOR_IT = List.of("Forwarded", "X-Real-IP");

    private final Networks trusted;

    Origin(@ConfigProperty(name = "loyalty.trusted-proxies") Optional<List<String>> trusted) {
        this.trusted = Networks.of(trusted.orElse(List.of()));
    }

    void route(@Observes Router router) {
        router.route().order(FIRST).handler(this::note);
    }

    private void note(RoutingContext call) {
        HttpServerRequest request = call.request();
        MultiMap headers = request.headers();
        String peer =
                request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
        String origin = of(peer, headers.getAll(FORWARDED_FOR), trusted);
        headers.set(FORWARDED_FOR, origin);
        OTHER_WORDS_FOR_IT.forEach(headers::remove);
        call.next();
    }

    /**
     * The nearest address in the chain that is not a trusted proxy; when all of them are, the farthest.
     *
     * @param peer who is at the other end of the connection
     * @param said the header's values; each proxy adds its own peer at the end
     */
    static String of(String peer, List<String> said, Networks trusted) {
        String nearest = peer;
        String[] chain = String.join(",", said).split(",", -1);
        for (int i = chain.length - 1; i >= 0 && trusted.contain(nearest); i--) {
            String before = chain[i].trim();
            if (!isAddress(before)) {
                break;
            }
            nearest = before;
        }
        return nearest;
    }

    private static boolean isAddress(String text) {
        try {
            return java.net.InetAddress.ofLiteral(text).getAddress().length > 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
