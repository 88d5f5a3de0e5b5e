package org.alidade.cli.cube;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.cli.ProgressLine;
import org.alidade.cube.uncertainty.LCurve;
import org.alidade.cube.uncertainty.LCurveFigure;
import org.alidade.cube.uncertainty.LCurvePoint;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alidade cube lcurve}. */
@Command(
    name = "lcurve",
    description = {
      "Solve with several strengths of the smoothness and recommend one.",
      "Only reads the cube file."
    })
final class LCurveCommand extends CubeVerb {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FIG.png",
      description = "Figure to write.")
  private @Nullable Path figure;

  @Option(
      names = "--strengths",
      split = ",",
      paramLabel = "X",
      description = "Three or more strengths, ascending; default: 1e-8 to 1, two per decade.")
  private double @Nullable [] strengths;

  @Mixin private FitOptions fit;

  @SuppressWarnings("NullAway.Init")
  LCurveCommand() {}

  @Override
  int run(Output output) throws IOException, InterruptedException {
    LCurve curve;
    try (ProgressLine progress = new ProgressLine("lcurve", common())) {
      curve =
          LCurve.of(
              file(),
              fit.of(file(), common()),
              strengths == null ? LCurve.defaultStrengths() : strengths,
              progress);
    }
    if (figure != null) {
      LCurveFigure.draw(curve).write(figure);
    }
    output.result(text(curve), document(curve));
    return DONE;
  }

  private String text(LCurve curve) {
    List<String> lines = new ArrayList<>();
    lines.add("strength   residual norm   growth of chi^2   roughness   positive weights");
    lines.add(line(curve, curve.free()));
    curve.points().forEach(point -> lines.add(line(curve, point)));
    lines.add(
        "%s: corner at %.3g, limit of the noise %.3g; recommended: --smoothness %.3g"
            .formatted(file(), curve.corner(), curve.noiseLimit(), curve.recommended()));
    return String.join(System.lineSeparator(), lines);
  }

  private static String line(LCurve curve, LCurvePoint point) {
    return "%8.2g   %13.7g   %15.4g   %9.4g   %16d"
        .formatted(
            point.strength(),
            point.residualNorm(),
            curve.chiSquareGrowth(point),
            point.roughness(),
            point.nonZeros());
  }

  private Map<String, Object> document(LCurve curve) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file", file().toString());
    document.put("corner", curve.corner());
    document.put("noise_limit", curve.noiseLimit());
    document.put("recommended", curve.recommended());
    document.put("without_smoothness", point(curve, curve.free()));
    document.put("points", curve.points().stream().map(point -> point(curve, point)).toList());
    if (figure != null) {
      document.put("figure", figure.toString());
    }
    return document;
  }

  private static Map<String, Object> point(LCurve curve, LCurvePoint point) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("strength", point.strength());
    document.put("residual_norm", point.residualNorm());
    document.put("chi_square_growth", curve.chiSquareGrowth(point));
    document.put("roughness", point.roughness());
    document.put("non_zeros", point.nonZeros());
    document.put("curvature", point.curvature());
    return document;
  }
}
