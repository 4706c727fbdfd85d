package loyalty.gateway.home;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import loyalty.local.testing.TestStack;

/** A broker for a gateway that stands between doubles of everything else. Its arguments are properties of the gateway. */
public final class RealBroker implements QuarkusTestResourceLifecycleManager {

    private final Map<String, String> settings = new HashMap<>();

    @Override
    public void init(Map<String, String> given) {
        settings.putAll(given);
    }

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        settings.put("LOYALTY_KAFKA", TestStack.shared().broker().bootstrapServers());
        return settings;
    }

    @Override
    public void stop() {
        // The broker serves all tests of this JVM and ends with it.
    }
}
