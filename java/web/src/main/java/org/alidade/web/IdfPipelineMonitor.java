package org.alidade.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alidade.array.AlidadeException;
import org.alidade.lightcurve.run.AssetTexts;
import org.alidade.lightcurve.run.Assets;
import org.alidade.lightcurve.run.IdfPipeline;
import org.alidade.lightcurve.run.IdfStatus;
import org.alidade.pipeline.CancellationToken;
import org.alidade.pipeline.ItemFailure;
import org.alidade.pipeline.RunListener;
import org.alidade.pipeline.RunOptions;
import org.alidade.pipeline.RunSummary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches and runs the pipeline of the dark field, one run at a time. A run makes what is left to
 * do of the assets chosen; partitions that are up to date are passed over, so that choosing
 * partitions makes no difference to what is made.
 *
 * <p>Example: {@code options.withMonitor(new IdfPipelineMonitor(pipeline))}.
 */
public final class IdfPipelineMonitor implements PipelineMonitor {
  private static final Logger LOG = LoggerFactory.getLogger(IdfPipelineMonitor.class);
  private static final int RUNS_KEPT = 20;

  private final IdfPipeline pipeline;
  private final Deque<Watched> runs = new ArrayDeque<>();
  private String working = "";
  private long count;

  /** Watches a pipeline. */
  public IdfPipelineMonitor(IdfPipeline pipeline) {
    this.pipeline = pipeline;
  }

  @Override
  public List<Asset> assets() {
    List<IdfStatus.Asset> status = pipeline.status().assets();
    List<String> partitions =
        status.stream()
            .filter(asset -> asset.name().equals(Assets.FILES))
            .flatMap(asset -> asset.done().stream())
            .toList();
    List<Asset> assets = new ArrayList<>();
    for (IdfStatus.Asset asset : status) {
      assets.add(
          new Asset(
              asset.name(),
              AssetTexts.description(asset.name()),
              AssetTexts.inputs(asset.name()),
              partitions(asset, partitions)));
    }
    return assets;
  }

  private List<Partition> partitions(IdfStatus.Asset asset, List<String> all) {
    Map<String, String> failures = new HashMap<>();
    asset.failures().forEach(failure -> failures.put(failure.item(), failure.reason()));
    Set<String> keys = new LinkedHashSet<>();
    if (!asset.complete() && asset.done().stream().allMatch(all::contains)) {
      keys.addAll(all);
    }
    keys.addAll(asset.done());
    keys.addAll(failures.keySet());
    if (keys.isEmpty()) {
      keys.add("");
    }
    return keys.stream()
        .map(
            key ->
                new Partition(
                    key, status(asset, key, failures), failures.getOrDefault(key, ""), Double.NaN))
        .toList();
  }

  private synchronized Status status(
      IdfStatus.Asset asset, String key, Map<String, String> failures) {
    if (failures.containsKey(key)) {
      return Status.FAILED;
    }
    if (asset.done().contains(key)) {
      return Status.CURRENT;
    }
    return working.equals(asset.name()) ? Status.RUNNING : Status.MISSING;
  }

  @Override
  public synchronized List<Run> runs() {
    return runs.stream().map(Watched::run).toList();
  }

  @Override
  public synchronized long start(List<String> assets, List<String> partitions) {
    if (!runs.isEmpty() && !runs.getFirst().run.finished()) {
      return runs.getFirst().run.id();
    }
    count++;
    Watched watched = new Watched(count);
    runs.addFirst(watched);
    if (runs.size() > RUNS_KEPT) {
      runs.removeLast();
    }
    Thread thread =
        new Thread(() -> work(watched, assets.toArray(String[]::new)), "alidade-pipeline");
    thread.setDaemon(true);
    thread.start();
    return count;
  }

  @Override
  public synchronized void cancel(long run) {
    runs.stream().filter(each -> each.run.id() == run).forEach(each -> each.token.cancel());
  }

  private void work(Watched watched, String[] assets) {
    RunOptions options =
        RunOptions.builder()
            .stages(assets)
            .listener(watched)
            .cancellation(watched.token)
            .threads(IdfPipeline.defaultWorkers())
            .build();
    String end = "it failed; the log of the server says why";
    try {
      RunSummary summary = pipeline.run(options);
      end = summary.cancelled() ? "stopped" : summary.isSuccess() ? "done" : "ended with failures";
    } catch (AlidadeException e) {
      end = e.what();
    } catch (RuntimeException e) {
      LOG.warn("a run of the pipeline failed", e);
    } finally {
      watched.ended(end);
    }
  }

  /** A run and how far it is, told by the pipeline. */
  private final class Watched implements RunListener {
    private final CancellationToken token = new CancellationToken();
    private Run run;

    Watched(long id) {
      run = new Run(id, 0, 0, 0, false, "beginning");
    }

    Run run() {
      return run;
    }

    private void change(int done, int failed, int total, String message) {
      synchronized (IdfPipelineMonitor.this) {
        run =
            new Run(
                run.id(),
                run.done() + done,
                run.failed() + failed,
                run.total() + total,
                false,
                message);
      }
    }

    @Override
    public void stageStarted(String stage, int items, int skipped) {
      synchronized (IdfPipelineMonitor.this) {
        working = stage;
      }
      change(skipped, 0, items, stage);
    }

    @Override
    public void itemDone(String stage, String item) {
      change(1, 0, 0, stage);
    }

    @Override
    public void itemFailed(ItemFailure failure) {
      change(0, 1, 0, failure.stage());
    }

    void ended(String message) {
      synchronized (IdfPipelineMonitor.this) {
        working = "";
        run = new Run(run.id(), run.done(), run.failed(), run.total(), true, message);
      }
    }
  }
}
