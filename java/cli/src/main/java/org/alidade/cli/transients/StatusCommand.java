package org.alidade.cli.transients;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alidade.cli.Output;
import org.alidade.transients.database.DatabaseSession;
import org.alidade.transients.jobs.FailureStatus;
import org.alidade.transients.jobs.QueueMonitor;
import org.alidade.transients.jobs.QueueStatus;
import org.alidade.transients.jobs.WorkerStatus;
import org.alidade.transients.run.TransientSystem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code alidade transient status}. */
@Command(
    name = "status",
    description = "Where observations stand, how long the queues are, who works, what failed.")
final class StatusCommand extends TransientVerb {
  private static final Duration ALIVE = Duration.ofSeconds(30);
  private static final int FAILURES_SHOWN = 10;

  @Mixin private SystemLocation system;

  @SuppressWarnings("NullAway.Init")
  StatusCommand() {}

  private record Status(
      Map<String, Long> observations,
      List<QueueStatus> queues,
      List<WorkerStatus> workers,
      List<FailureStatus> failures) {}

  @Override
  int run(Output out) throws IOException {
    try (TransientSystem opened = system.open()) {
      Status status = opened.database().read(StatusCommand::of);
      out.result(text(status), document(status));
    }
    return DONE;
  }

  private static Status of(DatabaseSession session) {
    Map<String, Long> observations = new TreeMap<>();
    session
        .observations()
        .countByStatus()
        .forEach((status, count) -> observations.put(status.text(), count));
    QueueMonitor monitor = new QueueMonitor(session);
    return new Status(
        observations,
        monitor.queues(),
        monitor.liveWorkers(ALIVE),
        monitor.lastFailures(FAILURES_SHOWN));
  }

  private static String text(Status status) {
    StringBuilder text = new StringBuilder("observations:");
    status
        .observations()
        .forEach((name, count) -> text.append(' ').append(name).append(' ').append(count));
    if (status.observations().isEmpty()) {
      text.append(" none");
    }
    for (QueueStatus queue : status.queues()) {
      text.append(
          String.format(
              "%n%s: %d waiting, %d running, oldest %.0f s",
              queue.queue(), queue.waiting(), queue.running(), queue.oldestSeconds()));
    }
    text.append(String.format("%nworkers: %d", status.workers().size()));
    for (WorkerStatus worker : status.workers()) {
      text.append(String.format("%n  %s: %s", worker.id(), worker.queues()));
    }
    for (FailureStatus failure : status.failures()) {
      text.append(
          String.format(
              "%nfailed: %s (attempt %d%s): %s",
              failure.jobKey(),
              failure.attempt(),
              failure.willRetry() ? ", tried again" : "",
              failure.message()));
    }
    return text.toString();
  }

  private static Map<String, Object> document(Status status) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("observations", status.observations());
    document.put("queues", status.queues().stream().map(StatusCommand::document).toList());
    document.put("workers", status.workers().stream().map(WorkerStatus::id).toList());
    document.put("failures", status.failures().stream().map(StatusCommand::document).toList());
    return document;
  }

  private static Map<String, Object> document(QueueStatus queue) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("queue", queue.queue());
    document.put("waiting", queue.waiting());
    document.put("running", queue.running());
    document.put("oldest_seconds", queue.oldestSeconds());
    return document;
  }

  private static Map<String, Object> document(FailureStatus failure) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("queue", failure.queue());
    document.put("job", failure.jobKey());
    document.put("attempt", failure.attempt());
    document.put("code", failure.code());
    document.put("message", failure.message());
    document.put("will_retry", failure.willRetry());
    return document;
  }
}
