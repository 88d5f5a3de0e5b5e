package org.alidade.spherex.archive;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.alidade.archive.Answer;
import org.alidade.archive.ArchiveException;
import org.alidade.archive.WebAddress;
import org.alidade.array.FormatException;
import org.alidade.spherex.internal.archive.XmlInput;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A table service (TAP 1.1) with its queue of jobs (UWS 1.1; spec spherex 3.3).
 *
 * <pre>{@code
 * TapClient tap = new TapClient(QueryOptions.DEFAULT_TAP_URL, access);
 * VoTable answer = tap.query(TapRequest.of(adql), Duration.ofMinutes(5), job -> save(job));
 * }</pre>
 */
public final class TapClient {
  private static final Logger LOG = LoggerFactory.getLogger(TapClient.class);

  /** Answers longer than this are refused: a million images take about 500 MB. */
  private static final long LONGEST_TABLE_BYTES = 1L << 30;

  private static final int LONGEST_LIST_BYTES = 10_000_000;
  private static final long OVERFLOW_GROWTH = 10;
  private static final int MOST_OVERFLOWS = 3;

  private final URI base;
  private final ArchiveAccess access;

  /** How a query is sent. */
  public enum Transport {
    /** As a job that is asked for its phase: for queries of any length. */
    ASYNC,
    /** As one request that is answered with the table: for short queries. */
    SYNC
  }

  /**
   * A client of one service.
   *
   * @param base its address, without {@code /sync}
   * @throws ArchiveException if that is not a web address
   */
  public TapClient(URI base, ArchiveAccess access) {
    this.base = WebAddress.parse(base.toString().replaceAll("/+$", ""));
    this.access = access;
  }

  /**
   * Runs a query as one request. If the service cuts the answer off it is asked again for more.
   *
   * @throws ArchiveException if the query fails
   * @throws FormatException if the answer is not a table
   * @throws InterruptedException if the thread is interrupted
   */
  public VoTable sync(TapRequest request) throws InterruptedException {
    return complete(request, this::syncOnce);
  }

  /**
   * Runs a query as a job: submits, waits, reads, and removes it. If the service cuts the answer
   * off it is asked again for more. After a time-out, or when the thread is interrupted, the job is
   * left with the service.
   *
   * @param timeout longest wait
   * @param onSubmitted told the address of the job as soon as there is one, to be saved
   * @throws ArchiveException if the query fails, is ended or held, or takes longer
   * @throws FormatException if the answer is not a table
   * @throws InterruptedException if the thread is interrupted
   */
  public VoTable query(TapRequest request, Duration timeout, Consumer<URI> onSubmitted)
      throws InterruptedException {
    return complete(
        request,
        wanted -> {
          TapJob job = submit(wanted);
          onSubmitted.accept(job.address());
          job.start();
          return collect(job, timeout);
        });
  }

  /**
   * Fetches the result of a job that another process began, and removes the job. One that was never
   * started is started.
   *
   * @throws ArchiveException if there is no such job any more ({@link
   *     ArchiveException#isNotFound}), or it fails as in {@link #query}
   * @throws InterruptedException if the thread is interrupted
   */
  public VoTable resume(URI jobAddress, Duration timeout) throws InterruptedException {
    TapJob job = job(jobAddress);
    if (job.phase() == TapPhase.PENDING) {
      job.start();
    }
    return collect(job, timeout);
  }

  /**
   * Fetches the result of a job that another process began with the same request; without one, or
   * if it is gone or was cut off, runs the query as {@link #query} does.
   *
   * @param begun address of that job
   * @throws ArchiveException as in {@link #query}
   * @throws InterruptedException if the thread is interrupted
   */
  public VoTable queryOrResume(
      @Nullable URI begun, TapRequest request, Duration timeout, Consumer<URI> onSubmitted)
      throws InterruptedException {
    if (begun != null) {
      try {
        VoTable saved = resume(begun, timeout);
        if (!saved.isOverflow()) {
          return saved;
        }
      } catch (ArchiveException e) {
        if (!e.isNotFound()) {
          throw e;
        }
        LOG.info("the query {} is no longer there and is sent again", begun);
      }
    }
    return query(request, timeout, onSubmitted);
  }

  /**
   * Makes a job and does not start it.
   *
   * @throws ArchiveException if the service refuses
   * @throws InterruptedException if the thread is interrupted
   */
  public TapJob submit(TapRequest request) throws InterruptedException {
    URI queue = URI.create(base + "/async");
    return access
        .attempts()
        .call(
            () -> {
              try (Answer answer = access.web().post(queue, request.form())) {
                String location =
                    answer
                        .header("Location")
                        .orElseThrow(
                            () ->
                                ArchiveException.permanent(
                                    "the service made no job", queue.toString(), "check tap_url"));
                return new TapJob(WebAddress.redirect(queue, location), access);
              }
            });
  }

  /** A job by its address. */
  public TapJob job(URI address) {
    return new TapJob(address, access);
  }

  /**
   * The jobs the service knows of this user; most services list none without a login.
   *
   * @throws ArchiveException if the service refuses
   * @throws InterruptedException if the thread is interrupted
   */
  public List<TapJob> jobs() throws InterruptedException {
    URI queue = URI.create(base + "/async");
    byte[] list = access.attempts().call(() -> access.web().document(queue, LONGEST_LIST_BYTES));
    JobListHandler handler = new JobListHandler();
    XmlInput.parse(new ByteArrayInputStream(list), queue.toString(), handler);
    return handler.jobs(queue).stream().map(this::job).toList();
  }

  /** Reads the table of an answer whose head has arrived. */
  static VoTable read(Answer answer) {
    try {
      return VoTable.read(
          answer.stream(LONGEST_TABLE_BYTES), WebAddress.withoutQuery(answer.address().toString()));
    } catch (FormatException e) {
      throw e.getCause() instanceof ArchiveException broken ? broken : e;
    }
  }

  /** One way to run a query. */
  @FunctionalInterface
  private interface Run {
    VoTable run(TapRequest request) throws InterruptedException;
  }

  private VoTable complete(TapRequest request, Run run) throws InterruptedException {
    TapRequest wanted = request;
    for (int overflows = 0; overflows < MOST_OVERFLOWS; overflows++) {
      VoTable table = run.run(wanted);
      if (!table.isOverflow()) {
        return table;
      }
      long more = OVERFLOW_GROWTH * Math.max(1000, table.rowCount());
      LOG.warn("the answer was cut off after {} rows, asking for {}", table.rowCount(), more);
      wanted = wanted.withMaxRows(more);
    }
    throw ArchiveException.permanent(
        "TAP query failed: the service cuts the answer off, also when asked for "
            + wanted.maxRows().orElse(0)
            + " rows",
        base.toString(),
        "ask for fewer bands or a smaller radius");
  }

  private VoTable syncOnce(TapRequest request) throws InterruptedException {
    URI address = URI.create(base + "/sync");
    return access
        .attempts()
        .call(
            () -> {
              try (Answer answer = access.web().post(address, request.form())) {
                if (answer.status() >= 300) {
                  URI next = WebAddress.redirect(address, answer.header("Location").orElse(""));
                  try (Answer table = access.web().get(next, Map.of())) {
                    return read(table);
                  }
                }
                return read(answer);
              }
            });
  }

  private static VoTable collect(TapJob job, Duration timeout) throws InterruptedException {
    VoTable table;
    try {
      table = job.await(timeout);
    } catch (ArchiveException e) {
      if (!e.isNotFound() && job.phase().isEnd()) {
        job.deleteQuietly();
      }
      throw e;
    }
    job.deleteQuietly();
    return table;
  }
}
