package loyalty.api.requests;

import jakarta.ws.rs.ConstrainedTo;
import jakarta.ws.rs.RuntimeType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import loyalty.api.BodyLimits;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Reads no more of a body than the limit: by its stated length at once, and by counting when no length is stated. A body
 * that says {@code null} is refused here for all. What other services answer is none of its business.
 */
@Provider
@ConstrainedTo(RuntimeType.SERVER)
class BodyLimit implements ReaderInterceptor {

    private final BodyLimits limits;
    private final jakarta.ws.rs.core.UriInfo uri;

    BodyLimit(BodyLimits limits, @jakarta.ws.rs.core.Context jakarta.ws.rs.core.UriInfo uri) {
        this.limits = limits;
        this.uri = uri;
    }

    @ServerRequestFilter(preMatching = true)
    void refuseTooLong(ContainerRequestContext request) {
        long limit = limit();
        if (request.getLength() > limit) {
            throw new ProblemException(Problems.tooLarge(limit));
        }
    }

    @Override
    public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
        Counted body = new Counted(context.getInputStream(), limit());
        context.setInputStream(body);
        Object read = context.proceed();
        if (read == null && body.left < body.max) {
            // The document null; a body that is not there is for the resource to judge.
            throw new ProblemException(Problems.malformedRequest("", "null is not expected"));
        }
        return read;
    }

    private long limit() {
        return limits.at(uri.getPath());
    }

    private static final class Counted extends FilterInputStream {

        private final long max;
        private long left;

        Counted(InputStream in, long max) {
            super(in);
            this.max = max;
            this.left = max;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(Math.max(0, read));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw new ProblemException(Problems.tooLarge(max));
            }
        }
    }
}
