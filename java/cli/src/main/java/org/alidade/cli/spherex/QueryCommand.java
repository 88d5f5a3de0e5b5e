package org.alidade.cli.spherex;

import java.util.Map;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.run.SPXQueryPipeline;
import org.alidade.spherex.run.SpherexState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code alidade spherex query}. */
@Command(name = "query", description = "Ask the archive which images show a position.")
final class QueryCommand extends RunVerb {
  QueryCommand() {}

  @Override
  QueryConfig config(PlaceOptions place, Map<String, @Nullable Object> options) {
    return place.fresh(options);
  }

  @Override
  SpherexState run(SPXQueryPipeline pipeline) {
    pipeline.runQuery();
    return pipeline.state();
  }
}
