package org.alidade.transients.training;

import java.nio.file.Path;
import org.alidade.array.FormatException;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsImage;

/**
 * Triplets that surveys deliver with their alerts: a FITS file with the square images {@code SCI},
 * {@code TEMPLATE} and {@code DIFF}, as those of ZTF once unpacked.
 */
public final class TripletFile {
  private TripletFile() {}

  /**
   * Reads a triplet.
   *
   * @throws FormatException if an image is missing or not square
   */
  public static Triplet read(Path path) {
    try (FitsFile file = FitsFile.open(path)) {
      return new Triplet(stamp(file, "TEMPLATE"), stamp(file, "SCI"), stamp(file, "DIFF"));
    }
  }

  private static Stamp stamp(FitsFile file, String name) {
    if (!file.names().contains(name)) {
      throw new FormatException(
          "the image " + name + " is missing",
          file.path().toString(),
          "use the cut-outs of an alert");
    }
    FitsImage image = file.image(name);
    int[] shape = image.shape();
    if (shape.length != 2 || shape[0] != shape[1]) {
      throw new FormatException(
          "the image " + name + " is not square", file.path().toString(), "cut it again");
    }
    return new Stamp(shape[0], image.floats());
  }
}
