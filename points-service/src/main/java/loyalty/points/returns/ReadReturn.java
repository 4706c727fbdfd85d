package loyalty.points.returns;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import loyalty.api.BodyHash;
import loyalty.api.FieldErrors;
import loyalty.api.forms.Forms;
import loyalty.clock.BusinessClock;
import loyalty.points.domain.earning.Order;
import loyalty.points.ledger.Purchases.PlacedOrder;
import loyalty.points.posting.Sender;
import org.jspecify.annotations.Nullable;

/** Reads what a till says came back, beside the order that it came from. */
@ApplicationScoped
class ReadReturn {

    private final BusinessClock clock;
    private final BodyHash bodyHash;
    private final Forms forms;

    ReadReturn(BusinessClock clock, BodyHash bodyHash, Forms forms) {
        this.clock = clock;
        this.bodyHash = bodyHash;
        this.forms = forms;
    }

    /** What the fingerprint is taken of. */
    private record Fingerprinted(String orderId, Instant returnedAt, Map<String, Long> lines) {}

    /** @throws loyalty.api.ProblemException 400 {@code malformed-request} with every fault */
    ReturnCommand read(PlacedOrder order, String returnId, @Nullable ReturnRequest request, Sender sender) {
        ReturnRequest asked = forms.given(request, "a return is expected");
        Order bought = order.purchase().order();
        Instant returnedAt = asked.returnedAt();
        FieldErrors errors = forms.faults(asked);
        errors.requireTime(returnedAt, "returnedAt", clock.now());
        errors.require(
                returnedAt == null || !returnedAt.isBefore(bought.placedAt()), "returnedAt", "before the order itself");
        Map<String, Long> lines = lines(asked.lines(), bought, errors);
        errors.orContinue();
        Instant at = Objects.requireNonNull(returnedAt).truncatedTo(ChronoUnit.MICROS);
        var known = new Fingerprinted(bought.orderId(), at, new TreeMap<>(lines));
        return new ReturnCommand(
                order.member(),
                bought.orderId(),
                returnId,
                at,
                lines,
                bodyHash.of(known),
                sender.subject(),
                sender.language(),
                sender.traceparent());
    }

    private static Map<String, Long> lines(
            @Nullable List<ReturnRequest.@Nullable Line> asked, Order bought, FieldErrors errors) {
        Set<String> ids = bought.lines().stream().map(Order.Line::id).collect(Collectors.toSet());
        Map<String, Long> lines = new LinkedHashMap<>();
        for (int i = 0; asked != null && errors.isOpen() && i < asked.size(); i++) {
            ReturnRequest.Line line = asked.get(i);
            if (line != null && line.id() != null) {
                String at = "lines[" + i + "].id";
                errors.require(ids.contains(line.id()), at, ReturnRequest.Line.UNKNOWN);
                errors.require(!lines.containsKey(line.id()), at, "another line has this id");
                lines.put(line.id(), Objects.requireNonNullElse(line.quantity(), 0L));
            }
        }
        return lines;
    }
}
