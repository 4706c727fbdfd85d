package loyalty.journeys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import loyalty.journeys.Basket.Line;
import loyalty.journeys.Basket.Slip;
import loyalty.journeys.Purse.Voucher;
import org.jspecify.annotations.Nullable;

/** A member who plays the moves of a game at a counter, and remembers what went over it. */
final class Player {

    final String memberId;
    final Stakes stakes = new Stakes();
    final List<Basket> baskets = new ArrayList<>();
    final List<String> story = new ArrayList<>();
    final Map<Move.Kind, Integer> accepted = new EnumMap<>(Move.Kind.class);

    private final Table table;
    private final Counter counter;
    private final Flaw flaw;
    private final List<Hold> holds = new ArrayList<>();
    private int exchanges;
    private int reservations;

    Player(Table table, String memberId, Flaw flaw) {
        this.table = table;
        this.memberId = memberId;
        this.counter = table.counterOf(memberId);
        this.flaw = flaw;
    }

    private static final class Hold {

        final String id;

        @Nullable
        Basket of;

        String status = "held";
        long captured;

        Hold(String id, @Nullable Basket of) {
            this.id = id;
            this.of = of;
        }
    }

    Purse purse() throws IOException {
        return Purse.of(counter);
    }

    void begin() throws IOException {
        stakes.before = purse();
        stakes.converted = -Purse.converted(counter);
    }

    void play(Move move) throws IOException {
        Random random = new Random(move.seed());
        boolean done = switch (move.kind()) {
            case ORDER -> send(basket(random), random, true);
            case ORDER_AND_RETURN_AT_ONCE -> sendAndGiveBack(basket(random), random);
            case RESERVE -> reserve(random);
            case ORDER_WHAT_IS_RESERVED -> {
                Basket basket = one(baskets, b -> !b.sent, random);
                yield basket != null && send(basket, random, random.nextInt(5) > 0);
            }
            case CONFIRM -> decide("confirm", random);
            case CANCEL -> decide("cancel", random);
            case HOLD -> hold(random);
            case CAPTURE -> settle("capture", random);
            case RELEASE -> settle("release", random);
            case EXCHANGE -> exchange(random);
            case RETURN_SOME -> giveBack(one(baskets, Basket::isKept, random), false, random);
            case RETURN_ALL -> giveBack(one(baskets, Basket::isKept, random), true, random);
            case RETURN_AGAIN -> giveBackAgain(random);
        };
        if (done) {
            accepted.merge(move.kind(), 1, Integer::sum);
        }
    }

    private boolean sendAndGiveBack(Basket basket, Random random) throws IOException {
        return send(basket, random, true) && giveBack(basket, all(basket));
    }

    private boolean giveBack(@Nullable Basket basket, boolean all, Random random) throws IOException {
        return basket != null && giveBack(basket, all ? all(basket) : some(basket, random));
    }

    /** Everything that the member bought goes back, and nothing stays reserved or held. */
    void bringAllBack() throws IOException {
        flaw.beforeTheEnd(table, this);
        stakes.usedAndHeld.addAll(stakes.usedAndHeld(this, purse()));
        Random random = new Random(memberId.hashCode());
        for (Basket basket : baskets) {
            for (Slip slip : basket.slips("reserved")) {
                move(basket, slip, "cancel");
            }
        }
        for (Hold hold : holds) {
            if (hold.status.equals("held")) {
                settle(hold, "release");
            }
        }
        for (Basket basket : baskets) {
            if (!basket.sent && (!basket.slips("confirmed").isEmpty() || captureOf(basket) != null)) {
                send(basket, random, random.nextBoolean());
            }
        }
        giveAllBack(random);
        stakes.elsewhere = holds.stream()
                .filter(hold -> hold.of == null && hold.status.equals("captured"))
                .mapToLong(hold -> hold.captured)
                .sum();
    }

