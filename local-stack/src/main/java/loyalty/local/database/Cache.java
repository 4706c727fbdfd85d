package loyalty.local.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import loyalty.local.Folders;
import loyalty.local.StackException;

/**
 * Things that are costly to make and equal for everybody on this machine: unpacked servers, empty databases.
 *
 * <p>Each is made once, beside its final place, and moved there in one step; so another process sees it whole or not
 * at all, and what a killed process left behind is made again.
 */
record Cache(Path folder) {
    /** Makes the content of a folder that exists and is empty. */
    @FunctionalInterface
    interface Filling {
        void fill(Path empty) throws IOException;
    }

    /** The user's own cache: {@code -Dloyalty.cache}, else below {@code XDG_CACHE_HOME} or {@code ~/.cache}. */
    static Cache ofUser() {
        String chosen = System.getProperty("loyalty.cache");
        if (chosen != null) {
            return new Cache(Path.of(chosen));
        }
        String base = System.getenv("XDG_CACHE_HOME");
        Path caches =
                base == null || base.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(base);
        return new Cache(caches.resolve("loyalty"));
    }

    /** The folder of that name, filled once. */
    Path once(String name, Filling filling) {
        Path done = folder.resolve(name);
        if (Files.isDirectory(done)) {
            return done;
        }
        Folders.make(folder);
        try (FileChannel file = FileChannel.open(
                        folder.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = file.lock()) {
            Objects.requireNonNull(lock);
            if (!Files.isDirectory(done)) {
                Path part = folder.resolve(name + ".part");
                Folders.delete(part);
                filling.fill(Folders.make(part));
                Files.move(part, done, StandardCopyOption.ATOMIC_MOVE);
            }
            return done;
        } catch (IOException e) {
            throw new StackException("cannot prepare " + done + ": " + e.getMessage(), e);
        }
    }
}
