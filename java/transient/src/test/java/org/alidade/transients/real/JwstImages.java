package org.alidade.transients.real;

import java.nio.file.Path;
import java.util.Arrays;
import org.alidade.fits.FitsFile;
import org.alidade.math.Quantiles;
import org.alidade.testing.GoldenData;
import org.alidade.transients.MaskBits;
import org.alidade.transients.PsfStamp;
import org.alidade.transients.difference.ImagePair;
import org.alidade.transients.image.MaskFilling;
import org.alidade.transients.image.Sky;
import org.alidade.transients.image.SkyEstimation;
import org.alidade.transients.image.SkyOptions;

/** Images of Abell 2744 through NIRCam F200W, taken four months apart, on one grid. */
final class JwstImages {
  static final int SIDE = 900;

  private JwstImages() {}

  /** The values of one of the files: ref, sci, ref_noise, sci_noise, sfft_diff_snr. */
  static double[] read(String name) {
    Path file = GoldenData.data("transient", "jwst_a2744_f200w", name + ".fits.gz");
    try (FitsFile fits = FitsFile.open(file)) {
      return fits.image(fits.hduCount() - 1).doubles();
    }
  }

  /** The point-spread function of an image, ref or sci. */
  static PsfStamp psf(String name) {
    double[] values = read(name + "_psf");
    return PsfStamp.of((int) Math.round(Math.sqrt(values.length)), values);
  }

  /** Pixels without a value or a noise in one of the images. */
  static byte[] bad() {
    byte[] bad = new byte[SIDE * SIDE];
    for (String image : new String[] {"sci", "ref"}) {
      double[] values = read(image);
      double[] noise = read(image + "_noise");
      for (int i = 0; i < bad.length; i++) {
        if (!Double.isFinite(values[i]) || !(noise[i] > 0)) {
          bad[i] = MaskBits.NO_DATA;
        }
      }
    }
    return bad;
  }

  /** Both images without sky, holes filled. */
  static ImagePair pair() {
    byte[] bad = bad();
    double[] scienceNoise = noise("sci", bad);
    double[] referenceNoise = noise("ref", bad);
    return ImagePair.of(
            SIDE,
            SIDE,
            withoutSky("sci", bad),
            withoutSky("ref", bad),
            psf("sci"),
            psf("ref"),
            Quantiles.median(scienceNoise),
            Quantiles.median(referenceNoise))
        .withVariances(squares(scienceNoise), squares(referenceNoise));
  }

  private static double[] withoutSky(String name, byte[] bad) {
    double[] pixels = read(name);
    Sky sky = SkyEstimation.of(SIDE, SIDE, pixels, bad, SkyOptions.defaults());
    return MaskFilling.fill(SIDE, SIDE, sky.subtractedFrom(pixels), bad);
  }

  private static double[] noise(String name, byte[] bad) {
    return MaskFilling.fill(SIDE, SIDE, read(name + "_noise"), bad);
  }

  private static double[] squares(double[] values) {
    return Arrays.stream(values).map(value -> value * value).toArray();
  }
}
