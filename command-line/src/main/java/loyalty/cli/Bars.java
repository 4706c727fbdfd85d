package loyalty.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** The progress bars of all commands: alike, and on the error stream, so that answers can be piped. */
public final class Bars {
    private static final int UPDATE_MILLIS = 500;

    private Bars() {}

    /** A bar that ends at so many; whoever asks for it closes it. */
    public static ProgressBar of(String counted, long most) {
        return new ProgressBarBuilder()
                .setTaskName(counted)
                .setInitialMax(most)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .showSpeed()
                .build();
    }
}
