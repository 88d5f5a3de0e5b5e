package org.alidade.cli;

import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.alidade.cube.ProgressListener;
import org.jspecify.annotations.Nullable;

/** A progress bar on standard error, only when that is a terminal and nobody asked for quiet. */
public final class ProgressLine implements ProgressListener, AutoCloseable {
  private static final int UPDATE_MILLISECONDS = 200;

  private final String task;
  private final boolean shown;
  private @Nullable ProgressBar bar;

  /** A bar for one task; it appears with the first news. */
  public ProgressLine(String task, CommonOptions options) {
    this.task = task;
    this.shown = !options.quiet() && !options.json() && StandardError.isTerminal();
  }

  @Override
  public synchronized void progress(long done, long total, String what) {
    if (!shown) {
      return;
    }
    ProgressBar current = bar;
    if (current == null) {
      current =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(total)
              .setUnit(" " + what, 1)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(UPDATE_MILLISECONDS)
              .build();
      bar = current;
    }
    current.stepTo(done);
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
