package loyalty.cli.up;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import loyalty.local.Folders;
import loyalty.local.StackException;

/** One {@code up} a folder: the system lets go of the lock when the process ends, however it ends. */
final class FolderLock implements AutoCloseable {
    private static final long NEEDED_MEGABYTES = 400;

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock take(Path folder) {
        Folders.make(folder);
        try {
            long free = Folders.megabytesLeft(folder);
            if (free < NEEDED_MEGABYTES) {
                throw new StackException(
                        "the disk of " + folder + " has " + free + " MB left; " + NEEDED_MEGABYTES + " MB are needed");
            }
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw taken(folder);
            }
            return new FolderLock(channel);
        } catch (OverlappingFileLockException e) {
            throw taken(folder);
        } catch (IOException e) {
            throw new StackException("cannot write to " + folder + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException gone) {
            // The lock goes with the process.
        }
    }

    private static StackException taken(Path folder) {
        return new StackException(
                "./loyalty up is already running there: " + folder + "; choose another folder with --data");
    }
}
