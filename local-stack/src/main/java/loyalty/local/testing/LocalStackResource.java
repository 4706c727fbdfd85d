package loyalty.local.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * The {@link TestStack} as a resource of Quarkus tests:
 * {@code @QuarkusTestResource(value = LocalStackResource.class, initArgs = @ResourceArg(name = "schema", value =
 * "points"))}. The argument {@code broker=false} spares the broker where no test needs it.
 */
public final class LocalStackResource implements QuarkusTestResourceLifecycleManager {
    private String schema = "test";
    private boolean withBroker = true;

    @Override
    public void init(Map<String, String> arguments) {
        schema = arguments.getOrDefault("schema", schema);
        withBroker = Boolean.parseBoolean(arguments.getOrDefault("broker", "true"));
    }

    @Override
    public Map<String, String> start() {
        return TestStack.shared().service(schema, withBroker);
    }

    @Override
    public void stop() {
        // The stack serves all tests of this JVM and ends with it.
    }
}
