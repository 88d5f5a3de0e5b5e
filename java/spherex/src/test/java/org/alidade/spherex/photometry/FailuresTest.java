package org.alidade.spherex.photometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.alidade.array.BadInputException;
import org.alidade.fits.SkyPosition;
import org.alidade.pipeline.CancellationToken;
import org.alidade.spherex.Band;
import org.alidade.spherex.PhotometryDetails;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.PixelArea;
import org.alidade.spherex.RejectionReason;
import org.alidade.spherex.Source;
import org.alidade.spherex.mock.MockImage;
import org.alidade.spherex.mock.MockSource;
import org.alidade.testing.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of files that cannot be measured, and of unusual ones that can. */
class FailuresTest {
  private static final MockSource STAR = new MockSource(930.2, 1131.7, 3000);

  /** Changes a file with astropy: arguments are input, output and a statement. */
  private static final String CHANGE =
      """
      import sys, warnings
      import numpy as np
      from astropy.io import fits
      warnings.simplefilter('ignore')
      f = fits.open(sys.argv[1])
      f = fits.HDUList([h.copy() for h in f])
      exec(sys.argv[3])
      f.writeto(sys.argv[2], overwrite=True, output_verify='silentfix')
      """;

  @TempDir Path folder;

  private final MockImage mock = MockImage.builder().source(STAR).build();

  private Source source() {
    SkyPosition sky = mock.position(STAR);
    return Source.at(sky.longitudeDegrees(), sky.latitudeDegrees());
  }

  private Path good() {
    Path file = folder.resolve("good.fits");
    mock.write(file);
    return file;
  }

  private MeasurementOutcome changed(String statement) {
    Python.assumeModules("astropy.io.fits");
    Path file = folder.resolve("changed.fits");
    Python.run(CHANGE, good(), file, statement);
    return SpherexPhotometry.measure(file, source(), PhotometryOptions.defaults());
  }

  private static RejectionReason reason(MeasurementOutcome outcome) {
    return outcome.failure().orElseThrow().reason();
  }

  @Test
  void unusableFiles() throws IOException {
    Path text = Files.writeString(folder.resolve("2025W25_1B_0001_1.fits"), "no image");
    Path whole = good();
    Path cut = folder.resolve("cut.fits");
    Files.write(cut, java.util.Arrays.copyOf(Files.readAllBytes(whole), 100_000));
    List<Path> files = List.of(folder.resolve("absent.fits"), text, whole, cut);
    List<Integer> heard = Collections.synchronizedList(new ArrayList<>());
    List<MeasurementOutcome> outcomes =
        SpherexPhotometry.measureAll(
            files,
            source(),
            PhotometryOptions.defaults(),
            2,
            (index, outcome, done, total) -> heard.add(index),
            new CancellationToken());
    assertThat(outcomes).extracting(MeasurementOutcome::file).isEqualTo(files);
    assertThat(heard).containsExactlyInAnyOrder(0, 1, 2, 3);
    assertThat(reason(outcomes.get(0))).isEqualTo(RejectionReason.UNREADABLE);
    assertThat(reason(outcomes.get(1))).isEqualTo(RejectionReason.INVALID_STRUCTURE);
    assertThat(outcomes.get(1).failure().orElseThrow().obsId()).isEqualTo("2025W25_1B_0001_1");
    assertThat(outcomes.get(2).result()).isPresent();
    assertThat(reason(outcomes.get(3))).isEqualTo(RejectionReason.INVALID_STRUCTURE);
  }

  @Test
  void cancelled() {
    CancellationToken token = new CancellationToken();
    token.cancel();
    assertThatThrownBy(
            () ->
                SpherexPhotometry.measureAll(
                    List.of(good()),
                    source(),
                    PhotometryOptions.defaults(),
                    1,
                    MeasurementListener.NONE,
                    token))
        .isInstanceOf(CancellationException.class);
  }

  @Test
  void calibrationIsMissing() {
    PhotometryOptions map = PhotometryOptions.builder().pixelArea(PixelArea.MAP).build();
    Path file = good();
    assertThatThrownBy(() -> SpherexPhotometry.measure(file, source(), map))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("calibration_directory");
    PhotometryOptions empty = map.toBuilder().calibrationDirectory(folder.toString()).build();
    assertThat(reason(SpherexPhotometry.measure(file, source(), empty)))
        .isEqualTo(RejectionReason.INTERNAL);
  }

