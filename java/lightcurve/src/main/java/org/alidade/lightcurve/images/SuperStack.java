package org.alidade.lightcurve.images;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsImage;

/**
 * The deep mosaic of all visits of a channel: at every pixel the mean, weighted with 1 / u^2, of
 * the values that survive clipping about their median (spec lightcurve 1).
 *
 * <p>All images lie on one pixel grid. Memory holds some rows of every image at a time, whatever
 * their number.
 *
 * <pre>{@code
 * SuperStack.write(visits, coadd, weight, SuperStackOptions.defaults());
 * }</pre>
 */
public final class SuperStack {
  /** Values in memory at a time, about. */
  private static final long PORTION = 1 << 22;

  private SuperStack() {}

  /**
   * A visit.
   *
   * @param science file of its image
   * @param uncertainty file of the standard deviations
   */
  public record Visit(Path science, Path uncertainty) {}

  /**
   * Mean and weight of pixels.
   *
   * @param values means, NaN where no image has a value
   * @param weights sums of the weights, 0 there
   */
  @SuppressWarnings("ArrayRecordComponent") // bulk data, described above
  public record Stacked(float[] values, float[] weights) {}

  /**
   * Adds up images.
   *
   * @param images values of each image
   * @param uncertainties standard deviations of each
   */
  public static Stacked stack(
      List<float[]> images, List<float[]> uncertainties, SuperStackOptions options) {
    int pixels = images.get(0).length;
    Stacked stacked = new Stacked(new float[pixels], new float[pixels]);
    PixelStack stack = new PixelStack(images.size(), options);
    for (int pixel = 0; pixel < pixels; pixel++) {
      stack.clear();
      for (int i = 0; i < images.size(); i++) {
        stack.add(images.get(i)[pixel], uncertainties.get(i)[pixel]);
      }
      stack.clip();
      stacked.values[pixel] = (float) stack.mean();
      stacked.weights[pixel] = (float) stack.weight();
    }
    return stacked;
  }

  /**
   * Adds up the visits of a channel; the header is that of the first.
   *
   * @param visits at least one
   * @param coadd file of the mosaic
   * @param weight file of its weights
   * @throws BadInputException if there is no visit or the images are not of one shape
   */
  public static void write(List<Visit> visits, Path coadd, Path weight, SuperStackOptions options) {
    if (visits.isEmpty()) {
      throw new BadInputException("there are no visits", coadd.toString(), "give one or more");
    }
    List<FitsFile> open = new ArrayList<>();
    try {
      List<FitsImage> science = new ArrayList<>();
      List<FitsImage> uncertainty = new ArrayList<>();
      for (Visit visit : visits) {
        science.add(open(visit.science(), open));
        uncertainty.add(open(visit.uncertainty(), open));
      }
      Stacked stacked = stackFiles(science, uncertainty, options);
      int[] shape = science.get(0).shape();
      List<FitsCard> cards = new ArrayList<>(science.get(0).header().cards());
      cards.add(FitsCard.of("NCOMBINE", visits.size(), "images added up"));
      new ImagePlane(coadd.toString(), shape[1], shape[0], stacked.values(), cards).write(coadd);
      new ImagePlane(weight.toString(), shape[1], shape[0], stacked.weights(), cards).write(weight);
    } finally {
      open.forEach(FitsFile::close);
    }
  }

  private static FitsImage open(Path path, List<FitsFile> open) {
    FitsFile file = FitsFile.open(path);
    open.add(file);
    return ImagePlane.first(file);
  }

  private static Stacked stackFiles(
      List<FitsImage> science, List<FitsImage> uncertainty, SuperStackOptions options) {
    long pixels = science.get(0).size();
    for (FitsImage image : science) {
      checkSize(image, pixels);
    }
    for (FitsImage image : uncertainty) {
      checkSize(image, pixels);
    }
    int step = (int) Math.min(pixels, Math.max(1, PORTION / (2L * science.size())));
    Stacked whole = new Stacked(new float[(int) pixels], new float[(int) pixels]);
    for (int start = 0; start < pixels; start += step) {
      int count = (int) Math.min(step, pixels - start);
      int from = start;
      Stacked part =
          stack(
              science.stream().map(image -> image.floats(from, count)).toList(),
              uncertainty.stream().map(image -> image.floats(from, count)).toList(),
              options);
      System.arraycopy(part.values(), 0, whole.values(), start, count);
      System.arraycopy(part.weights(), 0, whole.weights(), start, count);
    }
    return whole;
  }

  private static void checkSize(FitsImage image, long pixels) {
    if (image.size() != pixels) {
      throw new BadInputException(
          "the image has " + image.size() + " pixels, the first one " + pixels,
          image.header().where(),
          "give images on one pixel grid");
    }
  }
}
