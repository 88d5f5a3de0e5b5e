package org.alidade.cli.lvm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.cli.ProgressLine;
import org.alidade.lvm.BuildOptions;
import org.alidade.lvm.DataConfig;
import org.alidade.lvm.FitData;
import org.alidade.lvm.FitDataBuilder;
import org.alidade.lvm.Layout;
import org.alidade.lvm.LvmTileCollection;
import org.alidade.lvm.PipelineRecord;
import org.alidade.lvm.Precision;
import org.alidade.lvm.export.ExportFormat;
import org.alidade.lvm.export.FitExport;
import org.jspecify.annotations.Nullable;

/** Builds the arrays of a command and writes them. */
final class Building {
  private final LvmVerb verb;
  private final ConfigOptions config;
  private final ArrayOptions arrays;

  Building(LvmVerb verb, ConfigOptions config, ArrayOptions arrays) {
    this.verb = verb;
    this.config = config;
    this.arrays = arrays;
  }

  /** A file to write. */
  record Target(Path file, ExportFormat format) {}

  void run(List<Target> targets, @Nullable Path record, Output output) throws IOException {
    try (LvmTileCollection tiles = verb.tiles().open()) {
      FitDataBuilder builder = builder(tiles);
      try (FitData fit = build(builder)) {
        for (Target target : targets) {
          FitExport.write(target.file(), fit, target.format());
        }
        if (record != null) {
          PipelineRecord.of(tiles, fit).write(record);
        }
        output.result(text(fit, targets, record), document(fit, builder, targets, record));
      }
    }
  }

  private FitDataBuilder builder(LvmTileCollection tiles) {
    try (ProgressLine progress = new ProgressLine("configure", verb.common())) {
      BuildOptions options = arrays.options(verb.common(), progress);
      DataConfig configuration = config.configuration(tiles, options);
      return new FitDataBuilder(tiles, configuration).withOptions(options);
    }
  }

  private FitData build(FitDataBuilder builder) {
    try (ProgressLine progress = new ProgressLine("build", verb.common())) {
      return builder.withOptions(arrays.options(verb.common(), progress)).build();
    }
  }

  private static String text(FitData fit, List<Target> targets, @Nullable Path record) {
    List<String> lines = new ArrayList<>();
    lines.add(fit.toString());
    targets.forEach(target -> lines.add("wrote " + target.file()));
    if (record != null) {
      lines.add("wrote " + record);
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static Map<String, @Nullable Object> document(
      FitData fit, FitDataBuilder builder, List<Target> targets, @Nullable Path record) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("files", targets.stream().map(target -> target.file().toString()).toList());
    document.put("record", record == null ? null : record.toString());
    document.put("hash", fit.hash());
    document.put("strong_digest", builder.strongDigest());
    document.put("n_spaxel", fit.spaxels());
    document.put("n_wavelength", fit.wavelengths());
    document.put("n_valid", fit.validPixels());
    document.put("layout", fit.layout() == Layout.SPAXEL_MAJOR ? "spaxel" : "wavelength");
    document.put("dtype", fit.precision() == Precision.DOUBLE ? "f64" : "f32");
    document.put("config", ConfigDocument.of(fit.config()));
    return document;
  }
}
