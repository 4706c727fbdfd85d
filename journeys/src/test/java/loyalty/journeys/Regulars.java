package loyalty.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Members who come again and again, each with one thing after the other, some of them at once: a visit is an order, what
 * comes before it and what is looked at after it. Nobody asks twice: what is not answered as it must be is wrong.
 */
final class Regulars implements AutoCloseable {

    private static final int AT_ONCE = 4;
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final BigDecimal PURCHASE = new BigDecimal("60.00");
    private static final BigDecimal BROUGHT_BACK = new BigDecimal("20.00");

    private final RunningSystem system;
    private final String till;
    private final String placedAt;
    private final List<Regular> all = new ArrayList<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean open = true;

    /** @param members as many are enrolled and have their welcome voucher: {@code name-0} and so on */
    Regulars(RunningSystem system, String name, int members, String placedAt) {
        this.system = system;
        this.till = system.token("checkout", name);
        this.placedAt = placedAt;
        for (int number = 0; number < members; number++) {
            all.add(new Regular(name + "-" + number));
        }
        for (int first = 0; first < AT_ONCE; first++) {
            int mine = first;
            threads.execute(() -> serve(mine));
        }
    }

    /** A member, and what their answered visits came to. */
    static final class Regular {

        final String id;
        int visits;
        int orders;
        int purchases;
        /** One for each whole dollar, as the tier counts them too. */
        long points;

        private Regular(String id) {
            this.id = id;
        }
    }

    private void serve(int first) {
        while (open) {
            for (int number = first; number < all.size() && open; number += AT_ONCE) {
                Regular member = all.get(number);
                try {
                    visit(member);
                } catch (IOException | RuntimeException e) {
                    wrong.add(member.id + ", visit " + member.visits + ": " + e);
                }
            }
        }
    }

    private void visit(Regular member) throws IOException {
        int visit = member.visits++;
        if (visit == 0) {
            welcome(member);
        } else if (visit % 3 == 2) {
            bringBack(member, member.id + "-" + visit);
        } else {
            buy(member, member.id + "-" + visit, PURCHASE);
            member.purchases++;
            member.points += PURCHASE.longValueExact();
        }
        String name = "Visitor " + visit;
        answered(200, "PATCH", () -> system.patch(path(member, ""), till, "{\"name\": \"" + name + "\"}"));
        look(member, name);
    }

    private void buy(Regular member, String order, BigDecimal amount) throws IOException {
        String body = Orders.of(member.id, placedAt, amount);
        answered(200, "quote", () -> system.post("/v1/quotes", till, body));
        answered(201, "order", () -> system.put("/v1/orders/" + order, till, body));
        member.orders++;
    }

    private void bringBack(Regular member, String order) throws IOException {
        buy(member, order, BROUGHT_BACK);
        String body = "{\"returnedAt\": \"%s\", \"lines\": [{\"id\": \"1\", \"quantity\": 1}]}".formatted(placedAt);
        answered(201, "return", () -> system.put("/v1/orders/" + order + "/returns/1", till, body));
    }

    /** The welcome voucher is reserved, its redemption confirmed, and the order names it. */
    private void welcome(Regular member) throws IOException {
        WelcomeBasket basket = WelcomeBasket.of(member.id, placedAt);
        JsonNode quote = answered(200, "quote", () -> system.post("/v1/quotes", till, basket.order()));
        String redemption = "/v1/redemptions/" + member.id;
        answered(201, "redemption", () -> system.put(redemption, till, basket.redemption(quote)));
        answered(200, "confirm", () -> system.post(redemption + "/confirm", till, "{}"));
        answered(201, "order", () -> system.put("/v1/orders/" + member.id, till, basket.paid()));
        member.orders++;
        member.points += WelcomeBasket.POINTS;
    }

    /** What was answered is what is read, whichever replica answers. */
    private void look(Regular member, String name) throws IOException {
        JsonNode points = answered(200, "points", () -> system.get(path(member, "/points"), till));
        if (points.path("pending").asLong() != member.points) {
            wrong.add(member.id + " has " + member.points + ", told " + points);
        }
        JsonNode profile = answered(200, "profile", () -> system.get(path(member, ""), till));
        if (!profile.path("name").asText().equals(name)) {
            wrong.add(member.id + " is " + name + ", told " + profile);
        }
        JsonNode summary = answered(200, "summary", () -> system.get(path(member, "/summary"), till));
        if (!summary.path("unavailable").isEmpty()) {
            wrong.add(member.id + ": " + summary.path("unavailable") + " is not in the summary");
        }
    }

    private static String path(Regular member, String rest) {
        return "/v1/members/" + member.id + rest;
    }

    private interface Request {
        HttpResponse<String> made() throws IOException;
    }

    private JsonNode answered(int status, String what, Request request) throws IOException {
        LockSupport.parkNanos(PAUSE_NANOS);
        long begun = System.nanoTime();
        HttpResponse<String> answer = request.made();
        nanos.add(System.nanoTime() - begun);
        if (answer.statusCode() != status) {
            throw new IllegalStateException(what + ": " + answer.statusCode() + " " + answer.body());
        }
        return RunningSystem.JSON.readTree(answer.body());
    }

    /** What was not answered, or not as it must be. */
    Queue<String> wrong() {
        return wrong;
    }

    /** Everybody, once all visits have ended. */
    List<Regular> all() {
        return all;
    }

    /** How many requests were answered so far. */
    int answered() {
        return nanos.size();
    }

    /** The longest that anybody waited for an answer. */
    Duration slowest() {
        return Duration.ofNanos(nanos.stream().max(Long::compare).orElse(0L));
    }

    /** Ends the visits that have begun, and begins no more. */
    @Override
    public void close() {
        open = false;
        threads.close();
    }
}
