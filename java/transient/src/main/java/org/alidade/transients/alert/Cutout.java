package org.alidade.transients.alert;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.IoFailureException;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsImage;
import org.alidade.fits.FitsWriter;
import org.jspecify.annotations.Nullable;

/**
 * A small image in an alert: a gzip-compressed FITS file, 63 x 63 pixels at ZTF.
 *
 * @param fileName its name
 * @param stampData the compressed file
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record Cutout(String fileName, byte[] stampData) {
  private static final int MOST_BYTES = 1 << 24;

  /**
   * The pixels of a cut-out.
   *
   * @param width columns
   * @param height rows
   * @param pixels row by row; NaN where there is no image
   */
  @SuppressWarnings("ArrayRecordComponent") // bulk data, described above
  public record Pixels(int width, int height, float[] pixels) {
    /**
     * Checks the shape.
     *
     * @throws BadInputException if the number of pixels is another
     */
    public Pixels {
      if (width < 1 || height < 1 || (long) width * height != pixels.length) {
        throw new BadInputException(
            pixels.length + " pixels for " + width + " x " + height,
            "a cut-out",
            "give width times height pixels");
      }
    }
  }

  /**
   * Makes a cut-out.
   *
   * @param name what it is called, ending in {@code .fits.gz}
   * @param cards further header cards, such as world coordinates
   */
  public static Cutout of(String name, Pixels image, List<FitsCard> cards) {
    return withTemporaryFile(
        name,
        file -> {
          try (FitsWriter writer = FitsWriter.create(file)) {
            writer.primary(new int[] {image.height(), image.width()}, image.pixels(), cards);
            writer.commit();
          }
          ByteArrayOutputStream packed = new ByteArrayOutputStream();
          try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            Files.copy(file, out);
          }
          return new Cutout(name, packed.toByteArray());
        });
  }

  /**
   * Unpacks the pixels.
   *
   * @throws FormatException if it is not a compressed FITS image of reasonable size
   */
  public Pixels pixels() {
    if (stampData.length > MOST_BYTES) {
      throw new FormatException(
          stampData.length + " bytes are no cut-out", fileName, "take it from the archive instead");
    }
    return withTemporaryFile(
        fileName,
        file -> {
          Files.write(file, stampData);
          try (FitsFile fits = FitsFile.open(file)) {
            FitsImage image = fits.image(0);
            int[] shape = image.shape();
            if (shape.length != 2 || image.size() > MOST_BYTES) {
              throw new FormatException(
                  "an image of shape " + Arrays.toString(shape),
                  fileName,
                  "cut-outs have two small axes");
            }
            return new Pixels(shape[1], shape[0], image.floats());
          }
        });
  }

  private interface Work<T> {
    T with(Path file) throws IOException;
  }

  /** The FITS library works on files. */
  private static <T> T withTemporaryFile(String where, Work<T> work) {
    try {
      Path folder = Files.createTempDirectory("alidade-cutout");
      Path file = folder.resolve("cutout.fits");
      try {
        return work.with(file);
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "the temporary folder cannot be used (" + e.getMessage() + ")",
              where,
              "check the disk and the rights");
      failure.initCause(e);
      throw failure;
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Cutout cutout
        && fileName.equals(cutout.fileName)
        && Arrays.equals(stampData, cutout.stampData);
  }

  @Override
  public int hashCode() {
    return 31 * fileName.hashCode() + Arrays.hashCode(stampData);
  }

  @Override
  public String toString() {
    return "Cutout[" + fileName + ", " + stampData.length + " bytes]";
  }
}
