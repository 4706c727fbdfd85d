package loyalty.programme.checks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a schema cannot say of store currency: that each window is one of days of the month or of dates, in their order. */
final class StoreCurrencyChecks {

    private static final String EARN = "/storeCurrency/earn";
    private static final String REDEEM = "/storeCurrency/redeem";

    private final JsonNode file;
    private final List<Fault> faults = new ArrayList<>();

    private StoreCurrencyChecks(JsonNode file) {
        this.file = file;
    }

    /** What is wrong; parts that have the wrong type are passed over, because the schema names them. */
    static Stream<Fault> faults(JsonNode file) {
        StoreCurrencyChecks checks = new StoreCurrencyChecks(file);
        if (file.at(EARN).isObject() && file.at(REDEEM).isObject()) {
            checks.window(EARN);
            checks.window(REDEEM);
            checks.oneAfterTheOther();
        }
        return checks.faults.stream();
    }

    private void window(String path) {
        JsonNode window = file.at(path);
        boolean dated = window.has("from") || window.has("until");
        if (window.has("daysOfMonth") == dated) {
            fault(path, "name daysOfMonth, or from and until");
        } else if (dated && !(window.has("from") && window.has("until"))) {
            fault(path, "a dated window has a first day and a last one: from and until");
        } else if (dated && comesBefore(window.path("until"), window.path("from"))) {
            fault(path, "the first day comes before the last");
        }
        JsonNode days = window.path("daysOfMonth");
        if (days.path("from").asInt() > days.path("to").asInt()) {
            fault(path + "/daysOfMonth", "the first day comes before the last");
        }
    }

    private void oneAfterTheOther() {
        JsonNode earn = file.at(EARN);
        JsonNode redeem = file.at(REDEEM);
        if (earn.has("daysOfMonth") != redeem.has("daysOfMonth")) {
            fault(REDEEM, "both windows have days of the month, or both have dates");
            return;
        }
        int earnEnds = earn.at("/daysOfMonth/to").asInt();
        JsonNode begins = redeem.at("/daysOfMonth/from");
        boolean overlap = begins.isInt() && begins.asInt() <= earnEnds
                || redeem.has("from") && !comesBefore(earn.path("until"), redeem.path("from"));
        if (overlap) {
            fault(
                    REDEEM + (begins.isInt() ? "/daysOfMonth/from" : "/from"),
                    "store currency is spent after the days on which it is earned");
        }
    }

    private static boolean comesBefore(JsonNode day, JsonNode other) {
        return day.asText().compareTo(other.asText()) < 0;
    }

    private void fault(String path, String message) {
        faults.add(new Fault(path, 0, message));
    }
}
