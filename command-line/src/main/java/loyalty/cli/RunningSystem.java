package loyalty.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import loyalty.local.Folders;
import loyalty.local.StackException;

/**
 * How other commands find a system that runs: {@code stack.json} of its data folder, readable by its owner only.
 *
 * @param pid the process of {@code up}
 * @param gateway the base URL of the one door
 * @param services the base URLs of each service, by name
 * @param management the base URLs of health, metrics and OpenAPI of each process, by the same names and the gateway's
 * @param database the JDBC URL of the server, without a schema
 * @param reader the user who may read every schema
 * @param readerPassword its password
 * @param kafka the bootstrap servers
 * @param currency of the programme that it was started with
 * @param timeZone of that programme
 */
public record RunningSystem(
        long pid,
        String gateway,
        Map<String, List<String>> services,
        Map<String, List<String>> management,
        String database,
        String reader,
        String readerPassword,
        String kafka,
        String currency,
        String timeZone) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Defensive copies. */
    public RunningSystem {
        services = Map.copyOf(services);
        management = Map.copyOf(management);
    }

    /** The base URL of the first process of a service, as its callers see it. */
    public String service(String name) {
        return first(services, name);
    }

    /** The base URL of health and metrics of the first process of a service. */
    public String managementOf(String name) {
        return first(management, name);
    }

    private static String first(Map<String, List<String>> urls, String name) {
        return urls.getOrDefault(name, List.of()).stream()
                .findFirst()
                .orElseThrow(() -> new StackException("no " + name + " runs"));
    }

    static RunningSystem of(Path folder) {
        Path file = fileOf(folder);
        try {
            if (Files.exists(file)) {
                RunningSystem found = JSON.readValue(Files.readString(file), RunningSystem.class);
                if (ProcessHandle.of(found.pid()).isPresent()) {
                    return found;
                }
            }
        } catch (IOException e) {
            throw new StackException("cannot read " + file + ": " + e.getMessage(), e);
        }
        throw new StackException("nothing runs on " + folder + "; start it with: ./loyalty up --data " + folder);
    }

    /** Tells the other commands. */
    public void announce(Path folder) {
        try {
            Folders.writeSecret(
                    fileOf(folder), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on nothing runs on the folder. */
    public static void withdraw(Path folder) {
        try {
            Files.deleteIfExists(fileOf(folder));
        } catch (IOException left) {
            // It names a process that ends now; who reads it sees that.
        }
    }

    private static Path fileOf(Path folder) {
        return folder.resolve("stack.json");
    }
}
