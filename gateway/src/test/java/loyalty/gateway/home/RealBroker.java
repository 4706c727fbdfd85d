package loyalty.gateway.home;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import loyalty.local.testing.TestStack;

/** A broker for a gateway that stands between doubles of everything else. */
public final class RealBroker implements QuarkusTestResourceLifecycleManager {

    @Override
    public int order() {
        return 1;
    }

    @Override
    public Map<String, String> start() {
        return Map.of("LOYALTY_KAFKA", TestStack.shared().broker().bootstrapServers());
    }

    @Override
    public void stop() {
        // The broker serves all tests of this JVM and ends with it.
    }
}
