package org.alidade.transients.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alidade.archive.Attempts;
import org.alidade.archive.WebClient;
import org.alidade.array.AlidadeException;
import org.alidade.array.InvalidStateException;
import org.alidade.array.IoFailureException;
import org.alidade.transients.ObservationType;
import org.alidade.transients.archive.ArchiveObservation;
import org.alidade.transients.archive.MastClient;
import org.alidade.transients.archive.QueryResult;

/**
 * Brings the images of supernovae into the tree {@code OUT/SN/reference|science/...}, four at a
 * time (spec transient 4). Files that are there are kept, so that a second run continues the first;
 * what goes wrong with one file is an error of its supernova and does not end the run.
 *
 * <pre>{@code
 * DownloadOptions options = DownloadOptions.builder().maxObs(3).build();
 * List<DownloadResult> brought = new DownloadRun(mast, options).run(QueryResults.read(file));
 * }</pre>
 */
public final class DownloadRun {
  private static final int MOST_AT_A_TIME = 4;

  private final DownloadOptions options;
  private final FilePlanner planner;
  private final FileTransfer transfer;
  private final Attempts attempts;
  private final DownloadListener listener;
  private final Map<String, Object> inWork = new ConcurrentHashMap<>();

  /** A run; time-outs and retries are those of the client. */
  public DownloadRun(MastClient mast, DownloadOptions options) {
    this(
        options,
        new FilePlanner(mast, options.selection()),
        new FileTransfer(
            new WebClient(mast.options().access()), options.selection().maxFileSizeBytes()),
        new Attempts(mast.options().access()),
        (result, done, total) -> {});
  }

  private DownloadRun(
      DownloadOptions options,
      FilePlanner planner,
      FileTransfer transfer,
      Attempts attempts,
      DownloadListener listener) {
    this.options = options;
    this.planner = planner;
    this.transfer = transfer;
    this.attempts = attempts;
    this.listener = listener;
  }

  /** The same with someone who is told of every supernova. */
  public DownloadRun listening(DownloadListener other) {
    return new DownloadRun(options, planner, transfer, attempts, other);
  }

  /** The supernovae that the options leave, in order. */
  public List<QueryResult> wanted(List<QueryResult> results) {
    return results.stream()
        .filter(result -> !options.skipSupernovae().contains(result.name()))
        .filter(this::hasEnough)
        .limit(options.limit() == null ? Long.MAX_VALUE : options.limit())
        .toList();
  }

  private boolean hasEnough(QueryResult result) {
    boolean reference = ViableCounts.hasReference(result);
    boolean science = ViableCounts.hasScience(result);
    return options.requireBoth() ? reference && science : reference || science;
  }

  /**
   * Brings the images, and writes the report after every supernova; a dry run only lists them.
   *
   * @return what was brought, in order
   * @throws InvalidStateException if fewer supernovae have both than the options ask for
   * @throws IOException if the report cannot be written
   * @throws InterruptedException if the thread is interrupted; what has come is kept
   */
  public List<DownloadResult> run(List<QueryResult> results)
      throws IOException, InterruptedException {
    List<QueryResult> wanted = wanted(results);
    requireEnough(wanted);
    ExecutorService workers = Executors.newFixedThreadPool(MOST_AT_A_TIME);
    try {
      List<Future<DownloadResult>> tasks = new ArrayList<>();
      for (QueryResult result : wanted) {
        tasks.add(workers.submit(() -> bring(result)));
      }
      List<DownloadResult> done = new ArrayList<>();
      for (Future<DownloadResult> task : tasks) {
        done.add(result(task));
        report(done);
        listener.done(done.get(done.size() - 1), done.size(), wanted.size());
      }
      return done;
    } finally {
      workers.shutdownNow();
    }
  }

  private void requireEnough(List<QueryResult> wanted) {
    int viable = ViableCounts.of(wanted).viable();
    if (options.minViablePairs() != null && viable < options.minViablePairs()) {
      throw new InvalidStateException(
          "only " + viable + " supernovae have reference and science images",
          "min-viable-pairs " + options.minViablePairs(),
          "query more supernovae or missions");
    }
  }

  private void report(List<DownloadResult> done) throws IOException {
    if (!options.dryRun()) {
      DownloadResults.write(options.outputDir().resolve(DownloadResults.FILE_NAME), done);
    }
  }

  private DownloadResult bring(QueryResult result) throws InterruptedException {
    List<String> errors = new ArrayList<>();
    List<String> references =
        options.skipReference() ? List.of() : bring(result, ObservationType.REFERENCE, errors);
    List<String> science =
        options.skipScience() ? List.of() : bring(result, ObservationType.SCIENCE, errors);
    List<VerifiedFile> valid = new ArrayList<>();
    List<VerifiedFile> invalid = new ArrayList<>();
    if (options.verifyFits() && !options.dryRun()) {
      Set<String> files = new LinkedHashSet<>(references);
      files.addAll(science);
      for (String file : files) {
        VerifiedFile verified = VerifiedFile.of(options.outputDir(), file);
        (verified.valid() ? valid : invalid).add(verified);
      }
    }
    return new DownloadResult(result.name(), references, science, valid, invalid, errors);
  }

  private List<String> bring(QueryResult result, ObservationType type, List<String> errors)
      throws InterruptedException {
    Set<String> files = new LinkedHashSet<>();
    List<ArchiveObservation> observations =
        result.observations(type).stream()
            .filter(ArchiveObservation::isViable)
            .limit(options.maxObs())
            .toList();
    for (ArchiveObservation observation : observations) {
      String what = type.text() + " " + observation.obsId() + ": ";
      try {
        List<PlannedFile> planned = planner.plan(result.name(), type, observation);
        if (planned.isEmpty()) {
          errors.add(what + "no image among its products");
        }
        for (PlannedFile file : planned) {
          bring(file, what, files, errors);
        }
      } catch (AlidadeException e) {
        errors.add(what + e.getMessage());
      }
    }
    return List.copyOf(files);
  }

  private void bring(PlannedFile file, String what, Set<String> files, List<String> errors)
      throws InterruptedException {
    try {
      if (!options.dryRun()) {
        // The same file may belong to two entries of one name.
        synchronized (inWork.computeIfAbsent(file.relative(), key -> new Object())) {
          bring(file);
        }
      }
      files.add(file.relative());
    } catch (AlidadeException e) {
      errors.add(what + e.getMessage());
    }
  }

  private void bring(PlannedFile file) throws InterruptedException {
    Path target = options.outputDir().resolve(file.relative());
    if (!isThere(target, file)) {
      attempts.call(
          () -> {
            fetch(file, target);
            return target;
          });
    }
  }

  private void fetch(PlannedFile file, Path target) throws InterruptedException {
    try {
      transfer.fetch(file.address(), file.headers(), target, file.sizeBytes());
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "cannot be written (" + e.getMessage() + ")",
              file.relative(),
              "check the disk and the rights");
      failure.initCause(e);
      throw failure;
    }
  }

  /** Only complete files get their final name; of a known length, only those of that length. */
  private static boolean isThere(Path target, PlannedFile file) {
    try {
      return Files.isRegularFile(target)
          && (file.sizeBytes().isEmpty() || file.sizeBytes().getAsLong() == Files.size(target));
    } catch (IOException e) {
      return false;
    }
  }

  private static DownloadResult result(Future<DownloadResult> task) throws InterruptedException {
    try {
      return task.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof InterruptedException interruption) {
        throw interruption;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("a download failed", e.getCause());
    }
  }
}
