package org.alidade.lightcurve.exchange;

import java.nio.file.Path;
import java.util.Locale;
import org.alidade.array.BadInputException;

/** Formats of light curves in files. */
public enum ExportFormat {
  /** Comma-separated values with a line of names. */
  CSV,
  /** Enhanced character-separated values. */
  ECSV,
  /** VOTable. */
  VOTABLE,
  /** FITS binary table. */
  FITS,
  /** JSON, one object per light curve. */
  JSON,
  /** Parquet; takes memory for all rows. */
  PARQUET;

  /**
   * The format that a file name asks for.
   *
   * @throws BadInputException if it does not tell one
   */
  public static ExportFormat of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "csv" -> CSV;
      case "ecsv" -> ECSV;
      case "vot", "votable", "xml" -> VOTABLE;
      case "fits", "fit" -> FITS;
      case "json" -> JSON;
      case "parquet" -> PARQUET;
      default ->
          throw new BadInputException(
              "the name tells no format",
              file.toString(),
              "end it in .csv, .ecsv, .vot, .fits, .json or .parquet");
    };
  }
}
