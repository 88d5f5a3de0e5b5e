package org.alidade.lvm.export;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.alidade.array.BadInputException;

/** File formats of fit-ready arrays. */
public enum ExportFormat {
  /** HDF5, one dataset per array. */
  HDF5(".h5"),
  /** numpy, all arrays in one file. */
  NPZ(".npz"),
  /** numpy, a folder with one file per array, to be mapped into memory. */
  NPY("/"),
  /** FITS, one image per two-dimensional array, a table of wavelengths and one of spaxels. */
  FITS(".fits"),
  /** Arrow, one row per spaxel. */
  ARROW(".arrow"),
  /** Parquet, one row per spaxel. */
  PARQUET(".parquet");

  private final String suffix;

  ExportFormat(String suffix) {
    this.suffix = suffix;
  }

  /** How names of such files end. */
  public String suffix() {
    return suffix;
  }

  /**
   * The format that a file name asks for. {@code .hdf5}, {@code .feather}, {@code .fits.gz} and
   * {@code .npy} (a folder) are understood as well; a folder that exists stands for {@link #NPY}.
   *
   * @throws BadInputException if the name ends otherwise
   */
  public static ExportFormat of(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    for (ExportFormat format : values()) {
      if (format != NPY && name.endsWith(format.suffix)) {
        return format;
      }
    }
    if (name.endsWith(".hdf5")) {
      return HDF5;
    }
    if (name.endsWith(".fits.gz")) {
      return FITS;
    }
    if (name.endsWith(".feather")) {
      return ARROW;
    }
    if (name.endsWith(".npy") || path.toFile().isDirectory()) {
      return NPY;
    }
    throw new BadInputException(
        "the name does not tell a format",
        path.toString(),
        "end it in one of "
            + Arrays.stream(values())
                .filter(format -> format != NPY)
                .map(ExportFormat::suffix)
                .collect(Collectors.joining(", "))
            + ", or say the format");
  }
}
