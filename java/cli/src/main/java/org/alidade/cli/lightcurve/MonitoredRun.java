package org.alidade.cli.lightcurve;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.alidade.pipeline.CancellationToken;
import org.alidade.pipeline.ItemFailure;
import org.alidade.pipeline.RunListener;
import org.alidade.pipeline.StageSummary;
import org.alidade.web.PipelineMonitor;

/** A run of the pipeline, counted while it goes on. */
final class MonitoredRun implements RunListener {
  private final long id;
  private final CancellationToken token = new CancellationToken();
  private final Set<String> running = ConcurrentHashMap.newKeySet();
  private int done;
  private int failed;
  private int total;
  private boolean finished;
  private String message = "waiting";

  MonitoredRun(long id) {
    this.id = id;
  }

  long id() {
    return id;
  }

  CancellationToken token() {
    return token;
  }

  /** Stages at work. */
  Set<String> running() {
    return running;
  }

  synchronized PipelineMonitor.Run state() {
    return new PipelineMonitor.Run(id, done, failed, total, finished, message);
  }

  synchronized void ended(String how) {
    finished = true;
    message = how;
    running.clear();
  }

  @Override
  public synchronized void stageStarted(String stage, int items, int skipped) {
    running.add(stage);
    total += items;
    done += skipped;
    message = stage;
  }

  @Override
  public synchronized void itemDone(String stage, String item) {
    done++;
  }

  @Override
  public synchronized void itemSkipped(String stage, String item) {
    done++;
  }

  @Override
  public synchronized void itemFailed(ItemFailure failure) {
    failed++;
  }

  @Override
  public void stageFinished(StageSummary summary) {
    running.remove(summary.stage());
  }
}
