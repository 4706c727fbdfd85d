package loyalty.api.requests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Named;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import loyalty.api.BodyLimits;
import loyalty.api.JsonFaults;
import loyalty.api.Problem;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Every failure leaves as a problem, and no inner life with it. */
class ProblemMappers {

    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final int CAUSES_MAX = 12;

    private final BodyLimits limits;
    private final AnsweredMethods answeredMethods;
    private final Instance<Predicate<Throwable>> isOfDatabase;

    /** @param isOfDatabase which failures are those of the database, where there is one */
    ProblemMappers(
            BodyLimits limits,
            AnsweredMethods answeredMethods,
            @Named("is-of-database") Instance<Predicate<Throwable>> isOfDatabase) {
        this.limits = limits;
        this.answeredMethods = answeredMethods;
        this.isOfDatabase = isOfDatabase;
    }

    @ServerExceptionMapper
    Response problem(ProblemException e, UriInfo uri) {
        return answer(e.problem(), uri);
    }

    @ServerExceptionMapper
    Response json(JsonProcessingException e, UriInfo uri) {
        return answer(Problems.malformedRequest(List.of(JsonFaults.of(e))), uri);
    }

    /** Named for itself, because the platform brings a mapper of its own for it. */
    @ServerExceptionMapper
    Response mismatched(MismatchedInputException e, UriInfo uri) {
        return json(e, uri);
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    Response unauthenticated(SecurityException e, UriInfo uri) {
        return Response.fromResponse(answer(Problems.unauthenticated(), uri))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException e, UriInfo uri) {
        return answer(Problems.forbidden(), uri);
    }

    @ServerExceptionMapper
    Response web(WebApplicationException e, UriInfo uri, Request request) {
        Optional<JsonProcessingException> json = cause(e, JsonProcessingException.class);
        if (json.isPresent()) {
            return json(json.get(), uri);
        }
        Optional<ProblemException> problem = cause(e, ProblemException.class);
        if (problem.isPresent()) {
            return answer(problem.get().problem(), uri);
        }
        int status = e.getResponse().getStatus();
        Set<String> methods = answeredMethods.at(uri.getPath());
        boolean isOtherMethod = status == 404 && !methods.isEmpty() && !methods.contains(request.getMethod());
        return status == 405 || isOtherMethod ? otherMethod(methods, uri) : answer(ofStatus(status, uri), uri);
    }

    private static Response otherMethod(Set<String> methods, UriInfo uri) {
        Response answer = answer(Problems.methodNotAllowed(), uri);
        return methods.isEmpty()
                ? answer
                : Response.fromResponse(answer)
                        .header(HttpHeaders.ALLOW, String.join(", ", methods))
                        .build();
    }

    @ServerExceptionMapper
    Response anything(Throwable e, UriInfo uri, HttpHeaders headers) {
        Optional<ProblemException> problem = cause(e, ProblemException.class);
        if (problem.isPresent()) {
            return answer(problem.get().problem(), uri);
        }
        if (isOfDatabase.stream().anyMatch(of -> of.test(e))) {
            LOG.warn("the database refused or was away", e);
            return answer(Problems.unavailable("The same request may be repeated."), uri);
        }
        if (e instanceof IllegalArgumentException && !isMediaType(headers.getHeaderString(HttpHeaders.CONTENT_TYPE))) {
            return answer(Problems.unsupportedMediaType(), uri);
        }
        LOG.error("a request failed", e);
        return answer(Problems.internalError(), uri);
    }

    /** The framework fails on one that is none when it chooses a method by it. */
    private static boolean isMediaType(@Nullable String header) {
        try {
            return header == null || MediaType.valueOf(header) != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Problem ofStatus(int status, UriInfo uri) {
        return switch (status) {
            case 401 -> Problems.unauthenticated();
            case 403 -> Problems.forbidden();
            case 404 -> Problems.notFound();
            case 406 -> Problems.of(406, "not-acceptable", "No such form", "This is answered in other media types.");
            case 413 -> Problems.tooLarge(limits.at(uri.getPath()));
            case 415 -> Problems.unsupportedMediaType();
            case 503 -> Problems.unavailable("The same request may be repeated.");
            default ->
                status < 500 ? Problems.malformedRequest("", "the request cannot be read") : Problems.internalError();
        };
    }

    private static Response answer(Problem problem, UriInfo uri) {
        Response.ResponseBuilder answer = Response.status(problem.status())
                .type(Problem.MEDIA_TYPE)
                .entity(problem.at(uri.getRequestUri().getRawPath()));
        Long retryAfter = problem.retryAfter();
        return (retryAfter == null ? answer : answer.header(HttpHeaders.RETRY_AFTER, retryAfter)).build();
    }

    private static <T extends Throwable> Optional<T> cause(Throwable e, Class<T> type) {
        Throwable cause = e;
        for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++, cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
