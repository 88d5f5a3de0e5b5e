package org.alidade.transients.forced;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsHeader;
import org.alidade.testing.LeakCheck;
import org.alidade.transients.FailureCode;
import org.alidade.transients.StageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class ForcedPhotometryTest {
  private static final double RA = 150;
  private static final double DEC = 2;

  /** A header whose reference pixel, and so the position, is at (x, y) counted from 0. */
  private static FitsHeader header(double x, double y) {
    return new FitsHeader(
        "test",
        List.of(
            FitsCard.of("CTYPE1", "RA---TAN", ""),
            FitsCard.of("CTYPE2", "DEC--TAN", ""),
            FitsCard.of("CRVAL1", RA, ""),
            FitsCard.of("CRVAL2", DEC, ""),
            FitsCard.of("CRPIX1", x + 1, ""),
            FitsCard.of("CRPIX2", y + 1, ""),
            FitsCard.of("CD1_1", -1 / 3600.0, ""),
            FitsCard.of("CD2_2", 1 / 3600.0, "")));
  }

  /** An epoch with a source of a flux at a place, as wide as a matched filter leaves it. */
  private static DifferenceEpoch epoch(
      String id, double mjd, String band, double x, double y, double flux, double error) {
    int side = 40;
    double[] alpha = new double[side * side];
    double[] errors = new double[alpha.length];
    double[] significance = new double[alpha.length];
    Arrays.fill(errors, error);
    for (int i = 0; i < alpha.length; i++) {
      double dx = i % side - x;
      double dy = Math.floorDiv(i, side) - y;
      alpha[i] = 3 + flux * Math.exp(-(dx * dx + dy * dy) / (2 * 2.2 * 2.2));
      significance[i] = alpha[i] / error;
    }
    return new DifferenceEpoch(
        id,
        mjd,
        band,
        side,
        side,
        alpha,
        errors,
        significance,
        new boolean[alpha.length],
        0.5,
        3.1,
        header(x, y));
  }

  private static List<DifferenceEpoch> series() {
    return List.of(
        epoch("late", 105, "r", 20.4, 18.7, 1000, 10),
        epoch("before", 90, "r", 19.1, 21.3, 0, 2),
        epoch("between", 95, "r", 22.5, 17.2, 0, 2),
        epoch("other", 106, "g", 18.6, 20.2, 500, 10));
  }

  @Test
  void fluxesAreReadBetweenPixels() {
    List<ForcedPoint> curve = ForcedPhotometry.measure(RA, DEC, series(), ForcedOptions.defaults());
    assertThat(curve)
        .extracting(ForcedPoint::runId)
        .containsExactly("before", "between", "late", "other");
    ForcedPoint late = curve.get(2);
    assertThat(late.flux()).isCloseTo(1003, within(4.0));
    assertThat(late.fluxError()).isCloseTo(10, within(1e-9));
    assertThat(late.significance()).isCloseTo(100.3, within(0.4));
    assertThat(late.magnitude()).isCloseTo(23.9 - 2.5 * Math.log10(0.5 * 1003), within(4e-3));
    assertThat(late.magnitudeError()).isCloseTo(1.0857 / 100.3, within(1e-3));
    assertThat(late.limitingMagnitude()).isCloseTo(23.9 - 2.5 * Math.log10(15), within(1e-6));
    assertThat(curve.get(0).magnitude()).isNaN();
    assertThat(curve.get(0).signalToNoise()).isCloseTo(1.5, within(1e-6));
  }

  @Test
  void theBaselineOfTheSameBandIsTakenOff() {
    List<ForcedPoint> curve =
        ForcedPhotometry.measure(
            RA, DEC, series(), ForcedOptions.defaults().withBaselineBeforeMjd(100));
    assertThat(curve.get(0).flux()).isCloseTo(0, within(1e-6));
    assertThat(curve.get(2).flux()).isCloseTo(1000, within(4.0));
    assertThat(curve.get(2).fluxError()).isCloseTo(Math.hypot(10, Math.sqrt(2)), within(1e-9));
    assertThat(curve.get(3).flags()).isEqualTo(ForcedPoint.NO_BASELINE);
    assertThat(curve.get(3).flux()).isCloseTo(503, within(1.0));
  }

  @Test
  void positionsOutsideAndMaskedOnesAreFlagged() {
    DifferenceEpoch outside = epoch("outside", 1, "r", 1, 20, 10, 1);
    DifferenceEpoch masked = epoch("masked", 2, "r", 20.5, 20.5, 10, 1);
    masked.mask()[21 * 40 + 21] = true;
    List<ForcedPoint> curve =
        ForcedPhotometry.measure(RA, DEC, List.of(masked, outside), ForcedOptions.defaults());
    assertThat(curve.get(0).flags()).isEqualTo(ForcedPoint.OUTSIDE);
    assertThat(curve.get(0).isMeasured()).isFalse();
    assertThat(curve.get(1).flags()).isEqualTo(ForcedPoint.MASKED);
    assertThat(curve.get(1).isMeasured()).isTrue();
  }

  @Test
  void anImageWithoutWorldCoordinatesIsAnError() {
    DifferenceEpoch good = epoch("blind", 1, "r", 20, 20, 10, 1);
    DifferenceEpoch blind =
        new DifferenceEpoch(
            "blind",
            1,
            "r",
            40,
            40,
            good.flux(),
            good.fluxError(),
            good.significance(),
            good.mask(),
            1,
            3,
            new FitsHeader("blind", List.of()));
    assertThatThrownBy(
            () -> ForcedPhotometry.measure(RA, DEC, List.of(blind), ForcedOptions.defaults()))
        .isInstanceOfSatisfying(
            StageException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.WCS_INVALID));
  }

  @Test
  void csvHasTheColumnsOfTheSpecification(@TempDir Path folder) throws IOException {
    Path path = folder.resolve("curve.csv");
    ForcedCsv.write(path, ForcedPhotometry.measure(RA, DEC, series(), ForcedOptions.defaults()));
    List<String> lines = Files.readAllLines(path);
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0))
        .isEqualTo("mjd,band,flux,flux_err,snr,mag,mag_err,lim_mag,scorr,zp,fwhm,flags,run_id");
    assertThat(lines.get(1).split(",", -1))
        .hasSize(13)
        .startsWith("90.0", "r")
        .endsWith("0", "before");
    assertThat(lines.get(1).split(",", -1)[5]).isEmpty();
  }
}