    private void giveAllBack(Random random) throws IOException {
        List<Basket> order = new ArrayList<>(baskets);
        Collections.shuffle(order, random);
        for (Basket basket : order) {
            if (basket.isKept() && !giveBack(basket, all(basket))) {
                throw new AssertionError(memberId + " could not bring back " + basket + ": " + counter.refusal + "\n"
                        + String.join("\n", story));
            }
        }
    }

    void count() throws IOException {
        flaw.beforeTheCount(table, this);
        stakes.after = purse();
        stakes.converted += Purse.converted(counter);
        stakes.paid = baskets.stream().filter(b -> b.sent).map(this::paid).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What a customer put on the counter for it, in money. */
    private BigDecimal paid(Basket basket) {
        BigDecimal payable = basket.cost().subtract(basket.redeemed());
        return payable.subtract(payable.min(table.terms().worth(basket.captured)));
    }

    private Basket basket(Random random) {
        Basket basket = new Basket(memberId + "-o" + (baskets.size() + 1), random);
        baskets.add(basket);
        return basket;
    }

    private boolean send(Basket basket, Random random, boolean naming) throws IOException {
        ObjectNode body = basket.body(memberId, table.now(), table.terms().currency());
        List<Slip> named = naming ? named(basket, random) : List.of();
        named.forEach(slip -> body.withArray("/redemptions").add(slip.id));
        Hold hold = holdFor(basket, random);
        if (hold != null) {
            body.put("hold", hold.id);
        }
        JsonNode answer = counter.put("/v1/orders/" + basket.orderId, body);
        if (hold != null) {
            refresh(hold);
        }
        String names = named.stream().map(slip -> slip.id).toList() + (hold == null ? "" : " " + hold.id);
        if (answer == null) {
            return told("order " + basket + " naming " + names, null);
        }
        named.forEach(slip -> slip.status = "confirmed");
        basket.sent = true;
        basket.captured = hold == null ? 0 : hold.captured;
        if (hold != null) {
            hold.of = basket;
        }
        told(
                "order " + basket + " naming " + names,
                "paid " + paid(basket) + ", " + answer.at("/points/earned") + " points, " + basket.captured
                        + " points used");
        return true;
    }

    private static List<Slip> named(Basket basket, Random random) {
        return basket.slips.stream()
                .filter(slip -> slip.is("reserved") || slip.is("confirmed"))
                .filter(slip -> random.nextInt(5) > 0)
                .toList();
    }

    private @Nullable Hold holdFor(Basket basket, Random random) {
        Hold captured = captureOf(basket);
        if (captured != null) {
            return captured;
        }
        Hold open = one(holds, hold -> hold.status.equals("held") && (hold.of == basket || hold.of == null), random);
        return random.nextInt(3) > 0 ? open : null;
    }

    private @Nullable Hold captureOf(Basket basket) {
        return holds.stream()
                .filter(hold -> hold.of == basket && hold.status.equals("captured"))
                .findFirst()
                .orElse(null);
    }

    private boolean reserve(Random random) throws IOException {
        // Now and then for what was ordered already, and mostly for what somebody is about to order.
        Basket basket = one(baskets, b -> b.sent ? b.returns == 0 && random.nextInt(10) == 0 : true, random);
        if (basket == null || (!basket.sent && random.nextInt(3) == 0) || (basket.sent && random.nextInt(10) > 0)) {
            basket = basket(random);
        }
        ObjectNode body = RunningSystem.JSON.createObjectNode();
        body.put("memberId", memberId).put("orderId", basket.orderId);
        pay(body, random);
        if (!body.has("codes") && !body.has("storeCurrency")) {
            return false;
        }
        body.set("basket", basket.body(memberId, table.now(), table.terms().currency()));
        String id = memberId + "-r" + ++reservations;
        JsonNode answer = counter.put("/v1/redemptions/" + id, body);
        if (answer != null) {
            basket.slips.add(new Slip(id, answer));
        }
        return told(
                "reserve " + id + " for " + basket + ": " + body.path("codes").size() + " codes, cash "
                        + body.path("storeCurrency"),
                answer == null ? null : "takes " + basket.slips.getLast().discount());
    }

    /** Some vouchers of the wallet, some store currency, or both. */
    private void pay(ObjectNode redemption, Random random) throws IOException {
        Map<String, Voucher> vouchers = purse().vouchers();
        int codes = vouchers.isEmpty() ? 0 : random.nextInt(3);
        for (int i = 0; i < codes; i++) {
            Voucher voucher =
                    one(new ArrayList<>(vouchers.values()), v -> v.status().equals("issued"), random);
            if (voucher != null && !redemption.path("codes").toString().contains(voucher.code())) {
                redemption.withArray("/codes").add(voucher.code());
            }
        }
        if (!table.terms().codes().isEmpty() && random.nextInt(3) == 0) {
            codes++;
            redemption.withArray("/codes").add(table.terms().codes().getFirst());
        }
        BigDecimal cash =
                new BigDecimal(counter.get("/store-currency").get("available").asText());
        if (cash.signum() > 0 && (codes == 0 || random.nextBoolean())) {
            BigDecimal part = cash.multiply(BigDecimal.valueOf(1 + random.nextInt(4)))
                    .divide(BigDecimal.valueOf(4), 2, RoundingMode.UP);
            redemption.put("storeCurrency", part.toPlainString());
        }
    }

    private boolean decide(String what, Random random) throws IOException {
        Basket basket = one(baskets, b -> !b.slips("reserved").isEmpty() && b.returns == 0, random);
        Slip slip = basket == null ? null : one(basket.slips("reserved"), s -> true, random);
        return basket != null && slip != null && move(basket, slip, what);
    }

    private boolean move(Basket basket, Slip slip, String what) throws IOException {
        JsonNode answer = counter.post("/v1/redemptions/" + slip.id + "/" + what);
        slip.status = counter.look("/v1/redemptions/" + slip.id).get("status").asText();
        return told(what + " " + slip.id + " of " + basket.orderId, answer == null ? null : slip.status);
    }

    private boolean hold(Random random) throws IOException {
        long available = counter.get("/points").get("available").asLong();
        if (available == 0) {
            return false;
        }
        Basket basket = one(baskets, b -> !b.sent, random);
        Basket of = basket == null || random.nextBoolean() || holds.stream().anyMatch(hold -> hold.of == basket)
                ? null
                : basket;
        Hold hold = new Hold(memberId + "-h" + (holds.size() + 1), of);
        long points = 1 + random.nextLong(available);
        ObjectNode body = RunningSystem.JSON.createObjectNode();
        body.put("memberId", memberId).put("points", points).put("expiresIn", random.nextBoolean() ? "PT15M" : "P7D");
        if (of != null) {
            body.put("orderId", of.orderId);
        }
        if (counter.put("/v1/holds/" + hold.id, body) == null) {
            return told("hold " + points, null);
        }
        holds.add(hold);
        return told("hold " + hold.id + (of == null ? "" : " for " + of.orderId), points + " points");
    }

    private boolean settle(String what, Random random) throws IOException {
        Hold hold = one(holds, h -> h.status.equals("held"), random);
        return hold != null && settle(hold, what);
    }

    private boolean settle(Hold hold, String what) throws IOException {
        JsonNode answer = counter.post("/v1/holds/" + hold.id + "/" + what);
        refresh(hold);
        return told(what + " " + hold.id, answer == null ? null : hold.status + " " + hold.captured);
    }

    private void refresh(Hold hold) throws IOException {
        JsonNode now = counter.look("/v1/holds/" + hold.id);
        hold.status = now.get("status").asText();
        hold.captured = now.get("captured").asLong();
    }

    private boolean exchange(Random random) throws IOException {
        List<JsonNode> rewards = new ArrayList<>();
        JsonNode list = counter.rewards();
        list.forEach(rewards::add);
        JsonNode reward = one(rewards, r -> r.path("affordable").asBoolean(), random);
        if (reward == null) {
            return false;
        }
        ObjectNode body = RunningSystem.JSON.createObjectNode();
        body.put("memberId", memberId).put("reward", reward.get("reward").asText());
        JsonNode answer = counter.put("/v1/exchanges/" + memberId + "-x" + ++exchanges, body);
        stakes.exchanged += answer == null ? 0 : reward.get("points").asLong();
        return told(
                "exchange " + reward.get("points") + " points for "
                        + reward.get("reward").asText(),
                answer == null ? null : "done");
    }

    private ObjectNode all(Basket basket) {
        ObjectNode body = RunningSystem.JSON.createObjectNode();
        body.put("returnedAt", table.now().toString());
        for (Line line : basket.lines) {
            if (line.left > 0) {
                body.withArray("/lines").addObject().put("id", line.id).put("quantity", line.left);
            }
        }
        return body;
    }

    private ObjectNode some(Basket basket, Random random) {
        ObjectNode body = RunningSystem.JSON.createObjectNode();
        body.put("returnedAt", table.now().toString());
        for (Line line : basket.lines) {
            int quantity = line.left == 0 ? 0 : random.nextInt(line.left + 1);
            if (quantity > 0) {
                body.withArray("/lines").addObject().put("id", line.id).put("quantity", quantity);
            }
        }
        return body.has("lines") ? body : all(basket);
    }

    private boolean giveBack(Basket basket, ObjectNode body) throws IOException {
        String id = "back-" + (basket.returns + 1);
        JsonNode answer = counter.put("/v1/orders/" + basket.orderId + "/returns/" + id, body);
        if (answer == null) {
            return told("return " + body.get("lines") + " of " + basket.orderId, null);
        }
        basket.returns++;
        basket.lastReturn = body;
        for (JsonNode returned : body.get("lines")) {
            basket.lines.get(returned.get("id").asInt() - 1).left -=
                    returned.get("quantity").asInt();
        }
        BigDecimal net =
                new BigDecimal(answer.at("/refund/net").asText()).add(flaw.afterReturn(table, this, basket, answer));
        stakes.refunded = stakes.refunded.add(net);
        if (basket.keepsGoods() && !basket.slips("confirmed").isEmpty()) {
            stakes.usedAndHeld.addAll(stakes.usedAndHeld(this, purse()));
        }
        return told(
                "return " + body.get("lines") + " of " + basket.orderId,
                "refund " + net + " " + answer.at("/refund/deductions") + ", points "
                        + answer.get("points") + ", cash " + answer.get("storeCurrency") + ", vouchers "
                        + answer.at("/vouchers/restored").size());
    }

    /** Under the same id, which is only heard again, or as if it were something else. */
    private boolean giveBackAgain(Random random) throws IOException {
        Basket basket = one(baskets, b -> b.lastReturn != null, random);
        ObjectNode body = basket == null ? null : basket.lastReturn;
        if (basket == null || body == null) {
            return false;
        }
        if (random.nextBoolean()) {
            return giveBack(
                    basket, body.deepCopy().put("returnedAt", table.now().toString()));
        }
        counter.put("/v1/orders/" + basket.orderId + "/returns/back-" + basket.returns, body);
        return told("return again " + body.get("lines") + " of " + basket.orderId, "heard again");
    }

    private boolean told(String what, @Nullable String outcome) {
        story.add(table.now() + "  " + what + " -> " + (outcome == null ? "refused " + counter.refusal : outcome));
        return outcome != null;
    }

    private static <T> @Nullable T one(List<T> of, java.util.function.Predicate<T> which, Random random) {
        List<T> fitting = of.stream().filter(which).toList();
        return fitting.isEmpty() ? null : fitting.get(random.nextInt(fitting.size()));
    }
}
