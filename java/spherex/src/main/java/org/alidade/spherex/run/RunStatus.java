package org.alidade.spherex.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.alidade.spherex.PipelineStage;

/** A state in words. */
final class RunStatus {
  private RunStatus() {}

  static String line(SpherexState state) {
    String done =
        state.completedStages().stream().map(PipelineStage::text).collect(Collectors.joining(", "));
    String next =
        state.stage().equals(SpherexState.COMPLETE)
            ? "the run is complete"
            : "next: " + state.stage();
    return state.config().source().label()
        + ": "
        + (done.isEmpty() ? "nothing is done" : done + " done")
        + "; "
        + next;
  }

  static String text(SpherexState state) {
    List<String> lines = new ArrayList<>();
    lines.add(line(state));
    state
        .query()
        .ifPresent(
            results ->
                lines.add(
                    String.format(
                        Locale.ROOT,
                        "observations: %d over %.1f days, %.3f GB%s",
                        results.observations().size(),
                        results.timeSpanDays(),
                        results.totalSizeGb(),
                        results.totalSizeGbEstimated() ? " (estimate)" : "")));
    add(lines, "images", state.downloadedFiles().size(), state.downloadFailures().size());
    add(lines, "measurements", state.photometryResults().size(), state.photometryFailures().size());
    state.releaseWarning().ifPresent(lines::add);
    if (state.csvPath() != null) {
      lines.add("light curve: " + state.csvPath());
    }
    if (state.plotPath() != null) {
      lines.add("plot: " + state.plotPath());
    }
    return String.join("\n", lines);
  }

  private static void add(List<String> lines, String what, int good, int failed) {
    if (good + failed > 0) {
      lines.add(what + ": " + good + (failed > 0 ? ", " + failed + " failed" : ""));
    }
  }
}
