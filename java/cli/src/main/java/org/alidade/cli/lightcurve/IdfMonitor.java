package org.alidade.cli.lightcurve;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.alidade.array.AlidadeException;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.run.Assets;
import org.alidade.lightcurve.run.IdfPipeline;
import org.alidade.lightcurve.run.IdfStatus;
import org.alidade.pipeline.ItemFailure;
import org.alidade.pipeline.RunOptions;
import org.alidade.pipeline.RunSummary;
import org.alidade.web.PipelineMonitor;

/** The pipeline of the dark field as the monitor page shows and starts it; one run at a time. */
final class IdfMonitor implements PipelineMonitor, AutoCloseable {
  private static final int RUNS_KEPT = 20;

  private final IdfPipeline pipeline;
  private final int threads;
  private final Deque<MonitoredRun> runs = new ArrayDeque<>();
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "alidade-pipeline-run");
            thread.setDaemon(true);
            return thread;
          });
  private long nextId = 1;

  IdfMonitor(IdfPipeline pipeline, int threads) {
    this.pipeline = pipeline;
    this.threads = threads;
  }

  @Override
  public List<Asset> assets() {
    Set<String> running = new HashSet<>();
    synchronized (this) {
      runs.forEach(run -> running.addAll(run.running()));
    }
    List<Asset> assets = new ArrayList<>();
    for (IdfStatus.Asset asset : pipeline.status().assets()) {
      List<Partition> partitions = new ArrayList<>();
      asset.done().forEach(key -> partitions.add(partition(key, Status.CURRENT, "")));
      for (ItemFailure failure : asset.failures()) {
        partitions.add(partition(failure.item(), Status.FAILED, failure.text()));
      }
      if (running.contains(asset.name())) {
        partitions.add(partition("", Status.RUNNING, "at work"));
      } else if (partitions.isEmpty()) {
        partitions.add(partition("", Status.MISSING, "never made"));
      }
      assets.add(
          new Asset(
              asset.name(),
              AssetTexts.description(asset.name()),
              AssetTexts.inputs(asset.name()),
              partitions));
    }
    return assets;
  }

  private static Partition partition(String key, Status status, String message) {
    return new Partition(key, status, message, Double.NaN);
  }

  @Override
  public synchronized List<Run> runs() {
    return runs.stream().map(MonitoredRun::state).toList();
  }

  /**
   * {@inheritDoc}
   *
   * @throws BadInputException if an asset does not exist, or partitions are named: a run makes those
   *     that need it
   */
  @Override
  public synchronized long start(List<String> assets, List<String> partitions) {
    if (!Assets.ALL.containsAll(assets) || !partitions.isEmpty()) {
      throw new BadInputException(
          "no such assets " + assets + ", or single partitions " + partitions,
          "run of the pipeline",
          "name assets of the list; their partitions that need it are made");
    }
    MonitoredRun run = new MonitoredRun(nextId++);
    runs.addFirst(run);
    if (runs.size() > RUNS_KEPT) {
      runs.removeLast();
    }
    worker.execute(() -> run(run, assets));
    return run.id();
  }

  private void run(MonitoredRun run, List<String> assets) {
    RunOptions.Builder options =
        RunOptions.builder().listener(run).cancellation(run.token()).threads(threads);
    if (!assets.isEmpty()) {
      options.stages(assets.toArray(String[]::new));
    }
    try {
      RunSummary summary = pipeline.run(options.build());
      run.ended(summary.text());
    } catch (AlidadeException | java.util.concurrent.CancellationException e) {
      run.ended(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public synchronized void cancel(long id) {
    runs.stream().filter(run -> run.id() == id).forEach(run -> run.token().cancel());
  }

  /** Cancels what runs. */
  @Override
  public synchronized void close() {
    runs.forEach(run -> run.token().cancel());
    worker.shutdown();
  }

}
