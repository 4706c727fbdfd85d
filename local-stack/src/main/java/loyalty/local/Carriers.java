package loyalty.local;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * Where this build found the artifacts that carry the servers. They stay off the classpath of whoever uses this
 * module: the build writes their places into small files beside this class.
 */
public final class Carriers {
    private Carriers() {}

    /** The file that carries the server of that name. */
    public static Path of(String name) {
        Path file = Path.of(read(name + ".carrier"));
        if (!Files.exists(file)) {
            throw new StackException(file + " is gone since the build: build again");
        }
        return file;
    }

    /** What the broker's own process needs to run: this module and the broker's libraries. */
    public static String brokerClasspath() {
        return own() + File.pathSeparator + read("broker.classpath");
    }

    /** Where the JVM keeps what a broker has loaded; nowhere while this module is not in a file, as in its own tests. */
    public static Optional<Path> brokerArchive() {
        return Optional.of(own()).filter(Files::isRegularFile).map(jar -> jar.resolveSibling("broker.jsa"));
    }

    private static Path own() {
        try {
            return Path.of(Carriers.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new StackException("this module's own classes are not in a file", e);
        }
    }

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(Carriers.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new StackException("cannot read " + name, e);
        }
    }
}
