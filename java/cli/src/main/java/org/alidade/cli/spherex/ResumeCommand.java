package org.alidade.cli.spherex;

import java.nio.file.Path;
import java.util.Map;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.run.SPXQueryPipeline;
import org.alidade.spherex.run.SpherexState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code alidade spherex resume}. */
@Command(
    name = "resume",
    description = {
      "Go on with the run in a folder; images that could not be fetched are tried first.",
      "Options that are given change the run; what depends on them is done again.",
      "Exit status 4 if nothing was left to do."
    })
final class ResumeCommand extends RunVerb {
  @Parameters(paramLabel = "DIR", arity = "0..1", description = "Folder of the run; default: -o.")
  private @Nullable Path folder;

  private boolean wasComplete;

  ResumeCommand() {}

  @Override
  QueryConfig config(PlaceOptions place, Map<String, @Nullable Object> options) {
    return folder == null ? place.saved(options) : place.saved(folder, options);
  }

  @Override
  SpherexState run(SPXQueryPipeline pipeline) {
    wasComplete =
        pipeline.loadState()
            && pipeline.state().downloadFailures().isEmpty()
            && pipeline.state().completedStages().containsAll(pipeline.config().pipelineStages());
    return pipeline.resume();
  }

  @Override
  int status(SpherexState state) {
    int status = super.status(state);
    return status == DONE && wasComplete ? NOTHING_TO_DO : status;
  }
}
