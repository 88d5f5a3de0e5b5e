package org.alidade.cli.spherex;

import java.io.IOException;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.cli.RunProgress;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.run.SPXQueryPipeline;
import org.alidade.spherex.run.SpherexState;
import org.alidade.spherex.run.StateFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A verb that works on a run. */
@Command(modelTransformer = FlatOptions.class)
abstract class RunVerb extends SpherexVerb {
  @Mixin private PlaceOptions place;

  @Option(
      names = "--state-format",
      paramLabel = "json|yaml",
      description = "How the state file is written; default: json.")
  private StateFormat stateFormat = StateFormat.JSON;

  @SuppressWarnings("NullAway.Init")
  RunVerb() {}

  /** Does the work on a run. */
  abstract SpherexState run(SPXQueryPipeline pipeline);

  /** The configuration of the run. */
  abstract QueryConfig config(PlaceOptions place, Map<String, @Nullable Object> options);

  /** The options that were given. */
  final Map<String, @Nullable Object> options() {
    Map<String, @Nullable Object> options =
        FlatOptions.given(spec().commandLine().getParseResult());
    if (hasThreads()) {
      options.putIfAbsent("max_processing_workers", common().threads());
    }
    return options;
  }

  final PlaceOptions place() {
    return place;
  }

  @Override
  int run(Output output) throws IOException {
    QueryConfig config = config(place, options());
    try (RunProgress progress = new RunProgress(common(), "images")) {
      SPXQueryPipeline pipeline =
          SPXQueryPipeline.builder(config).stateFormat(stateFormat).listener(progress).build();
      SpherexState state = run(pipeline);
      progress.close();
      output.warnings(RunReport.warnings(state));
      output.result(pipeline.statusText(), RunReport.document(state, pipeline.statePath()));
      return status(state);
    }
  }

  /** The exit status. */
  int status(SpherexState state) {
    if (state.query().map(results -> results.observations().isEmpty()).orElse(false)) {
      return NOTHING_TO_DO;
    }
    boolean failed = !state.downloadFailures().isEmpty() || !state.photometryFailures().isEmpty();
    return failed ? SOME_FAILED : DONE;
  }
}
