package org.alidade.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.alidade.array.FormatException;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.Python;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Random headers of every kind, astropy being the judge. */
@ExtendWith({SeededRandom.class, LeakCheck.class})
@EnabledIf("org.alidade.fits.WcsCase#hasLibrary")
class WcsAstropyTest {
  private static final double PIXEL_TOLERANCE = 1e-9;
  private static final double DEGREE_TOLERANCE = 1e-11;
  private static final int POINTS = 25;

  /** Every projection of the standard, with parameters where it takes any. */
  private static final Map<String, double[]> PROJECTIONS =
      Map.ofEntries(
          Map.entry("AZP", new double[] {Double.NaN, 2, 30}),
          Map.entry("SZP", new double[] {Double.NaN, 2, 180, 60}),
          Map.entry("TAN", new double[] {}),
          Map.entry("STG", new double[] {}),
          Map.entry("SIN", new double[] {Double.NaN, 0.1, -0.2}),
          Map.entry("NCP", new double[] {}),
          Map.entry("ARC", new double[] {}),
          Map.entry("ZPN", new double[] {0, 1, 0.01, -0.02}),
          Map.entry("ZEA", new double[] {}),
          Map.entry("AIR", new double[] {Double.NaN, 45}),
          Map.entry("CYP", new double[] {Double.NaN, 1, 0.7}),
          Map.entry("CEA", new double[] {Double.NaN, 0.8}),
          Map.entry("CAR", new double[] {}),
          Map.entry("MER", new double[] {}),
          Map.entry("SFL", new double[] {}),
          Map.entry("GLS", new double[] {}),
          Map.entry("PAR", new double[] {}),
          Map.entry("MOL", new double[] {}),
          Map.entry("AIT", new double[] {}),
          Map.entry("COP", new double[] {Double.NaN, 45, 15}),
          Map.entry("COE", new double[] {Double.NaN, 45, 15}),
          Map.entry("COD", new double[] {Double.NaN, 45, 15}),
          Map.entry("COO", new double[] {Double.NaN, 45, 15}),
          Map.entry("BON", new double[] {Double.NaN, 45}),
          Map.entry("PCO", new double[] {}),
          Map.entry("TSC", new double[] {}),
          Map.entry("CSC", new double[] {}),
          Map.entry("QSC", new double[] {}),
          Map.entry("HPX", new double[] {}),
          Map.entry("XPH", new double[] {}));

  @TempDir Path folder;

  @BeforeEach
  void needAstropy() {
    Python.assumeModules("numpy", "astropy");
  }

  @Test
  void everyProjection(RandomGenerator random) throws IOException {
    List<WcsCase> cases = new ArrayList<>();
    new TreeMap<>(PROJECTIONS)
        .forEach(
            (projection, parameters) -> {
              for (int i = 0; i < 8; i++) {
                cases.add(celestial(projection, parameters, random));
              }
            });
    compare(cases);
  }

