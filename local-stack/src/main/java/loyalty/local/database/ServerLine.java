package loyalty.local.database;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line of a database server, equal in spirit for both engines. */
record ServerLine(Path home, DatabaseOptions options) {
    // The path of a Unix socket has at most 107 bytes; a deep data folder has more.
    private static final int SOCKET_PATH_MAX = 100;

    List<String> words() {
        Engine engine = options.engine();
        List<String> words = new ArrayList<>(Fill.line(
                engine.base(),
                engine.program(),
                home.resolve("rows"),
                "--bind-address=127.0.0.1",
                "--skip-name-resolve",
                "--port=" + options.port(),
                "--socket=" + socket(),
                "--pid-file=" + pidFile(),
                "--init-file=" + home.resolve("admin.sql"),
                // Durable, then answered: a commit is on disk before the client hears of it.
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-buffer-pool-size=" + options.bufferPoolMegabytes() + "M",
                "--performance-schema=OFF",
                "--max-connections=400",
                "--max-allowed-packet=64M",
                "--key-buffer-size=1M",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_bin",
                "--default-time-zone=+00:00",
                // Equal on both engines, so that what one refuses the other refuses too.
                "--sql-mode=STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,"
                        + "ONLY_FULL_GROUP_BY"));
        words.addAll(engine.options());
        return words;
    }

    Path pidFile() {
        return home.resolve("server.pid");
    }

    private Path socket() {
        Path beside = home.resolve("socket");
        if (beside.toString().length() <= SOCKET_PATH_MAX) {
            return beside;
        }
        return Path.of(System.getProperty("java.io.tmpdir"), "loyalty-" + options.port() + ".socket");
    }
}
