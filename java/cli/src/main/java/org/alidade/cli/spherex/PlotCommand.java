package org.alidade.cli.spherex;

import java.util.Map;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.run.SPXQueryPipeline;
import org.alidade.spherex.run.SpherexState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code alidade spherex plot}. */
@Command(name = "plot", description = "Judge the measurements and draw them.")
final class PlotCommand extends RunVerb {
  PlotCommand() {}

  @Override
  QueryConfig config(PlaceOptions place, Map<String, @Nullable Object> options) {
    return place.saved(options);
  }

  @Override
  SpherexState run(SPXQueryPipeline pipeline) {
    pipeline.runVisualization();
    return pipeline.state();
  }
}
