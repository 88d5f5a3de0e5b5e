package org.alidade.transients.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsHeader;
import org.alidade.math.Quantiles;
import org.alidade.testing.GoldenData;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.SeededRandom;
import org.alidade.transients.FailureCode;
import org.alidade.transients.MaskBits;
import org.alidade.transients.PsfStamp;
import org.alidade.transients.StageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith({SeededRandom.class, LeakCheck.class})
class PreprocessingTest {
  private static PreprocessedFrame ready(String name) {
    return Preprocessing.run(GoldenPair.raw(name), PreprocessOptions.defaults());
  }

  @Test
  void theGoldenPairIsPreparedAndAligned() {
    PreprocessedFrame science = ready("sci");
    PreprocessedFrame reference = ready("ref");
    assertThat(science.quality().sigma()).isCloseTo(12.61, within(0.35));
    assertThat(reference.quality().sigma()).isCloseTo(8.31, within(0.25));
    assertThat(science.psf().kind()).isEqualTo(PsfKind.STARS);
    assertThat(science.psf().shape().fwhmPx()).isCloseTo(3.45, within(0.3));
    assertThat(reference.psf().shape().fwhmPx()).isCloseTo(2.7, within(0.3));
    AlignedPair pair =
        PairAlignment.align(science, reference, AlignmentOptions.defaults().withLeastOverlap(0.8));
    assertThat(pair.overlap()).isBetween(0.8, 0.95);
    assertThat(pair.rmsXPx()).isLessThan(0.1);
    assertThat(pair.rmsYPx()).isLessThan(0.1);
    assertThat(pair.registrationStars()).isGreaterThan(8);
    assertThat(pair.reference().sigma()).isCloseTo(reference.frame().sigma(), within(1e-3));
  }

