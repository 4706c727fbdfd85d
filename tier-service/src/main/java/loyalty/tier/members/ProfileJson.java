package loyalty.tier.members;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import loyalty.api.JsonFaults;
import loyalty.api.Problems;
import loyalty.tier.domain.Outcome;
import loyalty.tier.domain.Rejection;
import loyalty.tier.membership.MemberEntity;

/** The profile between row and document, and the merge patch (RFC 7396) that changes it. */
@ApplicationScoped
class ProfileJson {

    private final ObjectMapper json;

    ProfileJson(ObjectMapper json) {
        this.json = json;
    }

    MemberView view(MemberEntity row) {
        return new MemberView(
                row.memberId,
                row.name,
                row.email,
                row.birthDate,
                row.timeZone,
                row.locale,
                row.country,
                row.joinedOn,
                attributes(row),
                read(Objects.requireNonNullElse(row.identifiers, "[]"), new TypeReference<>() {}),
                read(row.consents, new TypeReference<>() {}),
                row.enrolledAt);
    }

    /** Writes into a row what a member says of themselves; what the profile does not say becomes empty. */
    void writeOwn(ProfileRequest profile, MemberEntity row) {
        row.name = profile.name();
        row.email = profile.email();
        row.timeZone = profile.timeZone();
        row.locale = profile.locale();
        row.country = profile.country();
        row.consents = write(Objects.requireNonNullElse(profile.consents(), List.of()));
    }

    /**
     * Writes into a row what the shop says of a member; but for the day of joining, what the profile does not say becomes
     * empty. Other attributes hold from tomorrow on: what goes by them goes by those with which a day begins.
     *
     * @param today in the programme's zone
     */
    void writeShops(ProfileRequest profile, MemberEntity row, LocalDate today) {
        String attributes = write(new TreeMap<>(Objects.requireNonNullElse(profile.attributes(), Map.of())));
        if (!attributes.equals(row.attributes)) {
            row.attributes = attributes;
            row.attributesFrom = today.plusDays(1);
        }
        row.joinedOn = Objects.requireNonNullElse(profile.joinedOn(), row.joinedOn);
        List<ProfileRequest.Identifier> all = Objects.requireNonNullElse(profile.identifiers(), List.of());
        row.identifiers = all.isEmpty() ? null : write(all);
    }

    /**
     * The profile after a merge patch: named fields change, null removes, lists are replaced. Refused when the patch is
     * no object or leads to no profile.
     */
    Outcome<ProfileRequest> patched(MemberEntity row, JsonNode patch) {
        if (!patch.isObject()) {
            return Outcome.refused(Rejection.Malformed.of("", "an object is expected"));
        }
        ObjectNode document = json.valueToTree(view(row));
        document.remove(List.of("memberId", "enrolledAt"));
        merge(document, (ObjectNode) patch);
        try {
            return Outcome.done(json.treeToValue(document, ProfileRequest.class));
        } catch (JsonProcessingException e) {
            Problems.FieldError fault = JsonFaults.of(e);
            return Outcome.refused(Rejection.Malformed.of(fault.field(), fault.message()));
        }
    }

    private static void merge(ObjectNode document, ObjectNode patch) {
        patch.properties().forEach(field -> {
            JsonNode present = document.get(field.getKey());
            if (field.getValue().isNull()) {
                document.remove(field.getKey());
            } else if (field.getValue() instanceof ObjectNode inner) {
                ObjectNode target = present instanceof ObjectNode object ? object : document.objectNode();
                merge(target, inner);
                document.set(field.getKey(), target);
            } else {
                document.set(field.getKey(), field.getValue());
            }
        });
    }

    Map<String, String> attributes(MemberEntity row) {
        return attributes(row.attributes);
    }

    /** Attributes as they stand in a row. */
    Map<String, String> attributes(String text) {
        return read(text, new TypeReference<>() {});
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored profile cannot be read", e);
        }
    }

    String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a profile cannot be written", e);
        }
    }
}