  @Test
  void otherSideOfTheSky() {
    assertThat(
            reason(
                SpherexPhotometry.measure(
                    good(), Source.at(33.9, -11.5), PhotometryOptions.defaults())))
        .isEqualTo(RejectionReason.NO_WCS_SOLUTION);
  }

  @Test
  void missingVariance() {
    assertThat(reason(changed("f['VARIANCE'].data[3, 4] = np.nan")))
        .isEqualTo(RejectionReason.UNFLAGGED_NAN_VARIANCE);
    MeasurementOutcome repaired =
        changed("f['VARIANCE'].data[3, 4] = np.nan; f['FLAGS'].data[3, 4] = 64");
    PhotometryDetails details =
        java.util.Objects.requireNonNull(repaired.result().orElseThrow().details());
    assertThat(details.repairedVariances()).isEqualTo(1);
  }

  @Test
  void notANumberInTheAperture() {
    MeasurementOutcome outcome =
        changed("f['IMAGE'].data[32, 30] = np.nan; f['FLAGS'].data[32, 30] = 512");
    assertThat(reason(outcome)).isEqualTo(RejectionReason.NONFINITE_APERTURE);
    assertThat(outcome.result().orElseThrow().fluxMicrojansky()).isNaN();
    assertThat(outcome.result().orElseThrow().flag() & 512).isEqualTo(512);
  }

  @Test
  void headersWithGaps() {
    assertThat(reason(changed("del f['IMAGE'].header['MJD-END']")))
        .isEqualTo(RejectionReason.INVALID_STRUCTURE);
    assertThat(reason(changed("del f['IMAGE'].header['CTYPE1']")))
        .isEqualTo(RejectionReason.NO_WCS_SOLUTION);
    MeasurementOutcome unknown =
        changed("f['IMAGE'].header['DETECTOR'] = 9; del f['IMAGE'].header['BUNIT']");
    assertThat(unknown.result().orElseThrow().band()).isEqualTo(Band.UNKNOWN);
    assertThat(
            java.util.Objects.requireNonNull(unknown.result().orElseThrow().details()).warnings())
        .hasSize(2);
  }

  @Test
  void pointSpreadFunctionsThatCannotBeUsed() {
    MeasurementOutcome noZones = changed("del f['PSF'].header['XCTR_7']");
    PhotometryDetails fixed =
        java.util.Objects.requireNonNull(noZones.result().orElseThrow().details());
    assertThat(fixed.apertureRadiusPixels()).isEqualTo(1.5);
    assertThat(fixed.warnings()).hasSize(1);
    MeasurementOutcome flat = changed("f['PSF'].data[:] = 1");
    PhotometryDetails other =
        java.util.Objects.requireNonNull(flat.result().orElseThrow().details());
    assertThat(other.apertureRadiusPixels()).isEqualTo(1.5);
    assertThat(other.psfFwhmArcsec()).isNaN();
  }

  @Test
  void laterRelease() {
    MeasurementOutcome qr2 =
        SpherexPhotometry.measure(good(), source(), PhotometryOptions.defaults());
    MeasurementOutcome qr3 =
        changed(
            """
            h = f['FLAGS'].header
            for k in [k for k in h if k.startswith('MP_') or k.startswith('MP ')]: del h[k]
            h['MSKN0021'] = 'SOURCE'
            f[2] = fits.CompImageHDU(f['FLAGS'].data, header=h, name='FLAGS',
                                     compression_type='RICE_1', tile_size=(60, 1))
            f[5] = fits.BinTableHDU.from_columns(
                [fits.Column('A', '4E', array=np.zeros((441, 4), 'f4'))], name='EPSF')
            """);
    var expected = qr2.result().orElseThrow();
    var result = qr3.result().orElseThrow();
    assertThat(result.flag()).isEqualTo(expected.flag());
    PhotometryDetails details = java.util.Objects.requireNonNull(result.details());
    assertThat(details.psfFwhmArcsec()).isEqualTo(4.9);
    assertThat(details.psfPlane()).isZero();
    assertThat(result.fluxMicrojansky() / expected.fluxMicrojansky()).isBetween(0.9, 1.1);
  }
}
