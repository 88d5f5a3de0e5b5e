package org.alidade.cli.spherex;

import java.util.Map;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.run.SPXQueryPipeline;
import org.alidade.spherex.run.SpherexState;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alidade spherex download}. */
@Command(name = "download", description = "Fetch the images that the query found.")
final class DownloadCommand extends RunVerb {
  @Option(names = "--again", description = "Fetch images that are there, too.")
  private boolean again;

  DownloadCommand() {}

  @Override
  QueryConfig config(PlaceOptions place, Map<String, @Nullable Object> options) {
    return place.saved(options);
  }

  @Override
  SpherexState run(SPXQueryPipeline pipeline) {
    pipeline.runDownload(!again);
    return pipeline.state();
  }
}
