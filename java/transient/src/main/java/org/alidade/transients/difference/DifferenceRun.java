package org.alidade.transients.difference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alidade.array.IoFailureException;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsHeader;
import org.alidade.fits.FitsWriter;
import org.alidade.transients.PsfStamp;

/**
 * The images of one subtraction in a folder: {@code difference.fits}, {@code scorr.fits}, {@code
 * alpha.fits} (flux and, as extension {@code SIGMA}, its error), {@code psf.fits} and {@code
 * mask.fits} (spec transient 11.8). Every file appears under its name when it is complete.
 *
 * <p>Example:
 *
 * <pre>{@code
 * DifferenceRun.write(folder, result, parameters, science.header());
 * DifferenceRun run = DifferenceRun.read(folder);
 * }</pre>
 *
 * @param width columns
 * @param height rows
 * @param difference the difference image
 * @param significance S_corr
 * @param flux flux of a point source at each pixel
 * @param fluxError its standard error
 * @param psf point-spread function of the difference image
 * @param mask whether a pixel means nothing
 * @param header header of the difference image: parameters and world coordinates
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record DifferenceRun(
    int width,
    int height,
    double[] difference,
    double[] significance,
    double[] flux,
    double[] fluxError,
    PsfStamp psf,
    boolean[] mask,
    FitsHeader header) {
  /** Name of the file of the difference image. */
  public static final String DIFFERENCE = "difference.fits";

  /** Name of the file of the significance. */
  public static final String SIGNIFICANCE = "scorr.fits";

  /** Name of the file of fluxes and their errors. */
  public static final String FLUX = "alpha.fits";

  /** Name of the file of the point-spread function. */
  public static final String PSF = "psf.fits";

  /** Name of the file of the mask. */
  public static final String MASK = "mask.fits";

  private static final String SIGMA = "SIGMA";
  private static final String MASK_IMAGE = "MASK";

  /**
   * Writes the files.
   *
   * @param folder where to, made if it is not there
   * @param grid header of the science image, whose world coordinates are kept
   */
  public static void write(
      Path folder, SubtractionResult result, RunParameters parameters, FitsHeader grid) {
    makeFolder(folder);
    int[] shape = {result.height(), result.width()};
    List<FitsCard> cards = new ArrayList<>(parameters.cards(result));
    cards.addAll(GridCards.of(grid));
    image(folder.resolve(DIFFERENCE), shape, result.difference(), cards);
    image(folder.resolve(SIGNIFICANCE), shape, result.significance(), cards);
    int[] psfShape = {result.psf().size(), result.psf().size()};
    image(folder.resolve(PSF), psfShape, result.psf().values(), List.of());
    try (FitsWriter writer = FitsWriter.create(folder.resolve(FLUX))) {
      writer.primary(shape, floats(result.fluxes()), cards);
      writer.image(SIGMA, shape, floats(result.fluxError()), List.of());
      writer.commit();
    }
    byte[] mask = new byte[result.mask().length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = (byte) (result.mask()[i] ? 1 : 0);
    }
    try (FitsWriter writer = FitsWriter.create(folder.resolve(MASK))) {
      writer.image(MASK_IMAGE, shape, mask, GridCards.of(grid));
      writer.commit();
    }
  }

  /**
   * Reads the files back.
   *
   * @throws org.alidade.array.AlidadeException if one is missing or cannot be read
   */
  public static DifferenceRun read(Path folder) {
    try (FitsFile difference = FitsFile.open(folder.resolve(DIFFERENCE));
        FitsFile significance = FitsFile.open(folder.resolve(SIGNIFICANCE));
        FitsFile flux = FitsFile.open(folder.resolve(FLUX));
        FitsFile psf = FitsFile.open(folder.resolve(PSF));
        FitsFile mask = FitsFile.open(folder.resolve(MASK))) {
      int[] shape = difference.image(0).shape();
      float[] masked = mask.image(MASK_IMAGE).floats();
      boolean[] bits = new boolean[masked.length];
      for (int i = 0; i < bits.length; i++) {
        bits[i] = masked[i] != 0;
      }
      return new DifferenceRun(
          shape[1],
          shape[0],
          difference.image(0).doubles(),
          significance.image(0).doubles(),
          flux.image(0).doubles(),
          flux.image(SIGMA).doubles(),
          new PsfStamp(psf.image(0).shape()[0], psf.image(0).doubles()),
          bits,
          difference.header(0));
    }
  }

  static void makeFolder(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new IoFailureException(
          "the folder cannot be made: " + e.getMessage(), folder.toString(), "check its parent");
    }
  }

  /** One image as the only one of a file, in single precision. */
  static void image(Path file, int[] shape, double[] values, List<FitsCard> cards) {
    try (FitsWriter writer = FitsWriter.create(file)) {
      writer.primary(shape, floats(values), cards);
      writer.commit();
    }
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }
}
