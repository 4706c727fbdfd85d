package loyalty.cli.up;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import loyalty.local.StackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
    @TempDir
    private Path folder;

    @Test
    void lets_one_run_at_a_time_have_the_folder() {
        FolderLock first = FolderLock.take(folder);

        assertThatThrownBy(() -> FolderLock.take(folder))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("already running there");

        first.close();
        FolderLock.take(folder).close();
    }
}
