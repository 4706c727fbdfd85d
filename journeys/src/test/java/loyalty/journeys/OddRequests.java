package loyalty.journeys;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Requests that nobody means: sound ones with something wrong in them, and noise. The same seed makes the same ones. */
final class OddRequests {

    private static final List<String> SOUND = List.of(
            """
            {"memberId":"odd-1","placedAt":"2026-03-01T10:00:00Z","currency":"USD","channel":"store","lines":[{"id":"1",
            "sku":"s","category":"music","quantity":2,"unitPrice":"9.99","discount":"1.00","kind":"goods"}]}""",
            "{\"returnedAt\":\"2026-03-02T10:00:00Z\",\"lines\":[{\"id\":\"1\",\"quantity\":1}]}",
            "{\"memberId\":\"odd-1\",\"points\":10,\"orderId\":\"o-1\",\"expiresIn\":\"PT5M\"}",
            "{\"memberId\":\"odd-1\",\"points\":10,\"reason\":\"GOODWILL\",\"note\":\"a note\"}",
            "{\"memberId\":\"odd-1\",\"type\":\"visit\",\"at\":\"2026-03-01T10:00:00Z\",\"attributes\":{\"a\":\"b\"}}",
            "{\"memberId\":\"odd-1\",\"reward\":\"five\"}",
            """
            {"memberId":"odd-1","orderId":"o-1","codes":["AAAA-AAAA-AAAA-AAAA-A"],"storeCurrency":"1.00","basket":{
            "currency":"USD","lines":[{"id":"1","sku":"s","category":"music","quantity":1,"unitPrice":"50.00"}]}}""",
            """
            {"name":"Zoë","email":"z@example.org","birthDate":"1990-05-17","timeZone":"Europe/Berlin","locale":"de",
            "country":"DE","joinedOn":"2026-01-01","attributes":{"a":"b"}}""",
            "{\"tier\":\"gold\",\"until\":\"2027-01-01T00:00:00Z\",\"reason\":\"GOODWILL\"}",
            "{\"memberId\":\"odd-1\",\"lots\":[{\"points\":5,\"earnedAt\":\"2025-01-01T00:00:00Z\"}],\"lifetimeEarned\":5}",
            "{\"validUntil\":\"2027-01-01T00:00:00Z\",\"reason\":\"GOODWILL\"}",
            "{\"points\":5}",
            "{}");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "9223372036854775808",
            "0.1",
            "\"\"",
            "\" \"",
            "[]",
            "{}",
            "[[[[[[]]]]]]",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"'; drop table account; --\"",
            "\"<script>\"",
            "\"99999999999999999999.99\"",
            "\"1e9\"",
            "\"-0.00\"",
            "\"2026-13-45T99:99:99Z\"",
            "\"+1000000000-01-01T00:00:00Z\"",
            "\"P9999999D\"",
            "\"PT-1S\"",
            "\"../../etc/passwd\"",
            "\"%s%n\"",
            "\"\\u202e\\u0661\\u0662\"",
            "\"" + "x".repeat(70_000) + "\"",
            "NaN");

    private static final List<String> IDS = List.of(
            "odd-1",
            "o-1",
            "%00",
            "%2e%2e",
            "a%2Fb",
            "a;b=c",
            "%20",
            "%F0%9F%92%A9",
            "x".repeat(65),
            "-",
            "a%25",
            "%ff",
            "'",
            "~",
            "null",
            "0");

    private static final List<String> QUERIES = List.of(
            "",
            "",
            "",
            "?limit=0",
            "?limit=-1",
            "?limit=9999999999",
            "?limit=a",
            "?after=%00",
            "?after=zzz",
            "?at=yesterday",
            "?at=2026-03-01T00:00:00Z",
            "?query=%25_%5C",
            "?query=",
            "?memberId=odd-1&actor=x",
            "?status=nonsense",
            "?a=b&a=c",
            "?query=%ED%A0%80",
            "?effectiveAt=0");

    private static final List<Map.Entry<String, String>> HEADERS = List.of(
            Map.entry("Content-Type", "application/json"),
            Map.entry("Content-Type", "application/merge-patch+json"),
            Map.entry("Content-Type", "application/x-ndjson"),
            Map.entry("Content-Type", "application/yaml"),
            Map.entry("Content-Type", "text/plain; charset=utf-16"),
            Map.entry("Content-Type", "nonsense"),
            Map.entry("Accept", "application/xml"),
            Map.entry("Accept-Language", "ar;q=9, *"),
            Map.entry("If-Match", "\"x\", W/\"y\""),
            Map.entry("If-None-Match", "*"),
            Map.entry("Last-Event-ID", "99999999999999999999"),
            Map.entry("traceparent", "00-zz-zz-00"),
            Map.entry("X-Forwarded-For", "' or 1=1"));

    private final Random random;
    private final List<Operations.Operation> operations;

    OddRequests(long seed, Operations operations) {
        this.random = new Random(seed);
        this.operations = operations.all().stream()
                .filter(operation -> !operation.path().endsWith("/stream"))
                .toList();
    }

    /**
     * One request.
     *
     * @param roles of the token that it is sent with
     */
    record OddRequest(
            String method, String path, List<String> roles, List<Map.Entry<String, String>> headers, byte[] body) {

        @Override
        public String toString() {
            String text = new String(body, StandardCharsets.UTF_8);
            return method + " " + path + " " + headers + " as " + roles + ": "
                    + text.substring(0, Math.min(300, text.length()));
        }
    }

    OddRequest next() {
        Operations.Operation operation = one(operations);
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        headers.add(random.nextInt(10) == 0 ? one(HEADERS) : Map.entry("Content-Type", type(operation)));
        while (random.nextInt(4) == 0) {
            headers.add(one(HEADERS));
        }
        List<String> roles = operation.roles().isEmpty() ? List.of("checkout") : List.copyOf(operation.roles());
        return new OddRequest(
                operation.method(),
                operation.about(one(IDS), one(IDS)) + one(QUERIES),
                List.of(one(roles)),
                headers,
                operation.isRead() ? new byte[0] : body());
    }

    private static String type(Operations.Operation operation) {
        boolean bulk = operation.method().equals("POST")
                && (operation.path().equals("/v1/orders") || operation.path().equals("/v1/members"));
        return bulk ? "application/x-ndjson" : "application/json";
    }

    private byte[] body() {
        return switch (random.nextInt(8)) {
            case 0 -> noise();
            case 1 -> cut(one(SOUND).getBytes(StandardCharsets.UTF_8));
            case 2 -> one(SOUND).getBytes(StandardCharsets.UTF_16);
            case 3 -> one(VALUES).getBytes(StandardCharsets.UTF_8);
            default -> changed(one(SOUND)).getBytes(StandardCharsets.UTF_8);
        };
    }

    private byte[] noise() {
        byte[] bytes = new byte[random.nextInt(200)];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }

    /** With some of its values replaced, left out or added; written by hand, since a tree cannot hold all that is odd. */
    private String changed(String sound) {
        try {
            JsonNode tree = RunningSystem.JSON.readTree(sound);
            List<ContainerNode<?>> places = new ArrayList<>();
            collect(tree, places);
            List<String> wanted = new ArrayList<>();
            for (int change = 0; change <= random.nextInt(3); change++) {
                String mark = "\"@" + wanted.size() + "@\"";
                wanted.add(one(VALUES));
                set(one(places), mark.substring(1, mark.length() - 1));
            }
            String text = tree.toString();
            for (int i = 0; i < wanted.size(); i++) {
                text = text.replace("\"@" + i + "@\"", wanted.get(i));
            }
            return text;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(sound, e);
        }
    }

    private void set(ContainerNode<?> place, String mark) {
        if (place instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            names.add("surprise");
            String name = one(names);
            if (random.nextInt(5) == 0) {
                object.remove(name);
            } else {
                object.put(name, mark);
            }
        } else if (place instanceof ArrayNode array) {
            array.add(mark);
        }
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> places) {
        if (node instanceof ContainerNode<?> container) {
            places.add(container);
            container.forEach(child -> collect(child, places));
        }
    }

    private <T> T one(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
