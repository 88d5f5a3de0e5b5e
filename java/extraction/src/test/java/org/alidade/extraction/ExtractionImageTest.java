package org.alidade.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;
import org.alidade.array.ClosedException;
import org.alidade.array.InvalidStateException;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.Python;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith({SeededRandom.class, LeakCheck.class})
class ExtractionImageTest {
  private static final int WIDTH = 140;
  private static final int HEIGHT = 100;
  private static final int STARS = 12;

  @TempDir Path folder;

  private final double[] x = new double[STARS];
  private final double[] y = new double[STARS];
  private final double[] flux = new double[STARS];

  @BeforeAll
  static void sepIsInstalled() {
    try {
      assertThat(ExtractionImage.libraryVersion()).matches("\\d+\\.\\d+.*");
    } catch (InvalidStateException e) {
      assumeTrue(false, e.getMessage());
    }
  }

  /** Round stars on a tilted sky. */
  private float[] image(RandomGenerator random) {
    float[] pixels = new float[WIDTH * HEIGHT];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) (100 + 0.05 * (i % WIDTH) + random.nextGaussian());
    }
    for (int star = 0; star < STARS; star++) {
      x[star] = 18 + 34 * (star % 4) + random.nextDouble(-2, 2);
      y[star] = 18 + 32 * (star / 4) + random.nextDouble(-2, 2);
      flux[star] = random.nextDouble(1000, 8000);
      for (int i = 0; i < pixels.length; i++) {
        double dx = i % WIDTH - x[star];
        int row = i / WIDTH;
        double dy = row - y[star];
        pixels[i] +=
            (float) (flux[star] / (2 * Math.PI * 1.5 * 1.5) * Math.exp(-(dx * dx + dy * dy) / 4.5));
      }
    }
    return pixels;
  }

  @Test
  void starsAreFoundWhereTheyAreAndAsBrightAsTheyAre(RandomGenerator random) {
    float[] pixels = image(random);
    Background sky;
    try (ExtractionImage raw = ExtractionImage.of(WIDTH, HEIGHT, pixels).open()) {
      sky = raw.background(BackgroundOptions.defaults().withTile(32, 32));
    }
    assertThat(sky.globalLevel()).isCloseTo(103.5, within(2.0));
    assertThat(sky.globalScatter()).isCloseTo(1, within(0.5));
    float[] signal = sky.subtractedFrom(pixels);
    try (ExtractionImage image =
        ExtractionImage.of(WIDTH, HEIGHT, signal).noise(sky.scatter()).open()) {
      FoundSources found = image.extract(ExtractionOptions.builder().threshold(5).build());
      assertThat(found.size()).isEqualTo(STARS);
      ApertureSums sums = image.sums(Apertures.circles(found.x(), found.y(), 7));
      for (int source = 0; source < found.size(); source++) {
        int star = nearest(found.x()[source], found.y()[source]);
        assertThat(Math.hypot(found.x()[source] - x[star], found.y()[source] - y[star]))
            .isLessThan(0.1);
        assertThat(sums.sum()[source]).isCloseTo(flux[star], within(60 + 0.02 * flux[star]));
        int pixel = (int) Math.round(y[star]) * WIDTH + (int) Math.round(x[star]);
        assertThat(found.segments()[pixel]).isEqualTo(source + 1);
      }
    }
  }

  private int nearest(double column, double row) {
    return IntStream.range(0, STARS)
        .boxed()
        .min((i, j) -> Double.compare(distance(i, column, row), distance(j, column, row)))
        .orElseThrow();
  }

  private double distance(int star, double column, double row) {
    return Math.hypot(x[star] - column, y[star] - row);
  }

  /** The same library from Python gives the same numbers. */
  @Test
  void agreesWithThePythonPackage(RandomGenerator random) throws IOException {
    Python.assumeModules("numpy", "sep");
    float[] pixels = image(random);
    Path input = folder.resolve("image.bin");
    ByteBuffer bytes = ByteBuffer.allocate(4 * pixels.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(pixels);
    Files.write(input, bytes.array());
    double[] theirs =
        Arrays.stream(
                Python.run(
                        """
                        import sys, numpy as np, sep
                        w, h = int(sys.argv[2]), int(sys.argv[3])
                        data = np.fromfile(sys.argv[1], '<f4').reshape(h, w)
                        bkg = sep.Background(data, bw=32, bh=32)
                        sub = data - bkg.back()
                        rms = bkg.rms()
                        o, seg = sep.extract(sub, 3, err=rms, segmentation_map=True)
                        out = [bkg.globalback, bkg.globalrms, bkg.back().sum(dtype='f8'),
                               rms.sum(dtype='f8'), len(o), seg.sum()]
                        for k in ('x', 'y', 'a', 'b', 'theta', 'flux', 'cpeak', 'flag'):
                            out += list(o[k])
                        s = sep.sum_circle(sub, o['x'], o['y'], 3.0, err=rms, gain=2.0)
                        out += list(s[0]) + list(s[1])
                        out += list(sep.sum_circann(sub, o['x'], o['y'], 6.0, 9.0, subpix=0)[0])
                        ids = np.arange(1, len(o) + 1, dtype=np.int32)
                        kr = sep.kron_radius(sub, o['x'], o['y'], o['a'], o['b'], o['theta'], 6.0,
                                             seg_id=ids, segmap=seg)[0]
                        out += list(kr)
                        out += list(sep.sum_ellipse(sub, o['x'], o['y'], o['a'], o['b'], o['theta'],
                                                    2.5 * kr, subpix=1, seg_id=ids, segmap=seg)[0])
                        print(' '.join(repr(float(v)) for v in out))
                        """,
                        input,
                        WIDTH,
                        HEIGHT)
                    .trim()
                    .split(" "))
            .mapToDouble(Double::parseDouble)
            .toArray();
    double[] ours = ours(pixels);
    assertThat(ours).hasSameSizeAs(theirs);
    for (int i = 0; i < ours.length; i++) {
      assertThat(ours[i])
          .as("number %d", i)
          .isCloseTo(theirs[i], within(2e-6 * (1 + Math.abs(theirs[i]))));
    }
  }

  private static double[] ours(float[] pixels) {
    Background sky;
    try (ExtractionImage raw = ExtractionImage.of(WIDTH, HEIGHT, pixels).open()) {
      sky = raw.background(BackgroundOptions.defaults().withTile(32, 32));
    }
    float[] signal = sky.subtractedFrom(pixels);
    FoundSources found;
    ApertureSums circles;
    ApertureSums rings;
    try (ExtractionImage image =
        ExtractionImage.of(WIDTH, HEIGHT, signal).noise(sky.scatter()).open()) {
      found = image.extract(ExtractionOptions.builder().threshold(3).matchedFilter(true).build());
      circles =
          image.sums(Apertures.circles(found.x(), found.y(), 3), SumOptions.defaults().withGain(2));
      rings =
          image.sums(
              Apertures.rings(found.x(), found.y(), 6, 9), SumOptions.defaults().withSubpixels(0));
    }
    int[] owners = IntStream.rangeClosed(1, found.size()).toArray();
    try (ExtractionImage image =
        ExtractionImage.of(WIDTH, HEIGHT, signal).segments(found.segments()).open()) {
      double[] kron =
          image.kronRadii(
              Apertures.ellipses(found.x(), found.y(), found.a(), found.b(), found.theta(), 6)
                  .ownedBy(owners));
      double[] scales = Arrays.stream(kron).map(radius -> 2.5 * radius).toArray();
      ApertureSums ellipses =
          image.sums(
              Apertures.ellipses(found.x(), found.y(), found.a(), found.b(), found.theta(), scales)
                  .ownedBy(owners),
              SumOptions.defaults().withSubpixels(1));
      double[] head = {
        sky.globalLevel(),
        sky.globalScatter(),
        total(sky.level()),
        total(sky.scatter()),
        found.size(),
        Arrays.stream(found.segments()).sum()
      };
      return joined(
          head,
          found.x(),
          found.y(),
          found.a(),
          found.b(),
          found.theta(),
          found.flux(),
          found.filteredPeak(),
          Arrays.stream(found.flags()).asDoubleStream().toArray(),
          circles.sum(),
          circles.error(),
          rings.sum(),
          kron,
          ellipses.sum());
    }
  }

  private static double total(float[] values) {
    double total = 0;
    for (float value : values) {
      total += value;
    }
    return total;
  }

  private static double[] joined(double[]... parts) {
    return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
  }

  @Test
  void placesAndPixelsThatAreNotNumbersDoNoHarm() {
    float[] pixels = new float[400];
    Arrays.fill(pixels, 1);
    pixels[5 * 20 + 5] = Float.NaN;
    boolean[] mask = new boolean[400];
    mask[5 * 20 + 5] = true;
    try (ExtractionImage image = ExtractionImage.of(20, 20, pixels).mask(mask).open()) {
      double[] columns = {10, Double.NaN, 1e300, 5, -50};
      double[] rows = {10, 3, 3, 5, -50};
      ApertureSums sums =
          image.sums(Apertures.circles(columns, rows, 2), SumOptions.defaults().withSubpixels(0));
      assertThat(sums.sum()[0]).isCloseTo(4 * Math.PI, within(1e-9));
      assertThat(sums.sum()[1]).isNaN();
      assertThat(sums.sum()[2]).isNaN();
      assertThat(sums.flags()[1] & ApertureSums.ALL_MASKED).isNotZero();
      assertThat(sums.sum()[3]).isCloseTo(4 * Math.PI - 1, within(1e-9));
      assertThat(sums.flags()[3] & ApertureSums.SOME_MASKED).isNotZero();
      assertThat(sums.area()[4]).isZero();
      assertThat(sums.flags()[4] & ApertureSums.TRUNCATED).isNotZero();
      assertThat(image.sums(Apertures.circles(new double[0], new double[0], 2)).size()).isZero();
    }
  }

  @Test
  void nonsenseIsRefused() {
    float[] pixels = new float[400];
    assertThatThrownBy(() -> ExtractionImage.of(20, 21, pixels).open())
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> ExtractionImage.of(20, 20, pixels).noise(new float[3]).open())
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> ExtractionOptions.builder().threshold(0).build())
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> BackgroundOptions.defaults().withTile(1, 5))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> new FilterKernel(3, new float[4]))
        .isInstanceOf(BadInputException.class);
    ExtractionImage image = ExtractionImage.of(20, 20, pixels).open();
    double[] place = {3};
    assertThatThrownBy(() -> image.sums(Apertures.circles(place, place, 1).ownedBy(new int[] {1})))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("segments");
    image.close();
    image.close();
    assertThatThrownBy(() -> image.sums(Apertures.circles(place, place, 1)))
        .isInstanceOf(ClosedException.class);
  }
}
