package org.alidade.cli.cube;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.cube.RebinDiagnosis;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code alidade cube diagnose}. */
@Command(
    name = "diagnose",
    description = {
      "Check that templates reach far enough beyond the spectra and that the rebin operator is sound.",
      "Exit status 1 if not."
    })
final class DiagnoseCommand extends CubeVerb {
  @Override
  int run(Output output) {
    RebinDiagnosis diagnosis = RebinDiagnosis.of(file());
    output.result(text(diagnosis), document(diagnosis));
    return diagnosis.safe() ? DONE : FAILED;
  }

  private String text(RebinDiagnosis diagnosis) {
    List<String> lines = new ArrayList<>();
    lines.add(file() + ": edges are " + (diagnosis.safe() ? "safe" : "not safe"));
    lines.add(
        "  left   %.1f template pixels, %.1f needed"
            .formatted(diagnosis.leftPixels(), diagnosis.needLeftPixels()));
    lines.add(
        "  right  %.1f template pixels, %.1f needed"
            .formatted(diagnosis.rightPixels(), diagnosis.needRightPixels()));
    lines.add("  column sums within %.2g of 1".formatted(diagnosis.columnSumError()));
    lines.add(
        "  kernels from %d to %d template pixels"
            .formatted(diagnosis.kernelFirst(), diagnosis.kernelLast()));
    diagnosis.problems().forEach(problem -> lines.add("  problem: " + problem));
    return String.join(System.lineSeparator(), lines);
  }

  private Map<String, @Nullable Object> document(RebinDiagnosis diagnosis) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("file", file().toString());
    document.put("Safe", diagnosis.safe());
    document.put("left_px", diagnosis.leftPixels());
    document.put("right_px", diagnosis.rightPixels());
    document.put("need_left_px", diagnosis.needLeftPixels());
    document.put("need_right_px", diagnosis.needRightPixels());
    document.put("colsum_err", diagnosis.columnSumError());
    document.put("n_extrapolated", diagnosis.extrapolated());
    document.put("tem_lo", diagnosis.templateLow());
    document.put("tem_hi", diagnosis.templateHigh());
    document.put("obs_lo", diagnosis.observedLow());
    document.put("obs_hi", diagnosis.observedHigh());
    document.put(
        "Kguard_px",
        diagnosis.guardPixels().isPresent() ? diagnosis.guardPixels().getAsLong() : null);
    document.put("k_min", diagnosis.kernelFirst());
    document.put("k_max", diagnosis.kernelLast());
    document.put("problems", diagnosis.problems());
    return document;
  }
}
