package org.alidade.cli.lightcurve;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.cli.RunProgress;
import org.alidade.lightcurve.run.IdfPipeline;
import org.alidade.pipeline.ItemFailure;
import org.alidade.pipeline.RunOptions;
import org.alidade.pipeline.RunSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alidade lightcurve pipeline run}. */
@Command(
    name = "run",
    description = {
      "Make what is new or out of date. Exit status 3 if some partitions failed;",
      "run again to try them again."
    })
final class PipelineRunCommand extends LightCurveVerb {
  @Mixin private PipelineOptions pipeline;

  @Option(
      names = "--assets",
      split = ",",
      paramLabel = "NAME",
      description = "Only these assets; default: all.")
  private List<String> assets = List.of();

  @SuppressWarnings("NullAway.Init")
  PipelineRunCommand() {}

  @Override
  int run(Output output) {
    IdfPipeline idf = IdfPipeline.builder(pipeline.config()).build();
    RunSummary summary;
    try (RunProgress progress = new RunProgress(common(), "partitions")) {
      RunOptions.Builder options =
          RunOptions.builder().listener(progress).threads(common().threads());
      if (!assets.isEmpty()) {
        options.stages(assets.toArray(String[]::new));
      }
      summary = idf.run(options.build());
    }
    List<String> failures = summary.failures().stream().map(ItemFailure::text).toList();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("store", idf.storeFolder().toString());
    document.put("failures", failures);
    output.warnings(failures);
    output.result(summary.text(), document);
    return failures.isEmpty() ? DONE : SOME_FAILED;
  }
}
