package org.alidade.cli.transients;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.alidade.array.InvalidStateException;
import org.alidade.cli.Output;
import org.alidade.cli.Waiting;
import org.alidade.transients.jobs.JobQueueName;
import org.alidade.transients.jobs.Workers;
import org.alidade.transients.run.SystemOptions;
import org.alidade.transients.run.TransientSystem;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alidade transient worker}. */
@Command(
    name = "worker",
    description = {
      "Do the jobs of the queues until interrupted.",
      "Any number of these may run, on several machines if database and store are servers."
    })
final class WorkerCommand extends TransientVerb {
  private static final Duration FOR_EVER = Duration.ofDays(365);

  @Mixin private SystemLocation system;

  @Option(
      names = "--queues",
      arity = "1..*",
      paramLabel = "NAME",
      description = "Only these queues: preprocessing differencing detection; default: all.")
  private List<String> queues = new ArrayList<>();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Jobs of each queue at a time; default: that of the queue.")
  private @Nullable Integer jobs;

  @Option(
      names = "--heartbeat",
      paramLabel = "SECONDS",
      description =
          "Time between signs of life; a worker that misses four is given up and its jobs begin"
              + " again; default: 5.")
  private @Nullable Double heartbeatSeconds;

  @Option(names = "--until-idle", description = "End when no job is left.")
  private boolean untilIdle;

  @SuppressWarnings("NullAway.Init")
  WorkerCommand() {}

  @Override
  int run(Output out) throws IOException, InterruptedException {
    try (TransientSystem opened = TransientSystem.open(options());
        Workers workers = opened.startWorkers()) {
      out.line("working; stop with Ctrl-C");
      if (!untilIdle) {
        Waiting.untilInterrupted();
      } else if (!opened.awaitIdle(FOR_EVER)) {
        throw new InvalidStateException("jobs are left", "worker", "start it again");
      }
      out.result("stopped", Map.of("stopped", true));
    }
    return DONE;
  }

  private SystemOptions options() throws IOException {
    SystemOptions options = system.options();
    Set<JobQueueName> names = EnumSet.noneOf(JobQueueName.class);
    queues.forEach(name -> names.add(JobQueueName.of(name)));
    var workers = names.isEmpty() ? options.workers() : options.workers().withQueues(names);
    if (jobs != null) {
      for (JobQueueName name : workers.queues().keySet()) {
        workers = workers.withQueue(name, name.defaults().withConcurrency(jobs));
      }
    }
    if (heartbeatSeconds != null) {
      workers = workers.withIntervals(workers.pollSeconds(), heartbeatSeconds);
    }
    return options.withWorkers(workers);
  }
}
