package loyalty.cli.up;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import loyalty.local.Folders;
import loyalty.local.StackException;
import loyalty.local.keys.Secrets;

/**
 * The secrets of a data folder, made at its first start.
 *
 * @param pseudonymKey the key of the pseudonyms; the data are worthless without it
 * @param voucherKey the key that voucher codes are kept under
 * @param passwords of the database users, by name
 */
record Credentials(String pseudonymKey, String voucherKey, Map<String, String> passwords) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Credentials of(Path folder, List<String> users) {
        Path file = folder.resolve("credentials.json");
        try {
            if (Files.exists(file)) {
                return JSON.readValue(Files.readString(file), Credentials.class);
            }
            Map<String, String> passwords = new TreeMap<>();
            users.forEach(user -> passwords.put(user, Secrets.password()));
            Credentials made = new Credentials(Secrets.key(), Secrets.key(), passwords);
            Folders.writeSecret(file, JSON.writeValueAsString(made));
            return made;
        } catch (IOException e) {
            throw new StackException("cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    String password(String user) {
        String password = passwords.get(user);
        if (password == null) {
            throw new StackException("the credentials of this folder lack the user " + user);
        }
        return password;
    }
}
