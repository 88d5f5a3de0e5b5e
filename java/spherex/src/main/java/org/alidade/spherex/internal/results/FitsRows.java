package org.alidade.spherex.internal.results;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsTableData;
import org.alidade.fits.FitsWriter;

/** Rows as a FITS binary table: descriptions in TCOMMn, content descriptors in TUCDn. */
final class FitsRows {
  /** Stands for a missing integer, which the header says. */
  private static final int MISSING = Integer.MIN_VALUE;

  private FitsRows() {}

  static <T> void write(
      Path file,
      String title,
      List<TableColumn<T>> columns,
      List<T> rows,
      Map<String, Object> metadata) {
    try (FitsWriter writer = FitsWriter.create(file)) {
      writer.primary(List.of());
      writer.table(title, data(columns, rows), cards(columns, metadata));
      writer.commit();
    }
  }

  private static <T> FitsTableData data(List<TableColumn<T>> columns, List<T> rows) {
    FitsTableData.Builder builder = FitsTableData.builder(rows.size());
    for (TableColumn<T> column : columns) {
      Cells<T> cells = new Cells<>(column, rows);
      if (column.type() == Double.class) {
        builder.doubles(column.name(), column.unit(), cells.doubles());
      } else if (column.type() == Integer.class) {
        builder.ints(column.name(), column.unit(), cells.ints(MISSING));
      } else if (column.type() == Boolean.class) {
        builder.booleans(column.name(), cells.booleans());
      } else {
        String[] texts = cells.texts().stream().map(FitsRows::ascii).toArray(String[]::new);
        builder.strings(column.name(), texts);
      }
    }
    return builder.build();
  }

  private static <T> List<FitsCard> cards(
      List<TableColumn<T>> columns, Map<String, Object> metadata) {
    List<FitsCard> cards = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      int number = i + 1;
      TableColumn<T> column = columns.get(i);
      cards.add(FitsCard.of("TCOMM" + number, ascii(column.description()), ""));
      cards.add(FitsCard.of("TUCD" + number, column.ucd(), ""));
      if (column.type() == Integer.class) {
        cards.add(FitsCard.of("TNULL" + number, MISSING, ""));
      }
    }
    metadata.forEach((key, value) -> cards.add(card(key, value)));
    return cards;
  }

  private static FitsCard card(String key, Object value) {
    return value instanceof Double number
        ? FitsCard.of(key, number, "")
        : FitsCard.of(key, ascii(value.toString()), "");
  }

  /** FITS knows printable ASCII only. */
  private static String ascii(String text) {
    return text.replaceAll("[^ -~]", "?");
  }
}
