package org.alidade.lvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.alidade.array.BadInputException;
import org.alidade.testing.GoldenData;
import org.alidade.testing.Python;
import org.junit.jupiter.api.Test;

class BarycentricVelocityTest {
  private static final double FULL_RECIPE = 1e-5; // km/s, tolerance of the golden cases

  @Test
  void meetsTheGoldenVelocities() throws IOException {
    JsonNode golden =
        new ObjectMapper().readTree(GoldenData.golden("lvm", "units.json").toFile()).get("v_bary");
    assertThat(golden.get("mjd")).isNotEmpty();
    for (int i = 0; i < golden.get("mjd").size(); i++) {
      double[] ra = {golden.get("ra").get(i).asDouble()};
      double[] dec = {golden.get("dec").get(i).asDouble()};
      double mjd = golden.get("mjd").get(i).asDouble();
      assertThat(BarycentricVelocity.kilometresPerSecond(mjd, ra, dec)[0])
          .isCloseTo(golden.get("v_km_s").get(i).asDouble(), within(FULL_RECIPE));
    }
  }

  @Test
  void positionsThatAreMissingGiveNaN() {
    double[] velocities =
        BarycentricVelocity.kilometresPerSecond(
            60255, new double[] {Double.NaN, 10, 10}, new double[] {10, Double.NaN, 10});
    assertThat(velocities[0]).isNaN();
    assertThat(velocities[1]).isNaN();
    assertThat(velocities[2]).isBetween(-31.0, 31.0);
  }

  @Test
  void datesWithoutAnEphemerisAreRefused() {
    for (double mjd : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 30000, 100000}) {
      assertThatThrownBy(() -> BarycentricVelocity.at(mjd))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("ephemeris");
    }
  }

  @Test
  void unequalLengthsAreRefused() {
    assertThatThrownBy(
            () -> BarycentricVelocity.kilometresPerSecond(60255, new double[2], new double[1]))
        .isInstanceOf(BadInputException.class);
  }

  @Test
  void astropyAgreesOnADateOfItsOwn() {
    Python.assumeModules("astropy");
    String printed =
        Python.run(
            """
            from astropy.utils import iers
            iers.conf.auto_download = False
            iers.conf.iers_degraded_accuracy = 'ignore'
            from astropy.coordinates import EarthLocation, SkyCoord
            from astropy.time import Time
            import astropy.units as u
            site = EarthLocation.from_geodetic(
                289.29833333333335 * u.deg, -29.003333333333334 * u.deg, 2282 * u.m)
            target = SkyCoord(83.8 * u.deg, -69.1 * u.deg)
            v = target.radial_velocity_correction(
                'barycentric', obstime=Time(60255.31472703704, format='mjd'), location=site)
            print(repr(float(v.to_value(u.km / u.s))))
            """);
    assertThat(BarycentricVelocity.at(60255.31472703704).kilometresPerSecond(83.8, -69.1))
        .isCloseTo(Double.parseDouble(printed.strip()), within(5 * FULL_RECIPE));
  }
}
