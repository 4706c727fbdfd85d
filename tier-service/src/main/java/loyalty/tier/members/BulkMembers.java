package loyalty.tier.members;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import loyalty.api.Ids;
import loyalty.api.JsonFaults;
import loyalty.api.Ndjson;
import loyalty.api.Problem;
import loyalty.api.ProblemException;
import loyalty.api.Problems;
import loyalty.api.conditions.Preconditions;
import loyalty.database.DatabaseException;
import loyalty.tier.Collisions;
import loyalty.tier.Refusals;
import loyalty.tier.domain.Outcome;
import loyalty.tier.domain.Rejection;
import loyalty.tier.granted.Agent;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Sends many profiles down the way of a single one, some hundred in a transaction. */
@ApplicationScoped
class BulkMembers {

    private static final int AT_ONCE = 250;
    private static final int CREATED = 201;
    private static final int OK = 200;

    private final KeepProfile keepProfile;
    private final ObjectMapper json;
    private final int lineBytesMax;

    BulkMembers(
            KeepProfile keepProfile,
            ObjectMapper json,
            @ConfigProperty(name = "loyalty.body-bytes-max") int lineBytesMax) {
        this.keepProfile = keepProfile;
        this.json = json;
        this.lineBytesMax = lineBytesMax;
    }

    /** One line of the answer. */
    record Line(@Nullable String memberId, int status, Object body) {

        static Line of(String memberId, Outcome<KeepProfile.KeptProfile> outcome) {
            return switch (outcome) {
                case Outcome.Done<KeepProfile.KeptProfile>(KeepProfile.KeptProfile kept, boolean replayed) ->
                    new Line(memberId, kept.isNew() ? CREATED : OK, kept.view());
                case Outcome.Refused<KeepProfile.KeptProfile>(Rejection why) -> of(memberId, Refusals.problem(why));
            };
        }

        static Line of(@Nullable String memberId, Problem problem) {
            return new Line(memberId, problem.status(), problem);
        }
    }

    private record ParsedLine(
            KeepProfile.@Nullable ProfileCommand wanted,
            @Nullable Line refused) {}

    /** Keeps the profiles and writes their answers, in their order. */
    void put(byte[] body, Agent staff, OutputStream out) throws IOException {
        Iterator<byte[]> lines = Ndjson.lines(body);
        while (lines.hasNext()) {
            List<ParsedLine> some = new ArrayList<>(AT_ONCE);
            while (lines.hasNext() && some.size() < AT_ONCE) {
                some.add(read(lines.next(), staff));
            }
            for (Line line : put(some)) {
                out.write(json.writeValueAsBytes(line));
                out.write('\n');
            }
        }
    }

    private List<Line> put(List<ParsedLine> some) {
        List<KeepProfile.ProfileCommand> wanted = new ArrayList<>();
        for (ParsedLine read : some) {
            if (read.wanted() != null) {
                wanted.add(read.wanted());
            }
        }
        var kept = keep(wanted).iterator();
        List<Line> lines = new ArrayList<>(some.size());
        for (ParsedLine read : some) {
            lines.add(read.refused() == null ? kept.next() : read.refused());
        }
        return lines;
    }

    private List<Line> keep(List<KeepProfile.ProfileCommand> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<Line> lines = new ArrayList<>(wanted.size());
        try {
            var outcomes = Collisions.again(() -> keepProfile.put(wanted)).iterator();
            wanted.forEach(one -> lines.add(Line.of(one.memberId(), outcomes.next())));
        } catch (RuntimeException e) {
            if (!DatabaseException.isPassing(e)) {
                throw e;
            }
            Problem away = Problems.unavailable("The database is away; send the line again.");
            wanted.forEach(one -> lines.add(Line.of(one.memberId(), away)));
        }
        return lines;
    }

    private ParsedLine read(byte[] line, Agent staff) {
        String memberId = null;
        try {
            if (line.length > lineBytesMax) {
                throw new ProblemException(Problems.tooLarge(lineBytesMax));
            }
            if (!(json.readTree(line) instanceof ObjectNode document)) {
                throw new ProblemException(Problems.malformedRequest("", "an object is expected"));
            }
            JsonNode id = document.remove("memberId");
            if (id == null || !id.isTextual() || !Ids.isId(id.asText())) {
                throw new ProblemException(Problems.malformedRequest("memberId", Ids.RULE));
            }
            memberId = id.asText();
            return new ParsedLine(
                    new KeepProfile.ProfileCommand(
                            memberId, json.treeToValue(document, ProfileRequest.class), Preconditions.NONE, staff),
                    null);
        } catch (ProblemException e) {
            return refused(memberId, e.problem());
        } catch (JsonProcessingException e) {
            return refused(memberId, Problems.malformedRequest(List.of(JsonFaults.of(e))));
        } catch (IOException e) {
            return refused(memberId, Problems.malformedRequest("", "this is not UTF-8"));
        }
    }

    private static ParsedLine refused(@Nullable String memberId, Problem problem) {
        return new ParsedLine(null, Line.of(memberId, problem));
    }
}
