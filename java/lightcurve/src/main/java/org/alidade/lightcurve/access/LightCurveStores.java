package org.alidade.lightcurve.access;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.IoFailureException;
import org.alidade.hdf5.Hdf5File;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.array.LabelledReader;
import org.alidade.lightcurve.array.LabelledStore;
import org.alidade.lightcurve.blob.BinaryLightcurveDatabase;
import org.alidade.lightcurve.blob.RowDatabase;
import org.alidade.lightcurve.store.FolderStore;

/** Opens stores by what they are. */
public final class LightCurveStores {
  private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  private LightCurveStores() {}

  private enum Kind {
    FOLDER,
    DATABASE,
    ARRAY,
    NONE
  }

  /**
   * Opens a store for reading, whatever its kind.
   *
   * <pre>{@code
   * try (LightCurveStore store = LightCurveStores.open(Path.of("field.alc"))) {
   *   System.out.println(store.info());
   * }
   * }</pre>
   *
   * @throws BadInputException if there is no such file or folder
   * @throws FormatException if it is no store of light curves
   */
  public static LightCurveStore open(Path path) {
    if (!Files.exists(path)) {
      throw new BadInputException(
          "no such file or folder", path.toString(), "give the path of a light-curve store");
    }
    return switch (kind(path)) {
      case FOLDER -> FolderStore.open(path);
      case DATABASE -> openDatabase(path);
      case ARRAY -> LabelledReader.open(array(path));
      case NONE ->
          throw new FormatException(
              "no light-curve store",
              path.toString(),
              "import it into one: alidade lightcurve import");
    };
  }

  /**
   * Whether a file or folder is a store that {@link #open} takes, as far as its first bytes tell.
   * Zarr folders and tables are none; they are imported into one.
   *
   * @throws IoFailureException if it cannot be read
   * @throws FormatException if it begins as HDF5 and is none
   */
  public static boolean isStore(Path path) {
    return kind(path) != Kind.NONE;
  }

  private static Kind kind(Path path) {
    if (FolderStore.isStore(path)) {
      return Kind.FOLDER;
    }
    if (startsWith(path, SQLITE)) {
      return Kind.DATABASE;
    }
    return isArray(array(path)) ? Kind.ARRAY : Kind.NONE;
  }

  /** File of a labelled array: that of the layout for reading, else that for writing. */
  private static Path array(Path path) {
    List<Path> layouts = LabelledStore.at(path).files();
    return layouts.isEmpty() ? path : layouts.get(layouts.size() - 1);
  }

  private static boolean isArray(Path file) {
    if (!startsWith(file, HDF5)) {
      return false;
    }
    try (Hdf5File hdf5 = Hdf5File.openReadOnly(file)) {
      return hdf5.isDataset("/lightcurves");
    }
  }

  /** A database of blobs, or else of rows. */
  private static LightCurveStore openDatabase(Path path) {
    try {
      return BinaryLightcurveDatabase.openReadOnly(path);
    } catch (FormatException noBlobs) {
      try {
        return RowDatabase.openReadOnly(path);
      } catch (FormatException noRows) {
        noRows.addSuppressed(noBlobs);
        throw noRows;
      }
    }
  }

  private static boolean startsWith(Path file, byte[] magic) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(magic.length), magic);
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "cannot be read (" + e.getMessage() + ")", file.toString(), "check the disk");
      failure.initCause(e);
      throw failure;
    }
  }
}
