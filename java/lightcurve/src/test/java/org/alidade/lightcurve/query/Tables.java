package org.alidade.lightcurve.query;

import java.util.List;
import org.alidade.table.Column;
import org.alidade.table.Table;

/** A small table of objects. */
final class Tables {
  private Tables() {}

  static TableValues objects() {
    return TableValues.of(
        Table.builder()
            .column(Column.of("object_id", new long[] {1, 2, 3, 4, 5}))
            .column(Column.of("object", List.of("I1", "I2", "I3", "7", "I5")))
            .column(Column.of("ra", new double[] {265.0, 265.1, Double.NaN, 264.9, 265.3}))
            .column(Column.of("mag", new float[] {15f, 14.5f, 16f, Float.NaN, 15f}))
            .column(Column.of("n", new int[] {900, 901, 100, 1200, 5}))
            .column(Column.of("odd name", new double[] {1, 2, 3, 4, 5}))
            .column(Column.of("_private", new double[] {1, 2, 3, 4, 5}))
            .column(Column.of("superstack__source_catalog_x", new double[] {1, 2, 3, 4, 5}))
            .build());
  }
}
