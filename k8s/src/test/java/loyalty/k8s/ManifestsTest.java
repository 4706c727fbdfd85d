package loyalty.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {

    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();
    private static final Set<String> PROBES = Set.of("/q/health/live", "/q/health/ready");

    private final StrictReader strict = new StrictReader();

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void every_document_is_one_that_a_cluster_would_take(String overlay) throws Exception {
        List<JsonNode> documents = rendered(overlay);

        assertThat(documents).hasSizeGreaterThan(30);
        assertThat(strict.faults(documents)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void a_misspelt_field_is_noticed(String overlay) throws Exception {
        ObjectNode deployment = (ObjectNode) named(rendered(overlay), "Deployment", "points");
        ((ObjectNode) deployment.at("/spec/template/spec/containers/0")).put("readynessProbe", "x");

        assertThat(strict.fault(deployment)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void services_are_given_what_they_need_and_nothing_that_they_do_not_read(String overlay) throws Exception {
        List<JsonNode> documents = rendered(overlay);
        for (var service : Settings.MODULES.entrySet()) {
            JsonNode deployment = named(documents, "Deployment", service.getKey());
            Settings settings = Settings.of(REPOSITORY, service.getValue());
            assertThat(settings.faults(service.getKey(), given(documents, deployment)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void every_jvm_has_its_flags_from_one_place_and_the_optimising_compiler_on(String overlay) throws Exception {
        List<JsonNode> documents = rendered(overlay);

        assertThat(named(documents, "ConfigMap", "every-service")
                        .at("/data/JDK_JAVA_OPTIONS")
                        .asText()
                        .split(" "))
                .contains("-XX:MaxRAMPercentage=60", "-XX:+UseCompactObjectHeaders", "-XX:TieredStopAtLevel=4");
        for (var service : Settings.MODULES.entrySet()) {
            JsonNode deployment = named(documents, "Deployment", service.getKey());
            assertThat(given(documents, deployment)).contains("JDK_JAVA_OPTIONS");
            assertThat(deployment.at("/spec/template/spec/containers/0/env").toString())
                    .doesNotContain("JDK_JAVA_OPTIONS");
            assertThat(REPOSITORY.resolve(service.getValue()).resolve("Dockerfile"))
                    .content()
                    .doesNotContain("RAM", "Tiered", "-Xmx");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void probes_and_services_meet_the_ports_where_the_service_listens(String overlay) throws Exception {
        List<JsonNode> documents = rendered(overlay);
        JsonNode settings = named(documents, "ConfigMap", "every-service").get("data");
        String port = settings.get("LOYALTY_HTTP_PORT").asText();
        String management = settings.get("LOYALTY_MANAGEMENT_PORT").asText();
        for (String name : Settings.MODULES.keySet()) {
            JsonNode container = named(documents, "Deployment", name).at("/spec/template/spec/containers/0");
            assertThat(container.at("/ports/0/containerPort").asText()).isEqualTo(port);
            assertThat(container.at("/ports/1/containerPort").asText()).isEqualTo(management);
            assertThat(named(documents, "Deployment", name)
                            .at("/spec/template/metadata/annotations/prometheus.io~1port")
                            .asText())
                    .isEqualTo(management);
            for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                assertThat(container.at("/" + probe + "/httpGet/path").asText()).isIn(PROBES);
                assertThat(container.at("/" + probe + "/httpGet/port").asText()).isEqualTo("management");
            }
            assertThat(named(documents, "Service", name)
                            .at("/spec/ports/0/targetPort")
                            .asText())
                    .isIn("http", port);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "production"})
    void callers_do_not_reach_the_management_port(String overlay) throws Exception {
        List<JsonNode> documents = rendered(overlay);

        assertThat(named(documents, "Service", "gateway").at("/spec/ports")).hasSize(1);
        assertThat(named(documents, "NetworkPolicy", "callers-to-gateway")
                        .at("/spec/ingress/0/ports")
                        .toString())
                .contains("8080")
                .doesNotContain("9000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"points-service", "tier-service", "voucher-service", "gateway"})
    void compose_gives_what_is_needed_too(String module) throws IOException {
        JsonNode compose = new YAMLMapper().readTree(Files.readString(REPOSITORY.resolve("compose.yaml")));
        Set<String> given = new TreeSet<>();
        compose.at("/services/" + module + "/environment").fieldNames().forEachRemaining(given::add);
        if (given.contains("<<")) {
            compose.at("/x-every-service").fieldNames().forEachRemaining(given::add);
        }

        assertThat(Settings.of(REPOSITORY, module).faults(module, given)).isEmpty();
        assertThat(REPOSITORY
                        .resolve(compose.at("/services/" + module + "/build/context")
                                .asText())
                        .resolve(compose.at("/services/" + module + "/build/dockerfile")
                                .asText("Dockerfile")))
                .exists();
    }

    private static Set<String> given(List<JsonNode> documents, JsonNode deployment) {
        JsonNode container = deployment.at("/spec/template/spec/containers/0");
        Set<String> given = new TreeSet<>();
        container.at("/env").forEach(variable -> given.add(variable.get("name").asText()));
        container
                .at("/envFrom")
                .forEach(from -> named(
                                documents,
                                "ConfigMap",
                                from.at("/configMapRef/name").asText())
                        .get("data")
                        .fieldNames()
                        .forEachRemaining(given::add));
        return given;
    }

    private static JsonNode named(List<JsonNode> documents, String kind, String name) {
        return documents.stream()
                .filter(each -> each.path("kind").asText().equals(kind)
                        && each.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    private static List<JsonNode> rendered(String overlay) throws IOException, InterruptedException {
        assumeThat(Stream.of(System.getenv("PATH").split(":")).map(Path::of).map(folder -> folder.resolve("kubectl")))
                .as("kubectl is needed to render the manifests")
                .anyMatch(Files::isExecutable);
        Path out = Files.createTempFile("rendered", ".yaml");
        Process kustomize = new ProcessBuilder("kubectl", "kustomize", "k8s/overlays/" + overlay)
                .directory(REPOSITORY.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(kustomize.waitFor()).isZero();
        List<JsonNode> documents = new ArrayList<>();
        YAMLMapper yaml = new YAMLMapper();
        try (var parser = yaml.getFactory().createParser(out.toFile())) {
            yaml.<JsonNode>readValues(parser, JsonNode.class).forEachRemaining(documents::add);
        } finally {
            Files.delete(out);
        }
        return documents;
    }
}
