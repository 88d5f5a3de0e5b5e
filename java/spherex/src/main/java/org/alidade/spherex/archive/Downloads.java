package org.alidade.spherex.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.alidade.archive.ArchiveException;
import org.alidade.archive.Attempts;
import org.alidade.array.AlidadeException;
import org.alidade.array.IoFailureException;
import org.alidade.pipeline.CancellationToken;
import org.alidade.pipeline.RetryRule;
import org.alidade.spherex.Band;
import org.alidade.spherex.DownloadOptions;
import org.alidade.spherex.Observation;

/**
 * Many files at a time. A failure does not stop the others; results come in the order of the
 * observations (spec spherex 5.5).
 *
 * <pre>{@code
 * ImageTransfer transfer = new ImageTransfer(access, outputDir, CutoutRequest.of(options, source));
 * List<DownloadOutcome> outcomes = Downloads.of(transfer).run(results.observations());
 * }</pre>
 */
public final class Downloads {
  private static final long LOOK_FOR_CANCELLATION_MS = 100;

  private final ImageTransfer transfer;
  private final boolean skipExisting;
  private final Consumer<DownloadProgress> listener;
  private final CancellationToken cancellation;

  private Downloads(
      ImageTransfer transfer,
      boolean skipExisting,
      Consumer<DownloadProgress> listener,
      CancellationToken cancellation) {
    this.transfer = transfer;
    this.skipExisting = skipExisting;
    this.listener = listener;
    this.cancellation = cancellation;
  }

  /** Downloads that skip what is there, silently. */
  public static Downloads of(ImageTransfer transfer) {
    return new Downloads(transfer, true, progress -> {}, new CancellationToken());
  }

  /** The same, fetching also what is there. */
  public Downloads skippingExisting(boolean skip) {
    return new Downloads(transfer, skip, listener, cancellation);
  }

  /** The same with a listener, called by one thread at a time after each file and each MiB. */
  public Downloads listening(Consumer<DownloadProgress> newListener) {
    return new Downloads(transfer, skipExisting, newListener, cancellation);
  }

  /** The same, to be ended by a token. */
  public Downloads cancelledBy(CancellationToken token) {
    return new Downloads(transfer, skipExisting, listener, token);
  }

  /** Which failures a pipeline tries again, and after which wait (spec spherex 5.4). */
  public static RetryRule retryRule(DownloadOptions options) {
    return RetryRule.builder()
        .retries(options.maxRetries())
        .delay(seconds(options.retryDelay()))
        .factor(options.retryBackoff())
        .longestDelay(seconds(options.retryDelayMax()))
        .jitter(options.retryJitter())
        .onlyIf(Attempts::passes)
        .retryAfter(
            failure ->
                failure instanceof ArchiveException archive
                    ? archive.retryAfter()
                    : Optional.empty())
        .build();
  }

  /**
   * Makes the folders of all bands (spec spherex 5.1).
   *
   * @throws IoFailureException if that fails
   */
  public static void makeFolders(Path outputDir) {
    try {
      for (Band band : Band.DETECTORS) {
        Files.createDirectories(outputDir.resolve("data").resolve(band.text()));
      }
      Files.createDirectories(outputDir.resolve("results"));
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "folders cannot be made (" + e.getMessage() + ")",
              outputDir.toString(),
              "check the path and the rights");
      failure.initCause(e);
      throw failure;
    }
  }

  /**
   * Downloads files. An image that stands in the list twice is fetched once.
   *
   * @throws CancellationException if the token was cancelled
   * @throws InterruptedException if the thread is interrupted; the transfers end
   */
  public List<DownloadOutcome> run(List<Observation> observations) throws InterruptedException {
    int workers = transfer.access().options().maxDownloadWorkers();
    ExecutorService pool = Executors.newFixedThreadPool(workers);
    try {
      Map<String, Future<DownloadOutcome>> tasks = new LinkedHashMap<>();
      int total = (int) observations.stream().map(Observation::key).distinct().count();
      ProgressCount count = new ProgressCount(total, listener, transfer.access().timing());
      for (Observation observation : observations) {
        tasks.computeIfAbsent(observation.key(), key -> pool.submit(() -> one(observation, count)));
      }
      List<DownloadOutcome> outcomes = new ArrayList<>();
      for (Future<DownloadOutcome> task : tasks.values()) {
        outcomes.add(await(task));
      }
      return outcomes;
    } finally {
      pool.shutdownNow();
      pool.awaitTermination(1, TimeUnit.MINUTES);
    }
  }

  private DownloadOutcome one(Observation observation, ProgressCount count)
      throws InterruptedException {
    DownloadOutcome outcome;
    try {
      outcome = new DownloadOutcome(observation, existingOrFetched(observation, count), null);
    } catch (AlidadeException e) {
      outcome = new DownloadOutcome(observation, null, e);
    }
    count.ended(outcome.isSuccess());
    return outcome;
  }

  private Transfer existingOrFetched(Observation observation, ProgressCount count)
      throws InterruptedException {
    Optional<Transfer> existing = skipExisting ? transfer.existing(observation) : Optional.empty();
    if (existing.isPresent()) {
      return existing.get();
    }
    ImageTransfer counted = transfer.listening(count::arrived);
    return transfer.access().attempts().call(() -> counted.fetch(observation));
  }

  private DownloadOutcome await(Future<DownloadOutcome> task) throws InterruptedException {
    cancellation.throwIfCancelled();
    while (true) {
      try {
        return task.get(LOOK_FOR_CANCELLATION_MS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        cancellation.throwIfCancelled();
      } catch (ExecutionException e) {
        throw broken(e);
      }
    }
  }

  private static AlidadeException broken(ExecutionException e) {
    AlidadeException failure =
        new AlidadeException(
            "a download ended unexpectedly (" + e.getCause() + ")", "downloads", "report this");
    failure.initCause(e);
    return failure;
  }

  private static Duration seconds(double seconds) {
    return Duration.ofNanos(Math.round(seconds * 1e9));
  }
}
