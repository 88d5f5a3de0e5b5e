package org.alidade.cube.internal.track;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;

/** The columns below /Fit/metrics: one extendible dataset each, all of one length. */
final class MetricsTable {
  private static final long CHUNK = 1024;

  private MetricsTable() {}

  static void write(Hdf5File file, List<MetricsRow> rows) {
    integers(file, FitNames.EPOCH, rows, MetricsRow::epoch);
    numbers(file, FitNames.TIME_SEC, rows, MetricsRow::timeSec);
    numbers(file, "train_rmse_ewma", rows, MetricsRow::trainRmseEwma);
    numbers(file, FitNames.VAL_RMSE, rows, MetricsRow::valRmse);
    numbers(file, "delta_x_rel", rows, MetricsRow::deltaXRel);
    integers(file, "nnz", rows, MetricsRow::nnz);
    numbers(file, "l1_norm", rows, MetricsRow::l1Norm);
    numbers(file, "l2_norm", rows, MetricsRow::l2Norm);
    numbers(file, "mass_err_L1", rows, MetricsRow::massErrL1);
    numbers(file, "mass_err_Linf", rows, MetricsRow::massErrLinf);
  }

  private static void numbers(
      Hdf5File file, String name, List<MetricsRow> rows, ToDoubleFunction<MetricsRow> value) {
    Hdf5Dataset column = column(file, name, Hdf5Type.FLOAT64, rows.size());
    if (!rows.isEmpty()) {
      column.write(rows.stream().mapToDouble(value).toArray());
    }
  }

  private static void integers(
      Hdf5File file, String name, List<MetricsRow> rows, ToLongFunction<MetricsRow> value) {
    Hdf5Dataset column = column(file, name, Hdf5Type.INT64, rows.size());
    if (!rows.isEmpty()) {
      column.write(rows.stream().mapToLong(value).toArray());
    }
  }

  private static Hdf5Dataset column(Hdf5File file, String name, Hdf5Type type, long length) {
    DatasetSpec spec =
        DatasetSpec.builder(type, length)
            .maxShape(DatasetSpec.UNLIMITED)
            .chunk(CHUNK)
            .deflate(4)
            .shuffle(true)
            .build();
    Hdf5Dataset column = Vectors.ensure(file, FitNames.METRICS + name, spec);
    if (column.shape().length(0) != length) {
      column.extend(length);
    }
    return column;
  }

  /** All rows of a file, none if it lacks a column. */
  static List<MetricsRow> read(Hdf5File file) {
    List<MetricsRow> rows = new ArrayList<>();
    String[] names = {
      FitNames.EPOCH,
      FitNames.TIME_SEC,
      "train_rmse_ewma",
      FitNames.VAL_RMSE,
      "delta_x_rel",
      "nnz",
      "l1_norm",
      "l2_norm",
      "mass_err_L1",
      "mass_err_Linf"
    };
    double[][] columns = new double[names.length][];
    for (int i = 0; i < names.length; i++) {
      if (!file.isDataset(FitNames.METRICS + names[i])) {
        return rows;
      }
      columns[i] = file.dataset(FitNames.METRICS + names[i]).readDoubles();
    }
    for (int row = 0; row < columns[0].length; row++) {
      rows.add(
          new MetricsRow(
              (long) columns[0][row],
              columns[1][row],
              columns[2][row],
              columns[3][row],
              columns[4][row],
              (long) columns[5][row],
              columns[6][row],
              columns[7][row],
              columns[8][row],
              columns[9][row]));
    }
    return rows;
  }
}
