package org.alidade.cli.spherex;

import java.util.Map;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.run.SPXQueryPipeline;
import org.alidade.spherex.run.SpherexState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code alidade spherex process}. */
@Command(name = "process", description = "Measure the source in all images.")
final class ProcessCommand extends RunVerb {
  ProcessCommand() {}

  @Override
  QueryConfig config(PlaceOptions place, Map<String, @Nullable Object> options) {
    return place.saved(options);
  }

  @Override
  SpherexState run(SPXQueryPipeline pipeline) {
    pipeline.runProcessing();
    return pipeline.state();
  }
}
