package org.alidade.cli;

import org.alidade.pipeline.ItemFailure;
import org.alidade.pipeline.RunListener;
import org.alidade.pipeline.StageSummary;
import org.jspecify.annotations.Nullable;

/** One progress bar a stage of a pipeline. */
public final class RunProgress implements RunListener, AutoCloseable {
  private final CommonOptions options;
  private final String unit;
  private @Nullable ProgressLine bar;
  private int done;
  private int total;

  /**
   * Progress of a run.
   *
   * @param unit what the items are, in the plural
   */
  public RunProgress(CommonOptions options, String unit) {
    this.options = options;
    this.unit = unit;
  }

  @Override
  public void stageStarted(String stage, int items, int skipped) {
    close();
    bar = new ProgressLine(stage, options);
    done = skipped;
    total = items;
    show();
  }

  @Override
  public void itemDone(String stage, String item) {
    count();
  }

  @Override
  public void itemSkipped(String stage, String item) {
    count();
  }

  @Override
  public void itemFailed(ItemFailure failure) {
    count();
  }

  @Override
  public void stageFinished(StageSummary summary) {
    close();
  }

  private void count() {
    done++;
    show();
  }

  private void show() {
    if (bar != null) {
      bar.progress(done, total, unit);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
