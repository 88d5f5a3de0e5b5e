package org.alidade.cli.spherex;

import java.util.Map;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.run.SPXQueryPipeline;
import org.alidade.spherex.run.SpherexState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alidade spherex run}. */
@Command(
    name = "run",
    description = {
      "Query, download, measure and plot a position.",
      "A run that was killed goes on with --resume, or with 'alidade spherex resume DIR'."
    })
final class RunCommand extends RunVerb {
  @Option(names = "--resume", description = "Go on with the run if there is one.")
  private boolean resume;

  @Option(names = "--again", description = "Fetch images that are there, too.")
  private boolean again;

  RunCommand() {}

  @Override
  QueryConfig config(PlaceOptions place, Map<String, @Nullable Object> options) {
    return place.fresh(options);
  }

  @Override
  SpherexState run(SPXQueryPipeline pipeline) {
    return resume ? pipeline.resume(!again) : pipeline.runFullPipeline(!again);
  }
}
