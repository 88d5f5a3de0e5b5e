package org.alidade.cli.lvm;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.lvm.BuildOptions;
import org.alidade.lvm.DataConfig;
import org.alidade.lvm.Range;
import org.alidade.lvm.TileSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the configuration comes from. */
final class ConfigOptions {
  @Option(
      names = "--config",
      paramLabel = "C.json",
      description = "Any of the sixteen entries, by ASCII or Greek names; the rest has defaults.")
  private @Nullable Path file;

  @Option(
      names = "--from-tiles",
      description = "Take what --config leaves open from the statistics of the tiles.")
  private boolean fromTiles;

  @Option(
      names = "--lambda",
      split = ",",
      paramLabel = "LOW:HIGH",
      description = "Wavelength windows in Angstrom, for example 6500:6800; wins over --config.")
  private List<String> windows = List.of();

  @Option(
      names = "--extended-status",
      description = "Accept the fibre statuses 4 and 5 in fibre_status_include.")
  private boolean extendedStatus;

  ConfigOptions() {}

  boolean isFromTiles() {
    return fromTiles;
  }

  /** The configuration as the options say. */
  DataConfig configuration(TileSource tiles, BuildOptions options) {
    return fromTiles ? statistics(tiles, options) : given();
  }

  /** Given entries, the others from statistics. */
  DataConfig statistics(TileSource tiles, BuildOptions options) {
    return DataConfig.fromTiles(tiles, this::fill, options);
  }

  /** Given entries, the others at their defaults. */
  DataConfig given() {
    DataConfig.Builder builder = DataConfig.builder();
    fill(builder);
    return builder.build();
  }

  /** Sets what the options give. */
  void fill(DataConfig.Builder builder) {
    builder.extendedStatus(extendedStatus);
    if (file != null) {
      builder.json(file);
    }
    if (!windows.isEmpty()) {
      List<Range> ranges = new ArrayList<>();
      windows.forEach(window -> ranges.add(range(window, "--lambda")));
      builder.lambdaRanges(ranges);
    }
  }

  /** Two wavelengths with a colon between them. */
  static Range range(String text, String option) {
    String[] ends = text.split(":", -1);
    try {
      if (ends.length == 2) {
        return new Range(Double.parseDouble(ends[0]), Double.parseDouble(ends[1]));
      }
      throw unreadable(text, option);
    } catch (NumberFormatException e) {
      BadInputException failure = unreadable(text, option);
      failure.initCause(e);
      throw failure;
    }
  }

  private static BadInputException unreadable(String text, String option) {
    return new BadInputException(
        "window '" + text + "'", option, "write two wavelengths, for example 6500:6800");
  }
}