  @Test
  void simpleImagingPolynomials(RandomGenerator random) throws IOException {
    List<WcsCase> cases = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Map<String, Object> cards = image("RA---TAN-SIP", "DEC--TAN-SIP", random);
      polynomial(cards, "A", 2 + i % 4, random);
      polynomial(cards, "B", 2 + i % 3, random);
      if (i % 2 == 0) {
        // A poor inverse, as real headers have, must not spoil the result.
        polynomial(cards, "AP", 2, random);
        polynomial(cards, "BP", 2, random);
      }
      if (i % 5 == 0) {
        // Older files lack the suffix.
        cards.put("CTYPE1", "RA---TAN");
        cards.put("CTYPE2", "DEC--TAN");
      }
      cases.add(new WcsCase(cards, pixels(random, 1, 2000)));
    }
    compare(cases);
  }

  @Test
  void sipNextToParametersOfScamp(RandomGenerator random) throws IOException {
    Map<String, Object> cards = image("RA---TAN-SIP", "DEC--TAN-SIP", random);
    polynomial(cards, "A", 3, random);
    polynomial(cards, "B", 3, random);
    cards.put("PV1_0", 0.001);
    cards.put("PV1_5", 0.002);
    cards.put("PV2_1", 1.0);
    cards.put("PV2_4", 0.003);
    compare(List.of(new WcsCase(cards, pixels(random, 1, 2000))));
  }

  @Test
  void tangentPlanePolynomials(RandomGenerator random) throws IOException {
    List<WcsCase> cases = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      Map<String, Object> cards = image("RA---TPV", "DEC--TPV", random);
      for (int axis = 1; axis <= 2; axis++) {
        cards.put("PV" + axis + "_0", random.nextDouble(-1e-3, 1e-3));
        cards.put("PV" + axis + "_1", random.nextDouble(0.99, 1.01));
        for (int m = 2; m <= 10; m++) {
          cards.put("PV" + axis + "_" + m, random.nextDouble(-1e-3, 1e-3));
        }
      }
      cases.add(new WcsCase(cards, pixels(random, 1, 2000)));
    }
    compare(cases);
  }

  @Test
  void spectralAxes(RandomGenerator random) throws IOException {
    List<WcsCase> cases = new ArrayList<>();
    String[] types = {
      "FREQ", "WAVE", "WAVE-LOG", "FREQ-W2F", "WAVE-F2W", "AWAV", "VRAD", "VOPT-F2W"
    };
    for (String type : types) {
      Map<String, Object> cards = WcsCase.axes("LINEAR", type);
      boolean frequency = type.startsWith("FREQ");
      boolean velocity = type.startsWith("V");
      cards.put("CRPIX2", random.nextDouble(1, 500));
      cards.put("CUNIT2", frequency ? "GHz" : velocity ? "km/s" : "Angstrom");
      cards.put("CRVAL2", frequency ? 600000.0 : velocity ? 1000.0 : 5000.0);
      cards.put("CDELT2", frequency ? 10.0 : velocity ? 10.0 : 0.5);
      cards.put("RESTFRQ", 6e14);
      cards.put("RESTWAV", 5e-7);
      cases.add(new WcsCase(cards, pixels(random, 1, 2000)));
    }
    compare(cases);
  }

  private static WcsCase celestial(String projection, double[] parameters, RandomGenerator random) {
    String[][] systems = {{"RA--", "DEC-"}, {"GLON", "GLAT"}, {"ELON", "ELAT"}};
    String[] system = systems[random.nextInt(systems.length)];
    boolean swapped = random.nextInt(4) == 0;
    String longitude = system[0] + "-" + projection;
    String latitude = system[1] + "-" + projection;
    Map<String, Object> cards =
        image(swapped ? latitude : longitude, swapped ? longitude : latitude, random);
    for (int m = 0; m < parameters.length; m++) {
      if (!Double.isNaN(parameters[m])) {
        cards.put("PV" + (swapped ? 1 : 2) + "_" + m, parameters[m]);
      }
    }
    if (swapped) {
      Object right = cards.get("CRVAL1");
      cards.put("CRVAL1", cards.get("CRVAL2"));
      cards.put("CRVAL2", right);
    }
    if (random.nextBoolean()) {
      cards.put("LONPOLE", random.nextDouble(-180, 180));
    }
    // Far enough for some points of most projections to miss the sky.
    return new WcsCase(cards, pixels(random, 1, 2000));
  }

  /** A random linear part, written in one of the three ways. */
  private static Map<String, Object> image(String first, String second, RandomGenerator random) {
    Map<String, Object> cards = WcsCase.axes(first, second);
    boolean narrow = first.contains("-SIP") || first.contains("TPV");
    double scale = narrow ? 1.5e-3 : random.nextDouble(0.01, 0.05);
    double angle = random.nextDouble(-180, 180);
    double skew = random.nextDouble(-3, 3);
    double[] matrix = {
      -scale * Math.cos(Math.toRadians(angle)),
      scale * Math.sin(Math.toRadians(angle + skew)),
      scale * Math.sin(Math.toRadians(angle)),
      scale * Math.cos(Math.toRadians(angle + skew))
    };
    cards.put("CRPIX1", random.nextDouble(800, 1200));
    cards.put("CRPIX2", random.nextDouble(800, 1200));
    cards.put("CRVAL1", random.nextDouble(0, 360));
    cards.put("CRVAL2", random.nextDouble(-85, 85));
    // TPV is defined for the first way, and that is how astropy reads it.
    switch (first.contains("TPV") ? 0 : random.nextInt(3)) {
      case 0 -> {
        for (int i = 0; i < 4; i++) {
          cards.put("CD" + (1 + i / 2) + "_" + (1 + i % 2), matrix[i]);
        }
      }
      case 1 -> {
        cards.put("CDELT1", 2.0);
        cards.put("CDELT2", 3.0);
        for (int i = 0; i < 4; i++) {
          cards.put("PC" + (1 + i / 2) + "_" + (1 + i % 2), matrix[i] / (2 + i / 2));
        }
      }
      default -> {
        cards.put("CDELT1", -scale);
        cards.put("CDELT2", scale);
        cards.put("CROTA2", angle);
      }
    }
    return cards;
  }

  private static void polynomial(
      Map<String, Object> cards, String name, int order, RandomGenerator random) {
    cards.put(name + "_ORDER", (long) order);
    for (int p = 0; p <= order; p++) {
      for (int q = 0; p + q <= order; q++) {
        double largest = 2 * Math.pow(1000, -(p + q));
        cards.put(name + "_" + p + "_" + q, random.nextDouble(-largest, largest));
      }
    }
  }

  private static double[] pixels(RandomGenerator random, double from, double to) {
    return random.doubles(2L * POINTS, from, to).toArray();
  }

  private void compare(List<WcsCase> cases) throws IOException {
    List<AstropyWcs.Answer> answers = AstropyWcs.judge(cases, folder);
    int onSky = 0;
    for (int i = 0; i < cases.size(); i++) {
      onSky += compare(cases.get(i), answers.get(i));
    }
    assertThat(onSky).isGreaterThan(cases.size() * POINTS / 2);
  }

  private static int compare(WcsCase one, AstropyWcs.Answer answer) {
    if (answer.world().length == 0) {
      assertThatThrownBy(() -> Wcs.of(one.header()).close())
          .as("%s", one)
          .isInstanceOf(FormatException.class);
      return 0;
    }
    try (Wcs wcs = Wcs.of(one.header())) {
      double[] world = new double[one.pixels().length];
      int failed = wcs.pixelToWorld(one.pixels(), world, POINTS);
      same(world, answer.world(), DEGREE_TOLERANCE, one);
      double[] pixels = new double[world.length];
      int lost = wcs.worldToPixel(world, pixels, POINTS);
      same(pixels, answer.pixels(), PIXEL_TOLERANCE, one);
      assertThat(lost).isGreaterThanOrEqualTo(failed);
      return POINTS - failed;
    }
  }

  private static void same(double[] actual, double[] expected, double tolerance, WcsCase one) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      boolean both = Double.isNaN(actual[i]) && Double.isNaN(expected[i]);
      double scale = Math.max(1, Math.abs(expected[i]) / 1e4); // rounding of large values (Hz)
      assertThat(both || Math.abs(actual[i] - expected[i]) <= tolerance * scale)
          .as("%s value %d: %s instead of %s", one, i, actual[i], expected[i])
          .isTrue();
    }
  }
}
