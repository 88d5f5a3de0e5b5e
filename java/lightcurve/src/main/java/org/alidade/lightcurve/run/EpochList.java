package org.alidade.lightcurve.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.alidade.array.MissingDatasetException;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsHeader;
import org.alidade.lightcurve.internal.table.TableRows;
import org.alidade.lightcurve.naming.IdfFileName;
import org.alidade.lightcurve.sources.SourceTables;
import org.alidade.table.Column;
import org.alidade.table.Table;

/** The visits: from their table, or from the images (spec lightcurve 7.6, 9.7). */
final class EpochList {
  private static final String GROUP = "group_name";
  private static final String KEY = "reqkey";
  private static final String TIME = "epoch_mjd";
  private static final List<String> TIME_KEYWORDS = List.of("MJD", "MJD-OBS", "MJD_OBS", "MJDMEAN");

  private EpochList() {}

  /**
   * The table of epochs: {@code epoch}, {@code epoch_mjd} and what else is known, in the order of
   * {@code reqkey}, or of the visits' numbers where there is no table of them.
   */
  static Table of(IdfPipelineConfig config, Collection<PartitionFiles> partitions) {
    Map<String, Double> times = headerTimes(partitions);
    return config.aorTable().map(table -> tabulated(table, times)).orElseGet(() -> found(times));
  }

  private static Table tabulated(Path file, Map<String, Double> times) {
    if (!Files.exists(file)) {
      throw new MissingDatasetException(
          "the table of the visits is missing", file.toString(), "correct aor_info_table");
    }
    Table aors = SourceTables.read(file);
    long[] keys = TableRows.integers(TableColumns.get(aors, KEY, file.toString()));
    TableColumns.get(aors, GROUP, file.toString());
    int[] order =
        IntStream.range(0, keys.length)
            .boxed()
            .sorted(Comparator.comparingLong(row -> keys[row]))
            .mapToInt(Integer::intValue)
            .toArray();
    Table sorted = TableRows.pick(aors, order);
    List<String> groups = TableRows.texts(TableColumns.get(sorted, GROUP, file.toString()));
    Table.Builder epochs = Table.builder().column(Column.of("epoch", groups));
    for (Column column : sorted.columns()) {
      epochs.column(TableColumns.renamed(column, "epoch_" + column.name()));
    }
    if (TableColumns.find(sorted, "mjd").isEmpty()) {
      epochs.column(timeColumn(groups, times));
    }
    return epochs.build();
  }

  private static Table found(Map<String, Double> times) {
    List<String> groups = List.copyOf(times.keySet());
    return Table.builder()
        .column(Column.of("epoch", groups))
        .column(Column.of("epoch_" + GROUP, groups))
        .column(timeColumn(groups, times))
        .build();
  }

  private static Column timeColumn(List<String> groups, Map<String, Double> times) {
    return Column.of(
            TIME,
            groups.stream().mapToDouble(group -> times.getOrDefault(group, Double.NaN)).toArray())
        .unit("d");
  }

  /** Times of the visits by the headers of their science images, in the order of the visits. */
  private static Map<String, Double> headerTimes(Collection<PartitionFiles> partitions) {
    Map<String, Double> times =
        new TreeMap<>(Comparator.comparing((String group) -> group + "_ch1", InputFiles.ORDER));
    for (PartitionFiles files : partitions) {
      double time = files.file(IdfFileName.SCIENCE).map(EpochList::time).orElse(Double.NaN);
      times.merge(files.group(), time, (one, other) -> Double.isNaN(one) ? other : one);
    }
    return times;
  }

  private static double time(Path image) {
    try (FitsFile file = FitsFile.open(image)) {
      FitsHeader header = file.header(0);
      return TIME_KEYWORDS.stream()
          .map(header::findDouble)
          .flatMap(Optional::stream)
          .findFirst()
          .orElse(Double.NaN);
    }
  }
}
