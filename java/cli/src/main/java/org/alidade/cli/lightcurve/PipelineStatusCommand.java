package org.alidade.cli.lightcurve;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.lightcurve.run.IdfPipeline;
import org.alidade.lightcurve.run.IdfStatus;
import org.alidade.pipeline.ItemFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code alidade lightcurve pipeline status}. */
@Command(name = "status", description = "Say how far each asset is, also while a run goes on.")
final class PipelineStatusCommand extends LightCurveVerb {
  @Mixin private PipelineOptions pipeline;

  @SuppressWarnings("NullAway.Init")
  PipelineStatusCommand() {}

  @Override
  int run(Output output) {
    IdfStatus status = IdfPipeline.builder(pipeline.config()).build().status();
    List<String> lines = new ArrayList<>();
    Map<String, Object> document = new LinkedHashMap<>();
    for (IdfStatus.Asset asset : status.assets()) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-34s %5d made, %d failed%s",
              asset.name(),
              asset.done().size(),
              asset.failures().size(),
              asset.complete() ? "" : ", not complete"));
      document.put(
          asset.name(),
          Map.of(
              "complete",
              asset.complete(),
              "done",
              asset.done(),
              "failures",
              asset.failures().stream().map(ItemFailure::text).toList()));
    }
    output.result(String.join(System.lineSeparator(), lines), document);
    return DONE;
  }
}
