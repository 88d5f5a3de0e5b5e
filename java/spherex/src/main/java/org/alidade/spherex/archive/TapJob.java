package org.alidade.spherex.archive;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.alidade.archive.Answer;
import org.alidade.archive.ArchiveException;
import org.alidade.archive.Form;
import org.alidade.archive.PlainText;
import org.alidade.archive.WebAddress;
import org.alidade.array.FormatException;
import org.alidade.pipeline.Timing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A query in the service's queue. Its address is all that is needed to come back to it from another
 * process: see {@link TapClient#job}.
 */
public final class TapJob {
  private static final Logger LOG = LoggerFactory.getLogger(TapJob.class);
  private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
  private static final double GROWTH = 1.2;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
  private static final int LONGEST_PHASE_BYTES = 10_000;
  private static final int LONGEST_ERROR_BYTES = 1_000_000;

  private final URI address;
  private final ArchiveAccess access;

  TapJob(URI address, ArchiveAccess access) {
    this.address = WebAddress.parse(address.toString());
    this.access = access;
  }

  /** Where the job is. */
  public URI address() {
    return address;
  }

  /**
   * Starts it.
   *
   * @throws ArchiveException if the service refuses
   * @throws InterruptedException if the thread is interrupted
   */
  public void start() throws InterruptedException {
    changePhase("RUN");
  }

  /**
   * Ends it; its result is lost.
   *
   * @throws ArchiveException if the service refuses
   * @throws InterruptedException if the thread is interrupted
   */
  public void cancel() throws InterruptedException {
    changePhase("ABORT");
  }

  /**
   * Removes it and its result from the service.
   *
   * @throws ArchiveException if the service refuses
   * @throws InterruptedException if the thread is interrupted
   */
  public void delete() throws InterruptedException {
    access
        .attempts()
        .call(
            () -> {
              access.web().delete(address);
              return true;
            });
  }

  /**
   * Asks where it is.
   *
   * @throws ArchiveException if there is no such job, or no connection
   * @throws InterruptedException if the thread is interrupted
   */
  public TapPhase phase() throws InterruptedException {
    byte[] text =
        access.attempts().call(() -> access.web().document(below("/phase"), LONGEST_PHASE_BYTES));
    return TapPhase.of(new String(text, StandardCharsets.UTF_8));
  }

  /**
   * Waits for its end and reads the result.
   *
   * @param timeout longest wait; the job goes on after that
   * @throws ArchiveException if it fails, is ended or held, or takes longer; the message says which
   * @throws InterruptedException if the thread is interrupted
   */
  public VoTable await(Duration timeout) throws InterruptedException {
    TapPhase phase = awaitEnd(timeout);
    return switch (phase) {
      case COMPLETED -> result();
      case ERROR -> throw failed(errorText());
      default ->
          throw failed("the service put it into the phase " + phase.name() + " before it was done");
    };
  }

  /**
   * Reads the result of a completed job.
   *
   * @throws ArchiveException if it cannot be read, or reports an error
   * @throws FormatException if it is not a table
   * @throws InterruptedException if the thread is interrupted
   */
  public VoTable result() throws InterruptedException {
    return access.attempts().call(() -> read(below("/results/result")));
  }

  /** Removes the job; that the service cannot do so is only logged. */
  void deleteQuietly() throws InterruptedException {
    try {
      delete();
    } catch (ArchiveException e) {
      LOG.info("the query {} could not be removed from the service: {}", address, e.getMessage());
    }
  }

  private TapPhase awaitEnd(Duration timeout) throws InterruptedException {
    Timing timing = access.timing();
    Duration end = timing.now().plus(timeout);
    Duration wait = FIRST_WAIT;
    TapPhase phase = phase();
    while (!phase.isEnd()) {
      if (timing.now().compareTo(end) >= 0) {
        throw ArchiveException.permanent(
            "the query is not done after " + timeout.toSeconds() + " s",
            address.toString(),
            "wait for it later, or raise tap_timeout");
      }
      timing.sleep(wait);
      wait = min(LONGEST_WAIT, Duration.ofMillis(Math.round(wait.toMillis() * GROWTH)));
      phase = phase();
    }
    return phase;
  }

  private VoTable read(URI from) throws InterruptedException {
    try (Answer answer = access.web().get(from, Map.of())) {
      return TapClient.read(answer);
    }
  }

  private String errorText() throws InterruptedException {
    byte[] document =
        access.attempts().call(() -> access.web().document(below("/error"), LONGEST_ERROR_BYTES));
    try {
      VoTable.read(new ByteArrayInputStream(document), address.toString());
      return "no reason given";
    } catch (ArchiveException e) {
      return e.what().replace("TAP query failed: ", "");
    } catch (FormatException e) {
      return PlainText.of(document);
    }
  }

  private ArchiveException failed(String reason) {
    return ArchiveException.queryFailed(reason, address.toString());
  }

  private void changePhase(String phase) throws InterruptedException {
    access
        .attempts()
        .call(
            () -> {
              access.web().post(below("/phase"), Form.of(Map.of("PHASE", phase))).close();
              return true;
            });
  }

  private URI below(String path) {
    String base = address.toString().replaceAll("/+$", "");
    return URI.create(base + path);
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
