package loyalty.cli;

import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import loyalty.local.StackException;
import loyalty.local.keys.Keys;
import loyalty.local.keys.Tokens;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints a token and nothing else. */
@Command(name = "token", description = "Print a token of a role, valid for 12 hours.")
final class Token implements Callable<Integer> {
    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._:-]{0,63}";
    private static final List<String> ROLES =
            List.of("checkout", "member", "support", "supervisor", "marketer", "auditor", "operator");

    @Parameters(
            paramLabel = "ROLE",
            description = "checkout, member, support, supervisor, marketer, auditor or operator.")
    private String role = "";

    @Option(names = "--sub", paramLabel = "ID", description = "Whose token (default: ROLE-1).")
    private @Nullable String subject;

    @Mixin
    private final DataFolder data = new DataFolder();

    @Override
    public Integer call() {
        String who = subject == null ? role + "-1" : subject;
        if (!ROLES.contains(role)) {
            throw new StackException("there is no role " + role + "; the roles are " + String.join(", ", ROLES));
        }
        if (!who.matches(ID)) {
            throw new StackException("an id is 1 to 64 of A-Z a-z 0-9 . _ : - and begins with a letter or digit");
        }
        Keys keys = data.keys();
        if (!Files.exists(keys.privateFile())) {
            throw new StackException("there is no key in " + data.path() + " yet; it is made by: ./loyalty up");
        }
        System.out.println(new Tokens(keys).of(role, who));
        return 0;
    }
}
