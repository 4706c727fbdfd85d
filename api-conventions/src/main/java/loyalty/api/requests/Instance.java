package loyalty.api.requests;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says beside the readiness which process answers, so that nobody takes another one on the same address for it. */
@Readiness
@Singleton
class Instance implements HealthCheck {

    private final String name;

    Instance(@ConfigProperty(name = "loyalty.instance", defaultValue = "${HOSTNAME:local}") String name) {
        this.name = name;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("instance").up().withData("name", name).build();
    }
}
