package org.alidade.cli.lightcurve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.alidade.array.BadInputException;
import org.alidade.cli.Output;
import org.alidade.cli.ProgressLine;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.statistics.LightCurveStatistics;
import org.alidade.lightcurve.statistics.ObjectStatistics;
import org.alidade.lightcurve.statistics.ScanOptions;
import org.alidade.lightcurve.statistics.Statistic;
import org.alidade.lightcurve.store.FolderStoreWriter;
import org.alidade.lightcurve.store.StoreOptions;
import org.alidade.pipeline.CancellationToken;
import org.alidade.table.Table;
import org.alidade.table.TableWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code alidade lightcurve stats}. */
@Command(
    name = "stats",
    description = {
      "Statistics of one light curve, or of all objects of a store.",
      "For a store: a table as Parquet or Arrow file (-o), kept in the store (--save), or both."
    })
final class StatsCommand extends StoreVerb {
  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "OBJECT",
      description = "Key or number of the object; none: all objects.")
  private @Nullable String object;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "TYPE",
      description = "Measurement type, name or number.")
  private @Nullable String type;

  @Option(
      names = "--types",
      split = ",",
      paramLabel = "NAME",
      description = "Types of the table; default: all.")
  private List<String> types = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the table goes: .parquet or .arrow.")
  private @Nullable Path file;

  @Option(names = "--save", description = "Keep the columns with the objects of the store.")
  private boolean save;

  @SuppressWarnings("NullAway.Init")
  StatsCommand() {}

  @Override
  int run(LightCurveStore store, Output output) throws IOException {
    String one = object;
    String ofType = type;
    if (one != null && ofType != null) {
      show(CurveNames.curve(store, one, ofType), output);
    } else if (one != null) {
      throw new BadInputException("no measurement type", "stats", "name one after the object");
    } else {
      scan(store, output);
    }
    return DONE;
  }

  private static void show(LightCurve curve, Output output) {
    LightCurveStatistics statistics = LightCurveStatistics.of(curve);
    Map<String, Object> document = new LinkedHashMap<>();
    for (Statistic statistic : EnumSet.allOf(Statistic.class)) {
      document.put(statistic.key(), statistic.of(statistics));
    }
    String text =
        EnumSet.allOf(Statistic.class).stream()
            .map(
                statistic ->
                    String.format(
                        Locale.ROOT,
                        "%-24s %14.7g %s",
                        statistic.key(),
                        statistic.of(statistics),
                        statistic.unit()))
            .collect(Collectors.joining(System.lineSeparator()));
    output.result(text, document);
  }

  private void scan(LightCurveStore store, Output output) throws IOException {
    if (file == null && !save) {
      throw new BadInputException(
          "nowhere to put the table", "stats", "name an object and a type, or give -o or --save");
    }
    ScanOptions options =
        ScanOptions.defaults()
            .withTypes(types.toArray(String[]::new))
            .withThreads(common().threads());
    Table table;
    try (ProgressLine progress = new ProgressLine("stats", common())) {
      long total = store.objects().rows();
      table =
          ObjectStatistics.of(
              store,
              options,
              done -> progress.progress(done, total, "objects"),
              new CancellationToken());
    }
    if (file != null) {
      TableWriter.write(file, table);
    }
    if (save) {
      try (FolderStoreWriter writer = FolderStoreWriter.open(path(), StoreOptions.defaults())) {
        writer.putObjects(table);
        writer.commit();
      }
    }
    output.result(
        table.rows() + " objects, " + table.columns().size() + " columns",
        Map.of("objects", table.rows(), "columns", table.columns().size()));
  }
}
