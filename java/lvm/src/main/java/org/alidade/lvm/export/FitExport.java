package org.alidade.lvm.export;

import java.io.IOException;
import java.nio.file.Path;
import org.alidade.array.InvalidStateException;
import org.alidade.lvm.FitData;

/**
 * Writes fit-ready arrays with their indices, configuration and hash for other programs. A file
 * appears under its name only when it is whole; layouts are described in docs/formats/lvm.md.
 *
 * <pre>{@code
 * FitExport.write(Path.of("fit.h5"), fit);
 * FitExport.write(Path.of("fit.parquet"), fit);
 * FitExport.write(Path.of("fit-arrays"), fit, ExportFormat.NPY);
 * }</pre>
 */
public final class FitExport {
  private FitExport() {}

  /**
   * Writes the format that the file name asks for.
   *
   * @param path file, or folder for {@link ExportFormat#NPY}
   * @throws org.alidade.array.BadInputException if the name does not tell a format
   * @throws InvalidStateException if the format needs a module that is missing
   * @throws IOException if writing fails
   */
  public static void write(Path path, FitData fit) throws IOException {
    write(path, fit, ExportFormat.of(path));
  }

  /**
   * Writes a format.
   *
   * @param path file, or folder for {@link ExportFormat#NPY}
   * @throws InvalidStateException if the format needs a module that is missing
   * @throws IOException if writing fails
   */
  public static void write(Path path, FitData fit, ExportFormat format) throws IOException {
    switch (format) {
      case HDF5 -> Hdf5Export.write(path, fit);
      case NPZ -> NumpyExport.npz(path, fit);
      case FITS -> FitsExport.write(path, fit);
      case NPY -> NumpyExport.folder(path, fit);
      case ARROW, PARQUET -> table(path, fit);
    }
  }

  private static void table(Path path, FitData fit) throws IOException {
    try {
      TableExport.write(path, fit);
    } catch (NoClassDefFoundError e) {
      InvalidStateException failure =
          new InvalidStateException(
              "tables need a module that is not there (" + e.getMessage() + ")",
              path.toString(),
              "add the dependency org.alidade:alidade-table");
      failure.initCause(e);
      throw failure;
    }
  }
}
