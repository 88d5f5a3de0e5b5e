package org.alidade.table;

import java.nio.file.Path;
import java.util.Locale;
import org.alidade.array.BadInputException;

/** File formats of tables. */
public enum TableFormat {
  /** Apache Parquet, columns compressed. */
  PARQUET(".parquet"),
  /** Apache Arrow file (IPC, also known as Feather 2), columns as they lie in memory. */
  ARROW(".arrow");

  private final String suffix;

  TableFormat(String suffix) {
    this.suffix = suffix;
  }

  /** How names of such files end. */
  public String suffix() {
    return suffix;
  }

  /**
   * The format that a file name asks for: {@code .parquet}, {@code .arrow} or {@code .feather}.
   *
   * @throws BadInputException if the name ends otherwise
   */
  public static TableFormat of(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".parquet")) {
      return PARQUET;
    }
    if (name.endsWith(".arrow") || name.endsWith(".feather")) {
      return ARROW;
    }
    throw new BadInputException(
        "the name does not tell a table format", file.toString(), "end it in .parquet or .arrow");
  }
}
