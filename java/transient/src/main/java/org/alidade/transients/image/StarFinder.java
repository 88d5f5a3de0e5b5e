package org.alidade.transients.image;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.alidade.extraction.ExtractionImage;
import org.alidade.extraction.ExtractionOptions;
import org.alidade.extraction.FoundSources;
import org.alidade.math.Quantiles;

/**
 * Finds the sources of an image and measures where they are and how wide.
 *
 * <p>Example: {@code StarList sources = StarFinder.find(Signal.of(frame), 5);}
 */
public final class StarFinder {
  private static final double CLEAN_RADIUS_PX = 4;
  private static final double LEAST_WINDOW_PX = 0.7;
  private static final int BRIGHT = 50;

  private final Signal image;
  private final int width;
  private final int height;
  private final double[] pixels;
  private final boolean[] nearMask;

  private StarFinder(Signal image) {
    this.image = image;
    this.width = image.width();
    this.height = image.height();
    this.pixels = image.pixels();
    this.nearMask =
        MaskGrowth.grow(width, height, MaskGrowth.select(image.mask(), 0xff), CLEAN_RADIUS_PX);
  }

  /**
   * Finds sources.
   *
   * @param image the image
   * @param threshold multiple of the noise that pixels of a source exceed
   */
  public static StarList find(Signal image, double threshold) {
    StarFinder finder = new StarFinder(image);
    return finder.measured(finder.extract(threshold));
  }

  private FoundSources extract(double threshold) {
    float[] values = new float[pixels.length];
    float[] noise = new float[pixels.length];
    Arrays.fill(noise, (float) image.sigma());
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) pixels[i];
    }
    try (ExtractionImage open = ExtractionImage.of(width, height, values).noise(noise).open()) {
      return open.extract(ExtractionOptions.builder().threshold(threshold).build());
    }
  }

  private StarList measured(FoundSources found) {
    double[] noise = new double[found.size()];
    int[] segments = found.segments();
    for (int i = 0; i < segments.length; i++) {
      if (segments[i] > 0) {
        noise[segments[i] - 1] += image.variance()[i];
      }
    }
    double window = window(found);
    List<Star> stars = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      stars.add(star(found, i, Math.sqrt(noise[i]), window));
    }
    stars.sort(Comparator.comparingDouble(Star::flux).reversed());
    return new StarList(List.copyOf(stars), segments, window);
  }

  /**
   * Width of the Gaussian that fits stars: the half axes that SEP gives are those of the part above
   * the threshold, so a few rounds adapt the window to the light under it.
   */
  private double window(FoundSources found) {
    int[] brightest = brightest(found);
    double window =
        Quantiles.median(
            Arrays.stream(brightest)
                .mapToDouble(i -> Math.sqrt(found.a()[i] * found.b()[i]))
                .toArray());
    window = Double.isNaN(window) ? 1.5 : Math.max(window, LEAST_WINDOW_PX);
    for (int round = 0; round < 3; round++) {
      double[] widths = new double[brightest.length];
      for (int k = 0; k < widths.length; k++) {
        int i = brightest[k];
        WindowedMoments moments =
            WindowedMoments.of(pixels, width, height, found.x()[i], found.y()[i], window);
        // Gaussians multiply: the inverse variances of window and star add up.
        double inverse = 1 / moments.variance() - 1 / (window * window);
        widths[k] = moments.converged() && inverse > 0 ? 1 / Math.sqrt(inverse) : Double.NaN;
      }
      double width = StarSelection.mode(widths);
      window = Double.isNaN(width) ? window : Math.max(width, LEAST_WINDOW_PX);
    }
    return window;
  }

  /** The brightest sources that are whole. */
  private int[] brightest(FoundSources found) {
    return IntStream.range(0, found.size())
        .filter(i -> (found.flags()[i] & FoundSources.TRUNCATED) == 0 && !isNearMask(found, i))
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -found.flux()[i]))
        .limit(BRIGHT)
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private boolean isNearMask(FoundSources found, int source) {
    int x = (int) Math.min(Math.max(Math.round(found.x()[source]), 0), width - 1);
    int y = (int) Math.min(Math.max(Math.round(found.y()[source]), 0), height - 1);
    return nearMask[y * width + x];
  }

  private Star star(FoundSources found, int i, double noise, double window) {
    WindowedMoments moments =
        WindowedMoments.of(pixels, width, height, found.x()[i], found.y()[i], window);
    double sum = moments.xx() + moments.yy();
    return new Star(
        moments.x(),
        moments.y(),
        found.flux()[i],
        found.peak()[i],
        found.flux()[i] / noise,
        Math.sqrt(moments.variance()),
        (moments.xx() - moments.yy()) / sum,
        2 * moments.xy() / sum,
        moments.converged()
            && !isNearMask(found, i)
            && (found.flags()[i] & FoundSources.TRUNCATED) == 0);
  }
}
