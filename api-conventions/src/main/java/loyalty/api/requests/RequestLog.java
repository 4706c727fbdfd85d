package loyalty.api.requests;

import io.opentelemetry.api.trace.Span;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import loyalty.traces.Traceparent;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** One line per request: method, path template, status, time, trace. The template holds no id, so the line names nobody. */
class RequestLog {

    private static final Logger LOG = Logger.getLogger("loyalty.requests");
    private static final String BEGAN = "loyalty.began";

    private final Map<Method, String> templates = new ConcurrentHashMap<>();

    @ServerRequestFilter(preMatching = true)
    void began(ContainerRequestContext request) {
        request.setProperty(BEGAN, System.nanoTime());
    }

    @ServerResponseFilter
    void ended(ContainerRequestContext request, ContainerResponseContext response, @Nullable ResourceInfo resource) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        Object began = request.getProperty(BEGAN);
        long micros = began instanceof Long nanos ? (System.nanoTime() - nanos) / 1_000 : 0;
        LOG.infof(
                "%s %s %d %d.%03d ms trace=%s",
                request.getMethod(),
                template(resource == null ? null : resource.getResourceMethod()),
                response.getStatus(),
                micros / 1_000,
                micros % 1_000,
                Traceparent.id(Span.current().getSpanContext()));
    }

    private String template(@Nullable Method method) {
        return method == null
                ? "(no resource)"
                : templates.computeIfAbsent(
                        method,
                        m -> path(m.getDeclaringClass().getAnnotation(Path.class)) + path(m.getAnnotation(Path.class)));
    }

    private static String path(@Nullable Path path) {
        return path == null ? "" : (path.value().startsWith("/") ? "" : "/") + path.value();
    }
}
