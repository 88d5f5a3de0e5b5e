package org.alidade.cli.lvm;

import java.util.Locale;
import org.alidade.array.BadInputException;
import org.alidade.cli.CommonOptions;
import org.alidade.cli.ProgressLine;
import org.alidade.lvm.BuildOptions;
import org.alidade.lvm.Layout;
import org.alidade.lvm.Precision;
import org.alidade.lvm.SkyTreatment;
import picocli.CommandLine.Option;

/** How arrays are built. */
final class ArrayOptions {
  @Option(
      names = "--layout",
      paramLabel = "ORDER",
      description = "First axis of 2-D arrays: spaxel or wavelength; default: ${DEFAULT-VALUE}.")
  private String layout = "spaxel";

  @Option(
      names = "--dtype",
      paramLabel = "TYPE",
      description = "Number format of 2-D arrays: f64 or f32; default: ${DEFAULT-VALUE}.")
  private String type = "f64";

  @Option(
      names = "--memory-limit",
      paramLabel = "BYTES",
      description = "Refuse to build what needs more memory, in bytes; default: no limit.")
  private long memoryLimit = Long.MAX_VALUE;

  @Option(
      names = "--sky-factor",
      paramLabel = "K",
      description = "Multiple of the sky that stays subtracted: 1 as in the file, 0 none.")
  private double skyFactor = 1;

  @Option(names = "--drop-empty", description = "Leave out spaxels without a valid pixel.")
  private boolean dropEmpty;

  @Option(names = "--unwrap-ra", description = "Let right ascension run through at 0/360 degrees.")
  private boolean unwrapRa;

  @Option(
      names = "--tangent-plane",
      description = "Take alpha and delta from the tangent plane at the centre of the tiles.")
  private boolean tangentPlane;

  @Option(
      names = "--both-limits",
      description = "Let the flux strategy 'pixel' drop flux above the upper limit too.")
  private boolean bothLimits;

  @Option(
      names = "--any-mask",
      description = "Drop pixels of every non-zero mask value, not of 1 alone.")
  private boolean anyMask;

  @Option(
      names = "--blank-weights",
      description = "Blank inverse variance and line width where flux is missing.")
  private boolean blankWeights;

  ArrayOptions() {}

  BuildOptions options(CommonOptions common, ProgressLine progress) {
    Thread worker = Thread.currentThread();
    return BuildOptions.builder()
        .layout(layout())
        .precision(precision())
        .threads(common.threads())
        .memoryLimitBytes(memoryLimit)
        .dropEmptySpaxels(dropEmpty)
        .unwrapRa(unwrapRa)
        .tangentPlane(tangentPlane)
        .pixelRangeBothSides(bothLimits)
        .maskAnyNonZero(anyMask)
        .blankWeightsWhereFluxNan(blankWeights)
        .sky(SkyTreatment.scaled(skyFactor))
        .progress(progress::progress)
        .cancellation(worker::isInterrupted)
        .build();
  }

  private Layout layout() {
    return switch (layout.toLowerCase(Locale.ROOT)) {
      case "spaxel" -> Layout.SPAXEL_MAJOR;
      case "wavelength" -> Layout.WAVELENGTH_MAJOR;
      default ->
          throw new BadInputException(
              "layout '" + layout + "'", "--layout", "use spaxel or wavelength");
    };
  }

  private Precision precision() {
    return switch (type.toLowerCase(Locale.ROOT)) {
      case "f64" -> Precision.DOUBLE;
      case "f32" -> Precision.SINGLE;
      default -> throw new BadInputException("dtype '" + type + "'", "--dtype", "use f64 or f32");
    };
  }
}
