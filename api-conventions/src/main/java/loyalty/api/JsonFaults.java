package loyalty.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;

/** Says in the caller's words what is wrong with JSON. */
public final class JsonFaults {

    private static final Map<Class<?>, String> EXPECTED = Map.of(
            String.class, "a string is expected",
            Instant.class, FieldErrors.INSTANT,
            LocalDate.class, "a date such as 2026-03-01 is expected",
            BigDecimal.class, "a decimal string such as \"49.99\" is expected",
            int.class, "a whole number is expected",
            long.class, "a whole number is expected",
            Integer.class, "a whole number is expected",
            Long.class, "a whole number is expected",
            boolean.class, "true or false is expected",
            Boolean.class, "true or false is expected");

    private JsonFaults() {}

    /** The fault that a parser or mapper met. */
    public static Problems.FieldError of(JsonProcessingException fault) {
        return switch (fault) {
            case UnrecognizedPropertyException e -> new Problems.FieldError(path(e), "this field is not known here");
            case InvalidNullException e -> new Problems.FieldError(path(e), "a value is expected");
            case InvalidFormatException e -> new Problems.FieldError(path(e), expected(e));
            case MismatchedInputException e -> new Problems.FieldError(path(e), expected(e));
            case JsonMappingException e -> new Problems.FieldError(path(e), "this value is not accepted");
            default -> new Problems.FieldError("", "this is not JSON" + position(fault));
        };
    }

    private static String expected(MismatchedInputException e) {
        Class<?> type = e.getTargetType();
        if (type != null && type.isEnum()) {
            return "this word is not one of those expected";
        }
        return type == null ? "another type is expected" : EXPECTED.getOrDefault(type, "another type is expected");
    }

    private static String position(JsonProcessingException e) {
        return e.getLocation() == null
                ? ""
                : " (line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr() + ")";
    }

    private static String path(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }
}
