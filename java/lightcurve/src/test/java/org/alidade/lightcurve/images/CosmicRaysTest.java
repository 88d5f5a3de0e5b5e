package org.alidade.lightcurve.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.random.RandomGenerator;
import org.alidade.array.BadInputException;
import org.alidade.testing.Python;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SeededRandom.class)
class CosmicRaysTest {
  @TempDir Path folder;

  @Test
  void injectedHitsAreFoundAndStarsAreLeftAlone(RandomGenerator random) {
    ImagePlane clean = StarField.image(random);
    ImagePlane noise = StarField.noise(clean);
    float[] hit = clean.pixels().clone();
    BitSet injected = inject(hit, random);
    CleanedPixels result =
        CosmicRays.clean(StarField.plane(hit), noise, CosmicRayOptions.defaults());
    long found = injected.stream().filter(i -> result.hits()[i]).count();
    long wrong = result.hitCount() - found;
    assertThat(found).isGreaterThanOrEqualTo(injected.cardinality() * 95L / 100);
    assertThat(wrong).isLessThan(StarField.SIDE * StarField.SIDE / 500);
    injected.stream()
        .filter(i -> result.hits()[i] && clean.pixels()[i] < 16)
        .forEach(i -> assertThat(result.pixels()[i]).isBetween(0f, 60f));
    for (int i = 0; i < hit.length; i++) {
      if (!result.hits()[i]) {
        assertThat(result.pixels()[i]).isEqualTo(hit[i]);
      }
    }
  }

  private static BitSet inject(float[] pixels, RandomGenerator random) {
    BitSet injected = new BitSet();
    for (int ray = 0; ray < 40; ray++) {
      int column = 3 + random.nextInt(StarField.SIDE - 8);
      int row = 3 + random.nextInt(StarField.SIDE - 8);
      int length = 1 + random.nextInt(3);
      for (int step = 0; step < length; step++) {
        int at = (row + step) * StarField.SIDE + column + step;
        if (pixels[at] < 16) {
          pixels[at] += 120f + 300f * random.nextFloat();
          injected.set(at);
        }
      }
    }
    return injected;
  }

  @Test
  void pixelsWithoutValueOrNoiseAreLeftAlone(RandomGenerator random) {
    float[] pixels = StarField.image(random).pixels().clone();
    float[] noise = new float[pixels.length];
    Arrays.fill(noise, StarField.NOISE);
    pixels[5000] = Float.NaN;
    pixels[6000] = 4000;
    noise[6000] = 0;
    CleanedPixels result =
        CosmicRays.clean(
            StarField.plane(pixels), StarField.plane(noise), CosmicRayOptions.defaults());
    assertThat(result.pixels()[5000]).isNaN();
    assertThat(result.hits()[6000]).isFalse();
    assertThat(result.pixels()[6000]).isEqualTo(4000);
  }

  @Test
  void theFileCarriesTheNumberOfHits(RandomGenerator random) {
    ImagePlane clean = StarField.image(random);
    float[] hit = clean.pixels().clone();
    hit[50 * StarField.SIDE + 3] += 1000;
    Path science = folder.resolve("sci.fits");
    Path uncertainty = folder.resolve("unc.fits");
    Path output = folder.resolve("clean.fits");
    StarField.plane(hit).write(science);
    StarField.noise(clean).write(uncertainty);
    CleanedPixels result =
        CosmicRays.clean(science, uncertainty, output, CosmicRayOptions.defaults());
    ImagePlane written = ImagePlane.read(output);
    assertThat(result.hits()[50 * StarField.SIDE + 3]).isTrue();
    assertThat(written.pixels()).isEqualTo(result.pixels());
    assertThat(written.header().getLong("NCOSMIC")).isEqualTo(result.hitCount());
  }

  /** An independent implementation with the same noise finds the same pixels away from the edge. */
  @Test
  void agreesWithAstroscrappy(RandomGenerator random) {
    Python.assumeModules("numpy", "astropy", "astroscrappy");
    ImagePlane clean = StarField.image(random);
    float[] hit = clean.pixels().clone();
    inject(hit, random);
    Path science = folder.resolve("sci.fits");
    Path uncertainty = folder.resolve("unc.fits");
    StarField.plane(hit).write(science);
    StarField.noise(clean).write(uncertainty);
    Path output = folder.resolve("clean.fits");
    CosmicRayOptions options = CosmicRayOptions.defaults().withIterations(1);
    CleanedPixels ours = CosmicRays.clean(science, uncertainty, output, options);
    String seen =
        Python.run(
            """
            import sys, numpy as np, astroscrappy
            from astropy.io import fits
            sci = fits.getdata(sys.argv[1]).astype('f4')
            unc = fits.getdata(sys.argv[2]).astype('f4')
            mask, image = astroscrappy.detect_cosmics(
                sci, invar=unc**2, sigclip=4.5, sigfrac=0.3, objlim=5.0, gain=1.0, readnoise=0.0,
                satlevel=np.inf, niter=1, sepmed=False, cleantype='medmask', fsmode='median')
            print(' '.join(str(i) for i in np.flatnonzero(mask)))
            """,
            science,
            uncertainty);
    BitSet theirs = new BitSet();
    Arrays.stream(seen.trim().split(" ")).mapToInt(Integer::parseInt).forEach(theirs::set);
    assertThat(theirs.cardinality()).isGreaterThan(20);
    for (int row = 6; row < StarField.SIDE - 6; row++) {
      for (int column = 6; column < StarField.SIDE - 6; column++) {
        int at = row * StarField.SIDE + column;
        assertThat(ours.hits()[at]).as("pixel %d %d", column, row).isEqualTo(theirs.get(at));
      }
    }
  }

  @Test
  void otherShapesAndOptionsAreRefused() {
    ImagePlane small = new ImagePlane("small", 2, 2, new float[4], java.util.List.of());
    ImagePlane flat = StarField.plane(new float[StarField.SIDE * StarField.SIDE]);
    assertThatThrownBy(() -> CosmicRays.clean(flat, small, CosmicRayOptions.defaults()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("2 x 2");
    assertThatThrownBy(() -> CosmicRayOptions.defaults().withSigma(-1))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> CosmicRayOptions.defaults().withIterations(0))
        .isInstanceOf(BadInputException.class);
  }
}
