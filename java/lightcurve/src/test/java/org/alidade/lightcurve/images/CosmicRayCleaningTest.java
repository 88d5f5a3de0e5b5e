package org.alidade.lightcurve.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;
import org.alidade.extraction.CleanedPixels;
import org.alidade.extraction.CosmicRayOptions;
import org.alidade.testing.Python;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SeededRandom.class)
class CosmicRayCleaningTest {
  @TempDir Path folder;

  @Test
  void injectedHitsAreFoundAndStarsAreLeftAlone(RandomGenerator random) {
    ImagePlane clean = StarField.image(random);
    ImagePlane noise = StarField.noise(clean);
    float[] hit = clean.pixels().clone();
    BitSet injected = inject(hit, random);
    CleanedPixels result =
        CosmicRayCleaning.clean(StarField.plane(hit), noise, CosmicRayOptions.defaults());
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
        CosmicRayCleaning.clean(
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
        CosmicRayCleaning.clean(science, uncertainty, output, CosmicRayOptions.defaults());
    ImagePlane written = ImagePlane.read(output);
    assertThat(result.hits()[50 * StarField.SIDE + 3]).isTrue();
    assertThat(written.pixels()).isEqualTo(result.pixels());
    assertThat(written.header().getLong("NCOSMIC")).isEqualTo(result.hitCount());
  }

  /** The steps of the paper on whole arrays, and another program that takes them a little apart. */
  @Test
  void agreesWithOthers(RandomGenerator random) {
    Python.assumeModules("numpy", "scipy", "astropy", "astroscrappy");
    ImagePlane clean = StarField.image(random);
    float[] hit = clean.pixels().clone();
    inject(hit, random);
    Path science = folder.resolve("sci.fits");
    Path uncertainty = folder.resolve("unc.fits");
    StarField.plane(hit).write(science);
    StarField.noise(clean).write(uncertainty);
    Path output = folder.resolve("clean.fits");
    CosmicRayOptions options = CosmicRayOptions.defaults().withIterations(1);
    CleanedPixels ours = CosmicRayCleaning.clean(science, uncertainty, output, options);
    String[] seen =
        Python.run(
                """
                import sys, numpy as np, astroscrappy
                from astropy.io import fits
                from scipy.ndimage import median_filter, convolve, binary_dilation
                sci = fits.getdata(sys.argv[1]).astype('f4')
                unc = fits.getdata(sys.argv[2]).astype('f4')
                n = len(sci)
                edges = convolve(np.kron(sci, np.ones((2, 2))), [[0, -1, 0], [-1, 4, -1], [0, -1, 0]])
                s = np.clip(edges, 0, None).reshape(n, 2, n, 2).mean((1, 3)) / (2 * unc)
                s = s - median_filter(s, 5)
                m3 = median_filter(sci, 3)
                fine = np.clip((m3 - median_filter(m3, 7)) / unc, 0.01, None)
                box = np.ones((3, 3))
                hits = binary_dilation((s > 4.5) & (s / fine > 5), box) & (s > 4.5)
                paper = binary_dilation(hits, box) & (s > 4.5 * 0.3)
                program, _ = astroscrappy.detect_cosmics(
                    sci, invar=unc**2, sigclip=4.5, sigfrac=0.3, objlim=5.0, gain=1.0, readnoise=0.0,
                    satlevel=np.inf, niter=1, sepmed=False, cleantype='medmask', fsmode='median')
                for mask in (paper, program):
                    print(' '.join(str(i) for i in np.flatnonzero(mask)))
                """,
                science,
                uncertainty)
            .split("\n");
    BitSet hits = new BitSet();
    IntStream.range(0, hit.length).filter(i -> ours.hits()[i]).forEach(hits::set);
    BitSet paper = pixels(seen[0]);
    assertThat(paper.cardinality()).isGreaterThan(20);
    assertThat(inside(hits, paper)).isLessThanOrEqualTo(1); // medians in single precision
    assertThat(inside(hits, pixels(seen[1]))).isLessThanOrEqualTo(paper.cardinality() / 5);
  }

  private static BitSet pixels(String line) {
    BitSet pixels = new BitSet();
    Arrays.stream(line.trim().split(" ")).mapToInt(Integer::parseInt).forEach(pixels::set);
    return pixels;
  }

  /** Number of pixels, away from the edges that everybody treats differently, in one set only. */
  private static long inside(BitSet one, BitSet other) {
    BitSet different = (BitSet) one.clone();
    different.xor(other);
    return different.stream()
        .filter(at -> isInside(at % StarField.SIDE) && isInside(at / StarField.SIDE))
        .count();
  }

  private static boolean isInside(int place) {
    return place >= 6 && place < StarField.SIDE - 6;
  }

  @Test
  void otherShapesAndOptionsAreRefused() {
    ImagePlane small = new ImagePlane("small", 2, 2, new float[4], List.of());
    ImagePlane flat = StarField.plane(new float[StarField.SIDE * StarField.SIDE]);
    assertThatThrownBy(() -> CosmicRayCleaning.clean(flat, small, CosmicRayOptions.defaults()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("2 x 2");
    assertThatThrownBy(() -> CosmicRayOptions.defaults().withSigma(-1))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> CosmicRayOptions.defaults().withIterations(0))
        .isInstanceOf(BadInputException.class);
  }
}
