package loyalty.cli.verify;

import loyalty.cli.Bars;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** The bar of the events that are on their way; there is none while they are few. */
final class Backlog implements AutoCloseable {
    private static final long MANY = 10_000;

    private @Nullable ProgressBar bar;
    private long most;

    boolean isMany(long waiting) {
        return waiting >= MANY;
    }

    void show(long waiting) {
        if (bar == null && !isMany(waiting)) {
            return;
        }
        ProgressBar shown = bar == null ? Bars.of("Events on their way", waiting) : bar;
        bar = shown;
        most = Math.max(most, waiting);
        shown.maxHint(most);
        shown.stepTo(most - waiting);
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
