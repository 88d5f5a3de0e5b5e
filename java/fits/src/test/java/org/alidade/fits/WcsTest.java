package org.alidade.fits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.alidade.array.AlidadeException;
import org.alidade.array.BadInputException;
import org.alidade.array.ClosedException;
import org.alidade.array.FormatException;
import org.alidade.array.InvalidStateException;
import org.alidade.array.MissingDatasetException;
import org.alidade.array.NativeMemory;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith({SeededRandom.class, LeakCheck.class})
@EnabledIf("org.alidade.fits.WcsCase#hasLibrary")
class WcsTest {
  /** A fifth of a degree in 600 pixels, with SIP. */
  private static Map<String, Object> image() {
    Map<String, Object> cards = WcsCase.axes("RA---TAN-SIP", "DEC--TAN-SIP");
    cards.put("CRPIX1", 300.5);
    cards.put("CRPIX2", 200.5);
    cards.put("CRVAL1", 150.0);
    cards.put("CRVAL2", 2.0);
    cards.put("CD1_1", -3e-4);
    cards.put("CD1_2", 1e-5);
    cards.put("CD2_1", 2e-5);
    cards.put("CD2_2", 3e-4);
    cards.put("A_ORDER", 2L);
    cards.put("B_ORDER", 2L);
    cards.put("A_2_0", 1e-6);
    cards.put("B_1_1", -2e-6);
    cards.put("RADESYS", "FK5");
    cards.put("CTYPE1G", "GLON-CAR");
    cards.put("CTYPE2G", "GLAT-CAR");
    cards.put("CTYPE1P", "LINEAR");
    cards.put("CTYPE2P", "LINEAR");
    cards.put("CNAME1P", "detector's column");
    cards.put("WCSNAMEP", "pixels");
    return cards;
  }

  private static Wcs open(Map<String, Object> cards) {
    return Wcs.of(WcsCase.header(cards));
  }

  @Test
  void tellsAboutItself() {
    try (Wcs wcs = open(image());
        Wcs pixels = Wcs.of(WcsCase.header(image()), 'P', PixelOrigin.ZERO)) {
      assertThat(wcs.axes()).isEqualTo(2);
      assertThat(wcs.axisList())
          .containsExactly(
              new WcsAxis("RA---TAN-SIP", "deg", ""), new WcsAxis("DEC--TAN-SIP", "deg", ""));
      assertThat(wcs.frame()).isEqualTo("FK5");
      assertThat(wcs.isCelestial()).isTrue();
      assertThat(wcs.origin()).isEqualTo(PixelOrigin.ONE);
      assertThat(pixels.title()).isEqualTo("pixels");
      assertThat(pixels.axisList().get(0).name()).isEqualTo("detector's column");
      assertThat(NativeMemory.bytesByTag()).containsKey("fits.wcs");
    }
  }

  @Test
  void referencePixelInBothOrigins() {
    try (Wcs one = open(image());
        Wcs zero = Wcs.of(WcsCase.header(image()), Wcs.PRIMARY, PixelOrigin.ZERO)) {
      assertThat(one.raDec(300.5, 200.5)).isEqualTo(new SkyPosition(150, 2));
      assertThat(zero.raDec(299.5, 199.5)).isEqualTo(new SkyPosition(150, 2));
      assertThat(zero.pixelToWorld(10, 20)).isEqualTo(one.pixelToWorld(11, 21));
      double[] pixel = zero.worldToPixel(150.01, 2.02);
      double[] same = one.worldToPixel(150.01, 2.02);
      assertThat(pixel[0]).isEqualTo(same[0] - 1);
      assertThat(pixel[1]).isEqualTo(same[1] - 1);
      assertThat(zero.footprint(600, 400)).isEqualTo(one.footprint(600, 400));
      assertThat(one.footprint(600, 400).get(2)).isEqualTo(one.sky(600.5, 400.5));
    }
  }

  @Test
  void pixelScalesAndAreas() {
    try (Wcs wcs = open(image())) {
      assertThat(wcs.pixelScalesArcsec()[0])
          .isCloseTo(3600 * Math.hypot(3e-4, 2e-5), within(1e-12));
      assertThat(wcs.pixelScalesArcsec()[1])
          .isCloseTo(3600 * Math.hypot(3e-4, 1e-5), within(1e-12));
      assertThat(wcs.pixelScaleArcsec()).isCloseTo(1.08144, within(1e-4));
      // At the reference point neither projection nor distortion change areas.
      double determinant = 3600.0 * 3600 * (3e-4 * 3e-4 + 1e-5 * 2e-5);
      assertThat(wcs.pixelAreaArcsec2(300.5, 200.5)).isCloseTo(determinant, within(1e-9));
      // There, d(u)/dx = 1 + 2 A_2_0 u, d(v)/dy = 1 + B_1_1 u.
      assertThat(wcs.pixelAreaArcsec2(400.5, 200.5) / determinant)
          .isCloseTo((1 + 2e-4) * (1 - 2e-4), within(3e-6));
    }
  }

