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
  PARQUET,
  /** HDF5 with a dataset per column. */
  HDF5,
  /** Folder with the labelled array in Zarr; of stores with a table of epochs only. */
  ZARR,
  /** The original program's database of blobs, which have times of 32 bits. */
  DATABASE;

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
      case "h5", "hdf5" -> HDF5;
      case "zarr" -> ZARR;
      case "db", "sqlite" -> DATABASE;
      default ->
          throw new BadInputException(
              "the name tells no format",
              file.toString(),
              "end it in .csv, .ecsv, .vot, .fits, .json, .parquet, .h5, .zarr or .db");
    };
  }
}
