package loyalty.local.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import loyalty.local.StackException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {
    @TempDir
    private Path folder;

    @Test
    void shows_a_thing_whole_or_not_at_all_and_makes_it_once() throws Exception {
        Cache cache = new Cache(folder);

        assertThatThrownBy(() -> cache.once("thing", empty -> {
                    Files.writeString(empty.resolve("half"), "half");
                    throw new IOException("disk full");
                }))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("disk full");
        assertThat(folder.resolve("thing")).doesNotExist();

        Path thing = cache.once("thing", empty -> Files.writeString(empty.resolve("whole"), "1"));
        cache.once("thing", empty -> Files.writeString(empty.resolve("again"), "2"));

        assertThat(thing).isDirectoryContaining("glob:**whole").isDirectoryNotContaining("glob:**{half,again}");
    }
}
