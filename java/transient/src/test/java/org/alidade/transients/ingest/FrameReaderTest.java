package org.alidade.transients.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.zip.GZIPOutputStream;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsWriter;
import org.alidade.testing.GoldenData;
import org.alidade.transients.FailureCode;
import org.alidade.transients.StageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameReaderTest {
  @TempDir Path temporary = Path.of("");

  private static List<FitsCard> sky() {
    return List.of(
        FitsCard.of("CTYPE1", "RA---TAN", ""),
        FitsCard.of("CTYPE2", "DEC--TAN", ""),
        FitsCard.of("CRVAL1", 359.9999, ""),
        FitsCard.of("CRVAL2", -30.0, ""),
        FitsCard.of("CRPIX1", 1.0, ""),
        FitsCard.of("CRPIX2", 1.5, ""),
        FitsCard.of("CDELT1", -1 / 3600.0, ""),
        FitsCard.of("CDELT2", 1 / 3600.0, ""));
  }

  /** An image in an extension, time and filter in the primary header. */
  private Path file(List<FitsCard> primary, List<FitsCard> image) throws IOException {
    Path file = Files.createTempFile(temporary, "image", ".fits");
    try (FitsWriter writer = FitsWriter.create(file)) {
      writer.primary(primary);
      writer.image("SCI", new int[] {2, 3}, new float[] {1, 2, 3, 4, 5, 6}, image);
      writer.commit();
    }
    return file;
  }

  private static List<FitsCard> joined(List<FitsCard> first, FitsCard... more) {
    List<FitsCard> all = new ArrayList<>(first);
    all.addAll(Arrays.asList(more));
    return all;
  }

  @Test
  void readsTheGoldenPair() {
    Path file = GoldenData.golden("transient", "pair", "rot12_256", "sci.fits");
    RawFrame frame = FrameReader.read(file, KnownValues.none());
    FrameMetadata metadata = frame.metadata();
    assertThat(metadata.width()).isEqualTo(256);
    assertThat(metadata.filter()).isEqualTo("r");
    assertThat(metadata.exposureSeconds()).isEqualTo(60);
    assertThat(metadata.observedMjd()).isEqualTo(55358 + 5.5 / 24);
    assertThat(metadata.pixelScaleArcsec()).isBetween(0.9999, 1.0001);
    assertThat(metadata.raDegrees()).isBetween(149.99, 150.01);
    assertThat(metadata.gain()).hasValue(1);
    assertThat(metadata.readNoiseElectrons()).hasValue(3);
    assertThat(metadata.saturationCounts()).hasValue(50_000);
    assertThat(metadata.seeingArcsec()).hasValue(3.4);
    assertThat(metadata.airmass()).isEmpty();
    assertThat(metadata.sources()).containsEntry("observation_time", "DATE-OBS");
    assertThat(frame.pixels()).hasSize(65_536);
    assertThat(frame.mask().orElseThrow()).contains((byte) 2);
    assertThat(frame.variance().orElseThrow()[1000]).isPositive();
  }

  @Test
  void readsARealImage() {
    FrameMetadata metadata =
        FrameReader.metadata(
            GoldenData.data("transient", "jwst_a2744_f200w", "sci.fits.gz"), KnownValues.none());
    assertThat(metadata.filter()).isEqualTo("F200W");
    assertThat(metadata.width()).isEqualTo(900);
    assertThat(metadata.pixelScaleArcsec()).isBetween(0.03, 0.032);
    assertThat(metadata.raDegrees()).isBetween(3.4, 3.6);
    assertThat(metadata.decDegrees()).isBetween(-30.5, -30.3);
    assertThat(metadata.observedMjd()).isEqualTo(59894.174046254);
    assertThat(metadata.exposureSeconds()).isEqualTo(53597.952);
  }

  @Test
  void findsTheImageInAnExtensionAndTheRestInThePrimaryHeader() throws IOException {
    List<FitsCard> primary =
        List.of(
            FitsCard.of("FILTER1", "CLEAR1L", ""),
            FitsCard.of("FILTER2", "F814W", ""),
            FitsCard.of("EXPTIME", 100.0, ""),
            FitsCard.of("DATE-OBS", "2014-01-21", ""),
            FitsCard.of("TIME-OBS", "12:00:00", ""),
            FitsCard.of("CRVAL1", 5.0, "not of the image"));
    RawFrame frame = FrameReader.read(file(primary, sky()), KnownValues.none());
    FrameMetadata metadata = frame.metadata();
    assertThat(metadata.hdu()).isEqualTo(1);
    assertThat(metadata.filter()).isEqualTo("F814W");
    assertThat(metadata.observedMjd()).isEqualTo(56678.5);
    // one pixel west of a point 0.36 arcsec before 0 h, in units of the parallel
    assertThat(metadata.raDegrees()).isBetween(359.9995, 359.9997);
    assertThat(metadata.decDegrees()).isBetween(-30.0001, -29.9999);
    assertThat(frame.header().find("FILTER2")).hasValue("F814W");
    assertThat(frame.header().getDouble("CRVAL1")).isEqualTo(359.9999);
    assertThat(frame.pixels()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(frame.mask()).isEmpty();
  }

  @Test
  void readsCompressedFilesUnderAnyName() throws IOException {
    Path plain =
        file(
            List.of(),
            joined(
                sky(),
                FitsCard.of("FILTER", "g", ""),
                FitsCard.of("EXPOSURE", 30.0, ""),
                FitsCard.of("MJD-OBS", 56000.25, "")));
    for (String name : List.of("a.fits.gz", "b.img")) {
      Path packed = temporary.resolve(name);
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
        Files.copy(plain, out);
      }
      assertThat(FrameReader.metadata(packed, KnownValues.none()).observedMjd())
          .isEqualTo(56000.25);
    }
  }

  @Test
  void bringsTimesToUtc() throws IOException {
    FitsCard filter = FitsCard.of("FILTER", "g", "");
    FitsCard exposure = FitsCard.of("EXPTIME", 30.0, "");
    Path file =
        file(
            List.of(),
            joined(
                sky(),
                filter,
                exposure,
                FitsCard.of("TIMESYS", "TDB", ""),
                FitsCard.of("DATE-BEG", "2020-01-01T00:00:00", ""),
                FitsCard.of("DATE-END", "2020-01-01T01:00:00", "")));
    assertThat(FrameReader.metadata(file, KnownValues.none()).observedMjd())
        .isBetween(58849 + (1800 - 69.185) / 86400, 58849 + (1800 - 69.183) / 86400);
  }

  @Test
  void takesWhatTheQuerySaidAndSaysSo() throws IOException {
    Path file = file(List.of(), sky());
    KnownValues known =
        new KnownValues(Optional.of("UUU"), OptionalDouble.of(12), OptionalDouble.of(55000.5));
    FrameMetadata metadata = FrameReader.metadata(file, known);
    assertThat(metadata.filter()).isEqualTo("UUU");
    assertThat(metadata.exposureSeconds()).isEqualTo(12);
    assertThat(metadata.sources())
        .containsEntry("filter_band", "query")
        .containsEntry("exposure_time", "query")
        .containsEntry("observation_time", "query");
  }

  @Test
  void refusesWhatSaysTooLittle() throws IOException {
    assertRefused(file(List.of(), sky()), FailureCode.FITS_INVALID, "no time");
    FitsCard time = FitsCard.of("MJD-OBS", 56000.0, "");
    assertRefused(file(List.of(time), sky()), FailureCode.FITS_INVALID, "no filter");
    List<FitsCard> filtered = List.of(time, FitsCard.of("FILTER", "r", ""));
    assertRefused(file(filtered, sky()), FailureCode.FITS_INVALID, "no exposure");
    assertRefused(
        file(joined(filtered, FitsCard.of("EXPTIME", 0.0, "")), sky()),
        FailureCode.FITS_INVALID,
        "no exposure");
    assertRefused(file(filtered, List.of()), FailureCode.WCS_INVALID, "no image has celestial");
  }

  @Test
  void refusesWhatIsNotAnImage() throws IOException {
    Path text = temporary.resolve("text.fits");
    Files.writeString(text, "<html>Not found</html>");
    assertRefused(text, FailureCode.FITS_INVALID, "cannot be used");
    Path whole = file(List.of(), sky());
    Path half = temporary.resolve("half.fits");
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(half, Arrays.copyOf(bytes, bytes.length - 2880));
    assertRefused(half, FailureCode.FITS_INVALID, "cannot be used");
  }

  private static void assertRefused(Path file, FailureCode code, String message) {
    assertThatThrownBy(() -> FrameReader.metadata(file, KnownValues.none()))
        .isInstanceOfSatisfying(
            StageException.class, failure -> assertThat(failure.code()).isEqualTo(code))
        .hasMessageContaining(message);
  }
}
