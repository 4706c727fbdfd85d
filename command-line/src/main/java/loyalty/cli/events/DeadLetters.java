package loyalty.cli.events;

import java.util.List;
import java.util.concurrent.Callable;
import loyalty.cli.DataFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows what could not be processed, and sends it back once its cause is gone. */
@Command(name = "dead-letters", description = "List events that could not be processed; --resend sends them back.")
public final class DeadLetters implements Callable<Integer> {
    @Option(names = "--resend", description = "Put each back on its topic, and off this list.")
    private boolean resend;

    @Mixin
    private final DataFolder data = new DataFolder();

    @Override
    public Integer call() {
        try (DeadLetterTopic topic = new DeadLetterTopic(data.running().kafka())) {
            List<DeadLetter> waiting = topic.waiting();
            if (waiting.isEmpty()) {
                System.out.println("no dead letters");
                return 0;
            }
            waiting.forEach(letter -> System.out.println(letter.line()));
            if (resend) {
                DeadLetterTopic.Resent resent = topic.resend(waiting);
                System.out.println(resent.sent() + " sent back");
                resent.gone()
                        .forEach(letter -> System.out.println("lost, its topic has let go of it: " + letter.line()));
            }
            return 0;
        }
    }
}
