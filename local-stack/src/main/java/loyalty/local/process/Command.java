package loyalty.local.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What to run as a child: a name for people, the command line, its environment beside the inherited one, where its
 * output goes, and the file that remembers its process.
 */
public record Command(String name, List<String> line, Map<String, String> environment, Path log, Path pidFile) {
    // Ctrl-C in a terminal reaches every process of the group. Children must not follow it on their own, they are
    // ended in order; and what is ignored stays ignored across exec.
    private static final String SHIELD = "trap '' INT HUP; exec \"$0\" \"$@\"";

    /** Defensive copies. */
    public Command {
        line = List.copyOf(line);
        environment = Map.copyOf(environment);
    }

    List<String> shielded() {
        List<String> all = new ArrayList<>(List.of("/bin/sh", "-c", SHIELD));
        all.addAll(line);
        return all;
    }
}