  @Test
  void imagesOfOtherFieldsDoNotOverlap() {
    PreprocessedFrame science = ready("sci");
    FitsHeader elsewhere = GoldenPair.withCard(science.frame().header(), "CRVAL1", 160.0);
    PreprocessedFrame other =
        Preprocessing.run(
            RawImage.of(256, 256, GoldenPair.raw("ref").pixels(), elsewhere),
            PreprocessOptions.defaults().withoutCosmicRays());
    assertThat(other.flags()).contains(ImageFlag.GAIN_UNKNOWN);
    assertThatThrownBy(() -> PairAlignment.align(science, other, AlignmentOptions.defaults()))
        .isInstanceOfSatisfying(
            StageException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.NO_OVERLAP));
    PreprocessedFrame blind =
        Preprocessing.run(
            GoldenPair.raw("ref").withHeader(new FitsHeader("blind", List.of())),
            PreprocessOptions.defaults().withoutCosmicRays());
    assertThatThrownBy(() -> PairAlignment.align(science, blind, AlignmentOptions.defaults()))
        .isInstanceOfSatisfying(
            StageException.class, e -> assertThat(e.code()).isEqualTo(FailureCode.WCS_INVALID));
  }

  @Test
  void aPreparedImageIsReadAsItWasWritten(@TempDir Path folder) {
    PreprocessedFrame image = ready("sci");
    Path path = folder.resolve("image.fits");
    PreprocessedFile.write(path, image);
    PreprocessedFrame back = PreprocessedFile.read(path);
    assertThat(back.quality()).isEqualTo(image.quality());
    assertThat(back.flags()).isEqualTo(image.flags());
    assertThat(back.frame().mask()).isEqualTo(image.frame().mask());
    assertThat(back.psf().at(30, 200).values()).isEqualTo(image.psf().at(30, 200).values());
    for (int i = 0; i < image.background().length; i++) {
      assertThat((float) image.frame().pixels()[i]).isEqualTo((float) back.frame().pixels()[i]);
      assertThat((float) image.background()[i]).isEqualTo((float) back.background()[i]);
    }
    try (SkyMapping sky = SkyMapping.between(image.frame().header(), back.frame().header())) {
      assertThat(sky.map(12, 34)[0]).isCloseTo(12, within(1e-6));
    }
    assertThatThrownBy(() -> PreprocessedFile.read(GoldenPair.path("sci.fits")))
        .isInstanceOf(StageException.class)
        .hasMessageContaining("no prepared image");
  }

  @Test
  void cosmicRaysAreFoundAndStarsAreNot(RandomGenerator random) {
    double[] pixels = new double[200 * 200];
    Arrays.fill(pixels, 200);
    for (int star = 0; star < 25; star++) {
      double row = 20 + 40 * Math.floorDiv(star, 5) + random.nextDouble();
      StarField.addMoffat(pixels, 200, 200, 20 + 40 * (star % 5), row, 2e4, 3);
    }
    StarField.addPhotonNoise(pixels, 5, random);
    int[] hits = new int[30];
    for (int i = 0; i < hits.length; i++) {
      hits[i] = (40 + 40 * (i % 4)) + 200 * (40 + 5 * i);
      pixels[hits[i]] += 3000;
    }
    RawImage raw =
        RawImage.of(200, 200, pixels, new FitsHeader("test", List.of()))
            .withGain(1)
            .withReadNoise(5);
    PreprocessedFrame image = Preprocessing.run(raw, PreprocessOptions.defaults());
    for (int hit : hits) {
      assertThat(image.frame().mask()[hit] & MaskBits.COSMIC_RAY).isPositive();
    }
    assertThat(image.quality().cosmicFraction() * pixels.length).isLessThan(60);
    // The inner nine are far enough from the border.
    assertThat(image.psf().stars()).isEqualTo(9);
    assertThat(image.quality().score()).isBetween(0.7, 1.0);
  }

  @Test
  void calibrationTakesTheDetectorOff(RandomGenerator random) {
    int size = 64 * 64;
    double[] sensitivity = new double[size];
    double[] dark = new double[size];
    double[] bias = new double[size];
    double[] light = new double[size];
    for (int i = 0; i < size; i++) {
      sensitivity[i] = i == 100 ? 0.1 : 0.9 + 0.2 * random.nextDouble();
      dark[i] = random.nextDouble();
      bias[i] = 300 + random.nextDouble(5);
      light[i] = 1000 + random.nextDouble(100);
    }
    double mean = Arrays.stream(sensitivity).sum() / size;
    MasterFrame masterBias = MasterFrame.bias(List.of(new CalibrationFrame(64, 64, bias, 0)));
    MasterFrame masterDark =
        MasterFrame.dark(List.of(exposed(bias, dark, 50), exposed(bias, dark, 100)), masterBias);
    MasterFrame masterFlat =
        MasterFrame.flat(List.of(exposed(bias, sensitivity, 20000)), masterBias);
    double[] raw = new double[size];
    for (int i = 0; i < size; i++) {
      raw[i] = bias[i] + 60 * dark[i] + light[i] * sensitivity[i] / mean;
    }
    Calibration calibration = new Calibration(masterBias, masterDark, masterFlat);
    FitsHeader header = new FitsHeader("test", List.of());
    RawImage image = RawImage.of(64, 64, raw, header).withGain(2).withExposure(60);
    RawImage calibrated = calibration.apply(image);
    byte[] mask = Objects.requireNonNull(calibrated.mask());
    double[] variance = Objects.requireNonNull(calibrated.variance());
    for (int i = 0; i < size; i++) {
      if (i == 100) {
        assertThat(mask[i]).isEqualTo((byte) MaskBits.BAD);
      } else {
        assertThat(calibrated.pixels()[i]).isCloseTo(light[i], within(1e-6));
        double flat = sensitivity[i] / mean;
        assertThat(variance[i]).isCloseTo((raw[i] - bias[i]) / 2 / (flat * flat), within(1e-6));
      }
    }
    assertThatThrownBy(() -> calibration.apply(RawImage.of(64, 64, raw, header)))
        .isInstanceOfSatisfying(
            StageException.class,
            e -> assertThat(e.code()).isEqualTo(FailureCode.CALIBRATION_INVALID));
    assertThatThrownBy(() -> MasterFrame.bias(List.of())).isInstanceOf(StageException.class);
  }

  private static CalibrationFrame exposed(double[] bias, double[] rate, double seconds) {
    double[] pixels = new double[bias.length];
    Arrays.setAll(pixels, i -> bias[i] + seconds * rate[i]);
    return new CalibrationFrame(64, 64, pixels, seconds);
  }

  @Test
  void realImagesWithGapsArePrepared() {
    Path folder = GoldenData.data("transient", "jwst_a2744_f200w");
    try (FitsFile file = FitsFile.open(folder.resolve("ref.fits.gz"));
        FitsFile noise = FitsFile.open(folder.resolve("ref_noise.fits.gz"))) {
      int[] shape = file.image(0).shape();
      double[] variance = noise.image(0).doubles();
      for (int i = 0; i < variance.length; i++) {
        variance[i] *= variance[i];
      }
      double median = Math.sqrt(Quantiles.median(variance));
      RawImage raw =
          RawImage.of(shape[1], shape[0], file.image(0).doubles(), file.header(0))
              .withVariance(variance);
      PreprocessedFrame image =
          Preprocessing.run(raw, PreprocessOptions.defaults().withoutCosmicRays());
      assertThat(MaskGrowth.select(image.frame().mask(), MaskBits.NO_DATA)).contains(true);
      assertThat(image.frame().variance()).doesNotContain(Double.NaN);
      assertThat(image.quality().sigma()).isBetween(0.2 * median, 5 * median);
      try (FitsFile given = FitsFile.open(folder.resolve("ref_psf.fits.gz"))) {
        PreprocessedFrame withModel = image.withPsf(PsfStamp.of(205, given.image(0).doubles()));
        assertThat(withModel.psf().kind()).isEqualTo(PsfKind.GIVEN);
        // NIRCam's point-spread function at F200W is 2.1 pixels of 0.031 arcsec wide.
        assertThat(withModel.quality().fwhmPx()).isBetween(1.7, 2.5);
        assertThat(Arrays.stream(withModel.frame().psf().values()).sum())
            .isCloseTo(1, within(1e-9));
      }
    }
  }
}
