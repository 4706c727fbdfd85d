package loyalty.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplicaTest {

    @Test
    void the_readiness_of_another_process_on_the_same_port_is_not_believed() {
        assertThat(Replica.isOf("gateway@17", readinessOf("gateway@17"))).isTrue();
        assertThat(Replica.isOf("gateway@17", readinessOf("gateway@18"))).isFalse();
        assertThat(Replica.isOf("gateway@17", "<html>another server</html>")).isFalse();
    }

    private static String readinessOf(String instance) {
        return """
                {"status": "UP", "checks": [
                  {"name": "database", "status": "UP"},
                  {"name": "instance", "status": "UP", "data": {"name": "%s"}}]}""".formatted(instance);
    }
}
