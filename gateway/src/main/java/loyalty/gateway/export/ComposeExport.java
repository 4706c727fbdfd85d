package loyalty.gateway.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.gateway.domain.Owner;
import loyalty.gateway.upstream.LongReads;
import loyalty.gateway.upstream.Replicas;
import loyalty.traces.Traceparent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Puts the document together of what each service keeps. All parts are in files, whole, before the first byte is answered:
 * so there is never a document with a hole, and a long one takes no more memory than a short one.
 */
@ApplicationScoped
class ComposeExport {

    private static final String AS_OF = "Loyalty-As-Of";
    private static final int OK = 200;

    private static final List<Owner> ORDER = List.of(Owner.TIER, Owner.POINTS, Owner.VOUCHER);

    /** The parts by who has them. */
    private static final Map<Owner, String> PARTS =
            new EnumMap<>(Map.of(Owner.TIER, "member", Owner.POINTS, "points", Owner.VOUCHER, "vouchers"));

    private final LongReads services;
    private final JsonFactory json = new JsonFactory();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    ComposeExport(Replicas replicas, @ConfigProperty(name = "loyalty.export-deadline") Duration deadline) {
        this.services = new LongReads(replicas, deadline);
    }

    /**
     * The document, to be read once and closed; its files have no names any more.
     *
     * @throws ProblemException 404 for an id that nobody enrolled, 410 for who was erased, 503 while a service is away
     */
    InputStream of(String memberId, String authorization) {
        try {
            Path folder = Files.createTempDirectory("export-");
            try {
                return document(memberId, fetched(memberId, authorization, folder));
            } finally {
                remove(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<Owner, HttpResponse<Path>> fetched(String memberId, String authorization, Path folder) {
        String path = "/internal/members/" + memberId + "/export";
        @Nullable String trace = Traceparent.current();
        Map<Owner, CompletableFuture<HttpResponse<Path>>> asked = new EnumMap<>(Owner.class);
        PARTS.forEach((owner, name) -> {
            Supplier<HttpResponse<Path>> ask =
                    () -> services.read(owner, new LongReads.Asked(path, authorization, trace), folder.resolve(name));
            asked.put(owner, CompletableFuture.supplyAsync(ask, threads));
        });
        // Nobody writes into the folder any more when it is removed.
        asked.values().forEach(one -> one.handle((answer, failure) -> true).join());
        Map<Owner, HttpResponse<Path>> parts = new EnumMap<>(Owner.class);
        parts.put(Owner.TIER, refusingUnknown(answer(asked.get(Owner.TIER))));
        asked.forEach((owner, one) -> parts.put(owner, answer(one)));
        return parts;
    }

    private static HttpResponse<Path> answer(@Nullable CompletableFuture<HttpResponse<Path>> asked) {
        try {
            return Objects.requireNonNull(asked).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof NoSuchElementException) {
                throw away();
            }
            throw e;
        }
    }

    private static HttpResponse<Path> refusingUnknown(HttpResponse<Path> member) {
        if (member.statusCode() == 410) {
            throw new ProblemException(Problems.of(410, "member-erased", "The member was erased", "Nothing is left."));
        }
        if (member.statusCode() == 404) {
            throw new ProblemException(Problems.notFound());
        }
        return member;
    }

    private InputStream document(String memberId, Map<Owner, HttpResponse<Path>> parts) throws IOException {
        for (HttpResponse<Path> part : parts.values()) {
            if (part.statusCode() != OK || !isWhole(part.body())) {
                throw away();
            }
        }
        Instant asOf = Objects.requireNonNull(parts.get(Owner.TIER))
                .headers()
                .firstValue(AS_OF)
                .map(Instant::parse)
                .orElseThrow(ComposeExport::away);
        List<InputStream> document = new ArrayList<>();
        document.add(text("{\"memberId\":\"" + memberId + "\",\"exportedAt\":\"" + asOf + '"'));
        for (Owner owner : ORDER) {
            document.add(text(",\"" + PARTS.get(owner) + "\":"));
            // What is open can be read to its end though it has no name any more.
            document.add(Files.newInputStream(
                    Objects.requireNonNull(parts.get(owner)).body()));
        }
        document.add(text("}"));
        return new SequenceInputStream(Collections.enumeration(document));
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether a part is one JSON object to its end: what broke off is none. */
    private boolean isWhole(Path part) throws IOException {
        try (JsonParser parser = json.createParser(part.toFile())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private static void remove(Path folder) throws IOException {
        for (String name : PARTS.values()) {
            Files.deleteIfExists(folder.resolve(name));
        }
        Files.deleteIfExists(folder);
    }

    private static ProblemException away() {
        return new ProblemException(Problems.unavailable("A service that keeps a part of this is away."));
    }
}
