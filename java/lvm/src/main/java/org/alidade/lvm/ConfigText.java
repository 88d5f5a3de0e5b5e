package org.alidade.lvm;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The printed form of a configuration, in five groups. */
final class ConfigText {
  private ConfigText() {}

  static String of(DataConfig config) {
    return String.join(
        "\n",
        "DataConfig",
        "  clipping",
        line("lambda_range", windows(config.lambdaRanges())),
        line("alpha_range", range(config.alphaRange())),
        line("delta_range", range(config.deltaRange())),
        "  bad data",
        line("nans_strategy", config.nansStrategy().text()),
        line("F_bad_strategy", config.fluxBadStrategy().text()),
        line("F_range", range(config.fluxRange())),
        "  flags",
        line("fibre_status_include", config.fibreStatusInclude().toString()),
        line("apply_mask", Boolean.toString(config.applyMask())),
        "  flux normalisation",
        line("strategy", strategy(config.normaliseFluxStrategy())),
        line("offset", number(config.normaliseFluxOffset())),
        line("scale", number(config.normaliseFluxScale())),
        "  coordinate normalisation",
        line("strategy", strategy(config.normaliseAlphaDeltaStrategy())),
        line("alpha offset", number(config.normaliseAlphaOffset())),
        line("alpha scale", number(config.normaliseAlphaScale())),
        line("delta offset", number(config.normaliseDeltaOffset())),
        line("delta scale", number(config.normaliseDeltaScale())));
  }

  private static String line(String name, String value) {
    return String.format(Locale.ROOT, "    %-21s %s", name, value);
  }

  private static String windows(List<Range> windows) {
    return windows.stream()
        .map(window -> "(" + window.low() + ", " + window.high() + ")")
        .collect(Collectors.joining(", "));
  }

  private static String range(Range range) {
    return "(" + number(range.low()) + ", " + number(range.high()) + ")";
  }

  private static String strategy(Normalisation strategy) {
    return strategy == Normalisation.NONE ? "none" : strategy.text();
  }

  /** Two decimals, or two-digit scientific form for what these would show as zero. */
  static String number(double value) {
    double size = Math.abs(value);
    return size > 0 && size < 1e-3
        ? String.format(Locale.ROOT, "%.2e", value)
        : String.format(Locale.ROOT, "%.2f", value);
  }
}
