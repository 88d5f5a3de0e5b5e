package org.alidade.cli.transients;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.alidade.cli.Output;
import org.alidade.cli.Waiting;
import org.alidade.transients.database.Role;
import org.alidade.transients.jobs.Workers;
import org.alidade.transients.run.TransientSystem;
import org.alidade.web.TransientService;
import org.alidade.web.TransientServiceOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alidade transient serve}, also as {@code review}. */
@Command(
    name = "serve",
    aliases = "review",
    description = {
      "Serve the pages (review, observations, pairs, queues) and the REST interface.",
      "The first start prints a key of an administrator; more are made with transient key."
    })
final class ServeCommand extends TransientVerb {
  @Mixin private SystemLocation system;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "" + TransientServiceOptions.DEFAULT_PORT,
      description = "Port, 0 for any free one; default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address to listen on; default: ${DEFAULT-VALUE}, this machine only.")
  private String bind;

  @Option(
      names = "--min-reviewers",
      paramLabel = "N",
      defaultValue = "1",
      description = "Labels that a decision needs; default: ${DEFAULT-VALUE}.")
  private int minReviewers;

  @Option(names = "--workers", description = "Do the jobs of the queues in this process too.")
  private boolean withWorkers;

  @SuppressWarnings("NullAway.Init")
  ServeCommand() {}

  @Override
  int run(Output out) throws IOException {
    TransientServiceOptions options =
        TransientServiceOptions.defaults()
            .withPort(port)
            .withBind(bind)
            .withMinReviewers(minReviewers);
    try (TransientSystem opened = system.open()) {
      firstKey(opened)
          .ifPresent(key -> out.line("key of the administrator, shown only now: " + key));
      try (TransientService service =
          TransientService.start(options, opened.database(), opened.store())) {
        out.result(
            "serving " + service.address() + "; stop with Ctrl-C",
            Map.of("address", service.address().toString()));
        serve(opened);
      }
    }
    return DONE;
  }

  private void serve(TransientSystem opened) {
    if (!withWorkers) {
      Waiting.untilInterrupted();
      return;
    }
    try (Workers workers = opened.startWorkers()) {
      Waiting.untilInterrupted();
    }
  }

  /** The key without which nobody could make others. */
  private static Optional<String> firstKey(TransientSystem opened) {
    return opened
        .database()
        .write(
            session ->
                session.apiKeys().list().isEmpty()
                    ? Optional.of(
                        session.apiKeys().issue("administrator", Role.ADMIN, null, null).text())
                    : Optional.empty());
  }
}