  @Test
  void pixelsBesideTheGlobeHaveNoArea() {
    Map<String, Object> cards = WcsCase.axes("RA---AIT", "DEC--AIT");
    try (Wcs wcs = open(cards)) {
      assertThat(wcs.pixelAreaArcsec2(0, 0)).isCloseTo(3600.0 * 3600, within(1e4));
      assertThat(wcs.pixelAreaArcsec2(150, 80)).isNaN();
      assertThat(wcs.sky(150, 80)).isEqualTo(new SkyPosition(Double.NaN, Double.NaN));
    }
  }

  @Test
  void roundTripsInBulk(RandomGenerator random) {
    int count = 30_000; // several portions
    double[] pixels = random.doubles(2L * count, -100, 700).toArray();
    try (Wcs wcs = open(image())) {
      double[] world = new double[2 * count];
      assertThat(wcs.pixelToWorld(pixels, world, count)).isZero();
      double[] inPlace = pixels.clone();
      wcs.pixelToWorld(inPlace, inPlace, count);
      assertThat(inPlace).isEqualTo(world);
      double[] few = {pixels[0], pixels[1], pixels[2], pixels[3]};
      wcs.pixelToWorld(few, few, 2);
      assertThat(few).containsExactly(world[0], world[1], world[2], world[3]);
      assertThat(wcs.worldToPixel(world, inPlace, count)).isZero();
      assertThat(inPlace).containsExactly(pixels, within(1e-9));
    }
  }

  @Test
  void manyThreadsOneResult(RandomGenerator random) {
    int count = 3000;
    double[] pixels = random.doubles(2L * count, 1, 600).toArray();
    try (Wcs wcs = open(image())) {
      double[] world = new double[2 * count];
      wcs.pixelToWorld(pixels, world, count);
      List<double[]> results =
          IntStream.range(0, 16)
              .parallel()
              .mapToObj(
                  thread -> {
                    double[] own = new double[2 * count];
                    for (int i = 0; i < count; i++) {
                      double[] point = wcs.pixelToWorld(pixels[2 * i], pixels[2 * i + 1]);
                      own[2 * i] = point[0];
                      own[2 * i + 1] = point[1];
                    }
                    return own;
                  })
              .toList();
      assertThat(results).allSatisfy(own -> assertThat(own).isEqualTo(world));
    }
  }

  @Test
  void pointsWithoutCoordinatesAreNaN() {
    try (Wcs wcs = open(image())) {
      assertThat(wcs.worldToPixel(330, -2)).containsOnly(Double.NaN); // behind the tangent plane
      double[] world = new double[6];
      int failed = wcs.pixelToWorld(new double[] {Double.NaN, 1, 5, 5, 1, 1e300}, world, 3);
      assertThat(failed).isEqualTo(2);
      assertThat(world[2]).isEqualTo(wcs.pixelToWorld(5, 5)[0]);
      assertThat(new double[] {world[0], world[1], world[4], world[5]}).containsOnly(Double.NaN);
    }
  }

  @Test
  void otherAxesOfACubeStayAtTheReference() {
    Map<String, Object> cards = image();
    cards.put("NAXIS", 3L);
    cards.put("NAXIS3", 100L);
    cards.put("CTYPE3", "AWAV-LOG");
    cards.put("CUNIT3", "Angstrom");
    cards.put("CRPIX3", 4.0);
    cards.put("CRVAL3", 5000.0);
    cards.put("CD3_3", 1.25);
    try (Wcs wcs = open(cards);
        Wcs plane = open(image())) {
      assertThat(wcs.axisList().get(2)).isEqualTo(new WcsAxis("AWAV-LOG", "m", ""));
      assertThat(wcs.pixelToWorld(1, 1, 4)[2]).isCloseTo(5e-7, within(1e-20));
      assertThat(wcs.raDec(17, 18)).isEqualTo(plane.raDec(17, 18));
      assertThat(wcs.skyToPixel(150.03, 2.01))
          .containsExactly(plane.skyToPixel(150.03, 2.01), within(1e-10));
      assertThat(wcs.pixelScaleArcsec()).isEqualTo(plane.pixelScaleArcsec());
    }
  }

