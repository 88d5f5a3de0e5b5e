package org.alidade.web.internal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.alidade.array.AlidadeException;
import org.alidade.hdf5.Hdf5File;

/** Tells light-curve stores from cube files. */
public final class FileKind {
  private static final Pattern STORE = Pattern.compile(".*\\.(alc|zarr|db|sqlite3?)");
  private static final Pattern HDF5 = Pattern.compile(".*\\.(h5|hdf5)");
  private static final String CURVES = "lightcurves";

  private FileKind() {}

  /**
   * Whether a path is one of light curves: by its ending, as a folder, or as an HDF5 file by its
   * content, and by its name as long as it is not there.
   */
  public static boolean isLightCurves(Path path) {
    String name = String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
    if (STORE.matcher(name).matches() || Files.isDirectory(path)) {
      return true;
    }
    if (!HDF5.matcher(name).matches()) {
      return false;
    }
    return Files.exists(path) ? holdsCurves(path) : name.startsWith(CURVES);
  }

  private static boolean holdsCurves(Path path) {
    try (Hdf5File file = Hdf5File.openReadOnly(path)) {
      return file.exists("/" + CURVES);
    } catch (AlidadeException unreadable) {
      return false;
    }
  }
}
