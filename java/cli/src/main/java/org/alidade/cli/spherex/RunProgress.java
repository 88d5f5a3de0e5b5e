package org.alidade.cli.spherex;

import org.alidade.cli.CommonOptions;
import org.alidade.cli.ProgressLine;
import org.alidade.pipeline.ItemFailure;
import org.alidade.pipeline.RunListener;
import org.alidade.pipeline.StageSummary;
import org.jspecify.annotations.Nullable;

/** One progress bar a stage. */
final class RunProgress implements RunListener, AutoCloseable {
  private final CommonOptions options;
  private @Nullable ProgressLine bar;
  private int done;
  private int total;

  RunProgress(CommonOptions options) {
    this.options = options;
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
      bar.progress(done, total, "images");
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