  @Test
  void misuseIsRefused() {
    try (Wcs wcs = open(image());
        Wcs galactic = Wcs.of(WcsCase.header(image()), 'G', PixelOrigin.ONE);
        Wcs linear = Wcs.of(WcsCase.header(image()), 'P', PixelOrigin.ONE)) {
      assertThatThrownBy(() -> wcs.pixelToWorld(1, 2, 3)).isInstanceOf(BadInputException.class);
      assertThatThrownBy(() -> wcs.worldToPixel(new double[3], new double[4], 2))
          .isInstanceOf(BadInputException.class);
      assertThatThrownBy(() -> galactic.raDec(1, 1))
          .isInstanceOf(InvalidStateException.class)
          .hasMessageContaining("GLON-CAR");
      assertThat(galactic.sky(1, 1).longitudeDegrees()).isEqualTo(1);
      assertThatThrownBy(() -> linear.sky(1, 1)).isInstanceOf(InvalidStateException.class);
      assertThatThrownBy(() -> Wcs.of(WcsCase.header(image()), 'X', PixelOrigin.ONE).close())
          .isInstanceOf(MissingDatasetException.class);
      assertThatThrownBy(() -> Wcs.of(WcsCase.header(image()), 'x', PixelOrigin.ONE).close())
          .isInstanceOf(BadInputException.class);
    }
  }

  @Test
  void closedCoordinatesSaySo() {
    Wcs wcs = open(image());
    wcs.close();
    wcs.close();
    assertThatThrownBy(() -> wcs.pixelToWorld(1, 1)).isInstanceOf(ClosedException.class);
    assertThatThrownBy(() -> wcs.sky(1, 1)).isInstanceOf(ClosedException.class);
    assertThatThrownBy(wcs::frame).isInstanceOf(ClosedException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "CTYPE2, RA---TAN, ",
    "CTYPE2, DEC--XXX, ",
    "CTYPE2, DEC--TNX, TNX",
    "CRVAL1, NaN, CRVAL1 is not a number",
    "CD1_1, 1e200, not a reasonable number",
    "CUNIT1, kg, ",
    "WCSAXES, 1000000, WCSAXES is not between 0 and 32",
    "CPDIS1, Lookup, CPDIS"
  })
  void unusableHeadersAreRefused(String keyword, String value, String reason) {
    Map<String, Object> cards = image();
    cards.put(keyword, value.matches("[0-9].*") ? (Object) Double.valueOf(value) : value);
    assertThatThrownBy(() -> open(cards).close())
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("world coordinates cannot be used")
        .hasMessageContaining("test header")
        .hasMessageContaining(reason == null ? "" : reason);
  }

  @Test
  void singularMatrixIsRefusedInWordsOfTheLibrary() {
    Map<String, Object> cards = image();
    cards.put("CD1_1", 0.0);
    cards.put("CD1_2", 0.0);
    assertThatThrownBy(() -> open(cards).close())
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("matrix is singular");
  }

  @Test
  void randomCardsNeverCrash(RandomGenerator random) {
    Object[] values = {
      "RA---TAN", "-TAB", "", "x".repeat(200), "\u00e9'", 0.0, -1e15, 1e40, 7L, -3L
    };
    String[] stems = {
      "CTYPE1", "CTYPE2", "CUNIT1", "CRPIX1", "CRVAL2", "CD1_1", "CD2_2", "PV1_1", "PV2_1"
    };
    String[] more = {
      "PS1_0", "PS1_1", "A_3_2", "B_0_0", "A_ORDER", "NAXIS", "WCSAXES", "LONPOLE", "CROTA2"
    };
    int usable = 0;
    for (int i = 0; i < 3000; i++) {
      Map<String, Object> cards = image();
      for (int change = 0; change < 2; change++) {
        String[] from = random.nextBoolean() ? stems : more;
        cards.put(from[random.nextInt(from.length)], values[random.nextInt(values.length)]);
      }
      try (Wcs wcs = open(cards)) {
        double[] pixel = new double[wcs.axes()];
        assertThat(wcs.pixelToWorld(pixel)).hasSize(wcs.axes());
        assertThat(wcs.worldToPixel(pixel)).hasSize(wcs.axes());
        usable++;
      } catch (AlidadeException e) {
        assertThat(e).isInstanceOf(FormatException.class);
      }
    }
    assertThat(usable).isBetween(300, 2700);
  }
}
