package org.alidade.lightcurve.run;

import java.nio.file.Path;
import org.alidade.extraction.Background;
import org.alidade.extraction.BackgroundOptions;
import org.alidade.extraction.ExtractionImage;
import org.alidade.extraction.ExtractionOptions;
import org.alidade.extraction.FoundSources;
import org.alidade.lightcurve.images.ImagePlane;

/**
 * The sources of the deep image.
 *
 * @param image the deep image
 * @param signal its pixels without the background
 * @param bad pixels without weight or value
 * @param sources what was found
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
record SepDetection(ImagePlane image, float[] signal, boolean[] bad, FoundSources sources) {
  /** Finds the sources of an image, its weights being inverse variances. */
  static SepDetection of(Path image, Path weight, SepOptions options) {
    ImagePlane plane = ImagePlane.read(image);
    ImagePlane weights = ImagePlane.read(weight);
    plane.checkSameShape(weights);
    int size = plane.pixels().length;
    boolean[] bad = new boolean[size];
    float[] noise = new float[size];
    float[] pixels = plane.pixels().clone();
    for (int i = 0; i < size; i++) {
      float value = weights.pixels()[i];
      bad[i] = !(value > 0) || !Float.isFinite(pixels[i]);
      noise[i] = bad[i] ? 1 : (float) (1 / Math.sqrt(value));
      pixels[i] = bad[i] ? 0 : pixels[i];
    }
    float[] signal = withoutBackground(plane.withPixels(pixels), bad);
    try (ExtractionImage field =
        ExtractionImage.of(plane.width(), plane.height(), signal).noise(noise).mask(bad).open()) {
      ExtractionOptions how =
          ExtractionOptions.builder()
              .threshold(options.threshold())
              .leastPixels(options.leastPixels())
              .build();
      return new SepDetection(plane, signal, bad, field.extract(how));
    }
  }

  static float[] withoutBackground(ImagePlane plane, boolean[] bad) {
    try (ExtractionImage field =
        ExtractionImage.of(plane.width(), plane.height(), plane.pixels()).mask(bad).open()) {
      Background background = field.background(BackgroundOptions.defaults());
      return background.subtractedFrom(plane.pixels());
    }
  }

  /**
   * Number of the source at a place, or of the nearest within two pixels; 0 if there is none.
   *
   * @param x column, from 0
   * @param y row, from 0
   */
  int sourceAt(double x, double y) {
    int column = (int) Math.round(x);
    int row = (int) Math.round(y);
    if (column >= 0 && column < image.width() && row >= 0 && row < image.height()) {
      int owner = sources.segments()[row * image.width() + column];
      if (owner > 0) {
        return owner;
      }
    }
    int nearest = 0;
    double least = 2;
    for (int i = 0; i < sources.size(); i++) {
      double distance = Math.hypot(sources.x()[i] - x, sources.y()[i] - y);
      if (distance < least) {
        least = distance;
        nearest = i + 1;
      }
    }
    return nearest;
  }
}
