package loyalty.cli.up;

import java.io.PrintStream;
import java.time.Instant;
import loyalty.cli.Api;
import loyalty.local.StackException;

/** The clock of a local run, at its gateway. */
record DevClock(Api api) {
    /** Sets the clock of a folder whose clock was never set; another one keeps its time, with a line. */
    void setUnlessSet(Instant instant, PrintStream out) {
        var present = api.get("/dev/clock").orElseThrow(() -> new StackException("the gateway does not answer"));
        if (present.json().path("frozen").asBoolean()) {
            out.println("the clock of this folder stands at "
                    + present.json().path("now").asText() + "; --clock is for a clock that was never set");
            return;
        }
        var answer = api.put("/dev/clock", "{\"now\":\"" + instant + "\"}");
        if (answer.isEmpty() || answer.get().status() != 200) {
            throw new StackException("the clock could not be set: "
                    + answer.map(Api.Answer::text).orElse("the gateway does not answer"));
        }
    }
}
