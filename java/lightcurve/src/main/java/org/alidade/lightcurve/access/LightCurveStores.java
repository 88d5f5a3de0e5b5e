package org.alidade.lightcurve.access;

import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.store.FolderStore;

/** Opens stores by what they are. */
public final class LightCurveStores {
  private LightCurveStores() {}

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
    if (FolderStore.isStore(path)) {
      return FolderStore.open(path);
    }
    throw new FormatException(
        "no light-curve store", path.toString(), "import it into one: alidade lightcurve import");
  }
}
