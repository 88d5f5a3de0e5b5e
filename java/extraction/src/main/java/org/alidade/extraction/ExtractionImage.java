package org.alidade.extraction;

import java.util.Arrays;
import org.alidade.array.BadInputException;
import org.alidade.array.ClosedException;
import org.alidade.array.InvalidStateException;
import org.alidade.bindings.SepImage;
import org.jspecify.annotations.Nullable;

/**
 * An image in which sources are found and measured, by SEP (Barbary 2016, JOSS 1, 58), the core of
 * SExtractor (Bertin and Arnouts 1996, A&amp;A Supplement 117, 393) as a library.
 *
 * <p>Pixels are row after row and counted from 0 at the centre of the first one; angles run from
 * the first axis towards the second, radians. Pixels that are NaN are left out. The image is copied
 * into native memory and held until it is closed; any number of threads may use it at the same
 * time, then calls fail with {@link ClosedException}.
 *
 * <pre>{@code
 * try (ExtractionImage raw = ExtractionImage.of(width, height, pixels).open()) {
 *   Background sky = raw.background(BackgroundOptions.defaults());
 *   float[] signal = sky.subtractedFrom(pixels);
 *   try (ExtractionImage image =
 *       ExtractionImage.of(width, height, signal).noise(sky.scatter()).open()) {
 *     FoundSources sources = image.extract(ExtractionOptions.defaults());
 *     ApertureSums sums = image.sums(Apertures.circles(sources.x(), sources.y(), 3));
 *   }
 * }
 * }</pre>
 */
public final class ExtractionImage implements AutoCloseable {
  private final SepImage image;
  private final int width;
  private final int height;

  private ExtractionImage(SepImage image, int width, int height) {
    this.image = image;
    this.width = width;
    this.height = height;
  }

  /**
   * Begins an image.
   *
   * @param width pixels along a row
   * @param height number of rows
   * @param pixels values, row after row
   */
  public static Builder of(int width, int height, float[] pixels) {
    return new Builder(width, height, pixels);
  }

  /**
   * Version of SEP, such as "1.2.1".
   *
   * @throws InvalidStateException if it is not installed
   */
  public static String libraryVersion() {
    return SepImage.libraryVersion();
  }

  /** Pixels along a row. */
  public int width() {
    return width;
  }

  /** Number of rows. */
  public int height() {
    return height;
  }

  /** Estimates the background and its scatter from tiles of the image, splines between them. */
  public Background background(BackgroundOptions options) {
    float[] level = new float[width * height];
    float[] scatter = new float[level.length];
    double[] global =
        image.background(
            new int[] {options.tileWidth(), options.tileHeight()},
            new int[] {options.filterWidth(), options.filterHeight()},
            options.filterThreshold(),
            level,
            scatter);
    return new Background(level, scatter, global[0], global[1]);
  }

  /**
   * Finds sources in an image whose background has been subtracted.
   *
   * @throws BadInputException if SEP gives up, with its reason
   */
  public FoundSources extract(ExtractionOptions options) {
    return FoundSources.of(
        image.extract(
            options.threshold(),
            options.leastPixels(),
            options.filter().values(),
            options.filter().width(),
            options.matchedFilter(),
            options.deblendLevels(),
            options.deblendContrast(),
            options.clean()));
  }

  /** Sums of pixels in apertures, borders sampled 5 by 5 a pixel as SExtractor does. */
  public ApertureSums sums(Apertures apertures) {
    return sums(apertures, SumOptions.defaults());
  }

  /**
   * Sums of pixels in apertures.
   *
   * @throws BadInputException if apertures have owners and the image has no segments
   */
  public ApertureSums sums(Apertures apertures, SumOptions options) {
    return ApertureSums.of(
        image.sums(
            apertures.shape(),
            apertures.places(),
            apertures.owners(),
            options.subpixels(),
            options.gain()));
  }

  /**
   * Kron radii (Kron 1980, ApJS 43, 305): the first moment of the light within ellipses, in units
   * of their half axes; 0 where the light is not positive.
   *
   * @param ellipses where to measure; 6 times the half axes of a source is usual
   */
  public double[] kronRadii(Apertures ellipses) {
    double[] results = image.kronRadii(ellipses.places(), ellipses.owners());
    double[] radii = new double[results.length / 2];
    Arrays.setAll(radii, i -> results[2 * i]);
    return radii;
  }

  /** Gives the memory back. A second call does nothing. */
  @Override
  public void close() {
    image.close();
  }

  /** Builds an image. */
  public static final class Builder {
    private final int width;
    private final int height;
    private final float[] pixels;
    private float @Nullable [] noise;
    private byte @Nullable [] mask;
    private int @Nullable [] segments;

    private Builder(int width, int height, float[] pixels) {
      if (width < 1 || height < 1) {
        throw new BadInputException(
            "an image of " + width + " x " + height + " pixels",
            "source extraction",
            "give 1 pixel or more a side");
      }
      this.width = width;
      this.height = height;
      this.pixels = pixels;
    }

    /** Sets the standard deviation of each pixel; thresholds are in its units then. */
    public Builder noise(float[] values) {
      noise = values;
      return this;
    }

    /** Sets the pixels to leave out. */
    public Builder mask(boolean[] leftOut) {
      byte[] marks = new byte[leftOut.length];
      for (int i = 0; i < marks.length; i++) {
        marks[i] = (byte) (leftOut[i] ? 1 : 0);
      }
      mask = marks;
      return this;
    }

    /** Sets the number of the source that owns each pixel, 0 for none. */
    public Builder segments(int[] owners) {
      segments = owners;
      return this;
    }

    /**
     * Copies the image.
     *
     * @throws BadInputException if the arrays do not fit the size
     * @throws InvalidStateException if SEP is not installed
     */
    public ExtractionImage open() {
      return new ExtractionImage(
          SepImage.open(width, height, pixels, noise, mask, segments), width, height);
    }
  }
}
