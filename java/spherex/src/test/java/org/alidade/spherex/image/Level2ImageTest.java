package org.alidade.spherex.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.MissingDatasetException;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsWriter;
import org.alidade.fits.PixelOrigin;
import org.alidade.fits.SkyPosition;
import org.alidade.fits.Wcs;
import org.alidade.spherex.Band;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.PsfErratum;
import org.alidade.spherex.Source;
import org.alidade.spherex.mock.MockImage;
import org.alidade.spherex.mock.MockSource;
import org.alidade.spherex.photometry.SpherexPhotometry;
import org.alidade.testing.GoldenData;
import org.alidade.testing.LeakCheck;
import org.alidade.testing.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Reading of level-2 images: layout, coordinates, units, flags, cutouts. */
@ExtendWith(LeakCheck.class)
class Level2ImageTest {
  private static final PixelWindow WINDOW = new PixelWindow(900, 1100, 60, 50);
  private static final MockSource SOURCE = new MockSource(931.3, 1124.6, 2000);

  @TempDir Path folder;

  private Path write(MockImage.Builder builder) {
    Path file = folder.resolve("image.fits");
    builder.build().write(file);
    return file;
  }

  @Test
  void fieldsAndUnits() {
    try (Level2Image image = Level2Image.open(write(MockImage.builder().window(WINDOW)))) {
      assertThat(image.obsId()).isEqualTo("2025W25_1B_0062_1");
      assertThat(image.band()).isEqualTo(Band.D3);
      assertThat(image.mjd()).isCloseTo(60842.27, within(1e-9));
      assertThat(List.of(image.width(), image.height())).containsExactly(60, 50);
      assertThat(image.warnings()).isEmpty();
      float[] values = image.readImage();
      double[] converted = image.readImage(SurfaceBrightnessUnit.MICROJANSKY_PER_ARCSEC2);
      assertThat(converted[7]).isCloseTo(values[7] * 23.50443053909789, within(1e-12));
      assertThat(image.readError(SurfaceBrightnessUnit.MJY_PER_SR)[3])
          .isCloseTo(Math.sqrt(image.readVariance()[3]), within(1e-12));
      assertThat(image.parentPosition(3, 4)).isEqualTo(new PixelPosition(903, 1104));
      assertThat(image.flagDefinitions().byBit()).isEqualTo(FlagDefinitions.ARCHIVE.byBit());
    }
  }

  @Test
  void skyAgreesWithWcslib() {
    Path path = GoldenData.golden("spherex", "g01_d3_isolated.fits.gz");
    try (Level2Image image = Level2Image.open(path);
        FitsFile file = FitsFile.open(path);
        Wcs wcs = Wcs.of(file, file.header("IMAGE"), Wcs.PRIMARY, PixelOrigin.ZERO)) {
      for (double x = -800; x < 1300; x += 333) {
        for (double y = -900; y < 1100; y += 333) {
          SkyPosition own = image.sky().toSky(x, y);
          SkyPosition other = wcs.sky(x, y);
          assertThat(own.longitudeDegrees()).isCloseTo(other.longitudeDegrees(), within(1e-10));
          assertThat(own.latitudeDegrees()).isCloseTo(other.latitudeDegrees(), within(1e-10));
          PixelPosition back = image.sky().toPixel(own.longitudeDegrees(), own.latitudeDegrees());
          assertThat(back.x()).isCloseTo(x, within(1e-7));
          assertThat(back.y()).isCloseTo(y, within(1e-7));
        }
      }
      assertThat(image.sky().pixelAreaArcsec2(100, 90))
          .isCloseTo(wcs.pixelAreaArcsec2(100, 90), within(1e-6));
      assertThat(image.sky().pixelScaleArcsec()).isCloseTo(wcs.pixelScaleArcsec(), within(1e-9));
      assertThat(image.sky().toPixel(33.9, -11.5).isFinite()).isFalse();
    }
  }

  @Test
  void wavelengthsAgreeWithWcslib() {
    Path path = GoldenData.golden("spherex", "g04_d4_crowded.fits.gz");
    try (Level2Image image = Level2Image.open(path);
        FitsFile file = FitsFile.open(path);
        Wcs wcs = Wcs.of(file, file.header("IMAGE"), 'W', PixelOrigin.ZERO)) {
      for (double place = 0.3; place < 199; place += 17) {
        Channel own = image.spectrum().at(place, 198 - place);
        double[] other = wcs.pixelToWorld(place, 198 - place);
        double inMicrons = other[0] < 1e-3 ? 1e6 : 1;
        assertThat(own.wavelengthMicrons()).isCloseTo(other[0] * inMicrons, within(1e-9));
        assertThat(own.bandwidthMicrons()).isCloseTo(other[1] * inMicrons, within(1e-9));
      }
      assertThat(image.spectrum().at(-2000, 5).wavelengthMicrons()).isNaN();
    }
  }

  @Test
  void misorderedZonesAreRepaired() {
    PixelPosition place = new PixelPosition(300, 30);
    Path old = write(MockImage.builder().version("6.5.4").misorderedZones(true));
    try (Level2Image image = Level2Image.open(old)) {
      PsfCube repaired = image.psf(PsfErratum.REPAIR).orElseThrow();
      assertThat(repaired.isHeaderRepaired()).isTrue();
      assertThat(repaired.numberAt(place)).isEqualTo(2);
      PsfCube trusted = image.psf(PsfErratum.OFF).orElseThrow();
      assertThat(trusted.isHeaderRepaired()).isFalse();
      assertThat(trusted.numberAt(place)).isEqualTo(12);
      assertThat(trusted.centre(12)).isEqualTo(repaired.centre(2));
    }
    try (Level2Image image = Level2Image.open(write(MockImage.builder().version("6.5.4")))) {
      PsfCube right = image.psf(PsfErratum.REPAIR).orElseThrow();
      assertThat(right.isHeaderRepaired()).isFalse();
      assertThat(right.numberAt(place)).isEqualTo(2);
    }
    assertThat(PipelineVersion.hasMisorderedZones("6.5.4")).isTrue();
    assertThat(PipelineVersion.hasMisorderedZones("6.5.4+psffix1")).isFalse();
    assertThat(PipelineVersion.hasMisorderedZones("6.5.6")).isFalse();
    assertThat(PipelineVersion.hasMisorderedZones("6.10")).isFalse();
    assertThat(PipelineVersion.hasMisorderedZones("")).isFalse();
  }

  @Test
  void cutoutMeasuresLikeTheWhole() {
    MockImage mock = MockImage.builder().window(WINDOW).source(SOURCE).build();
    Path whole = folder.resolve("whole.fits");
    mock.write(whole);
    Path part = folder.resolve("part.fits");
    SkyPosition sky = mock.position(SOURCE);
    try (Level2Image image = Level2Image.open(whole)) {
      Cutout cutout =
          image.cutout(sky.longitudeDegrees(), sky.latitudeDegrees(), 30, 34, CutoutMode.TRIM);
      cutout.write(part);
      assertThat(cutout.covered()).isEqualTo(cutout.window());
      PixelPosition place = cutout.sky().toPixel(sky.longitudeDegrees(), sky.latitudeDegrees());
      PixelPosition parent = cutout.toParent(place);
      assertThat(parent.x()).isCloseTo(31.3, within(1e-6));
      assertThat(parent.y()).isCloseTo(24.6, within(1e-6));
      assertThat(cutout.spectrum().at(place.x(), place.y()))
          .isEqualTo(image.spectrum().at(parent.x(), parent.y()));
      assertThat(cutout.toParent(cutout.fromParent(new PixelPosition(3, 4))))
          .isEqualTo(new PixelPosition(3, 4));
    }
    Source source = Source.at(sky.longitudeDegrees(), sky.latitudeDegrees());
    PhotometryOptions options = PhotometryOptions.builder().subtractZodi(false).build();
    var full = SpherexPhotometry.measure(whole, source, options).result().orElseThrow();
    var small = SpherexPhotometry.measure(part, source, options).result().orElseThrow();
    assertThat(small.fluxMicrojansky()).isCloseTo(full.fluxMicrojansky(), within(1e-9 * 2000));
    assertThat(small.wavelengthMicrons()).isCloseTo(full.wavelengthMicrons(), within(1e-12));
    assertThat(small.pixelX()).isNotEqualTo(full.pixelX());
    assertThat(small.flag()).isEqualTo(full.flag());
  }

  @Test
  void cutoutAtTheEdge() {
    try (Level2Image image = Level2Image.open(write(MockImage.builder().window(WINDOW)))) {
      PixelWindow outside = new PixelWindow(-5, 40, 20, 20);
      assertThat(image.cutout(outside, CutoutMode.TRIM).window())
          .isEqualTo(new PixelWindow(0, 40, 15, 10));
      Cutout padded = image.cutout(outside, CutoutMode.PARTIAL);
      assertThat(padded.image()).hasSize(400);
      assertThat(padded.image()[0]).isNaN();
      assertThat(padded.flags()[0]).isEqualTo(512);
      assertThat(padded.image()[5]).isEqualTo(image.readImage()[40 * 60]);
      assertThatThrownBy(() -> image.cutout(outside, CutoutMode.STRICT))
          .isInstanceOf(BadInputException.class);
      assertThatThrownBy(() -> image.cutout(new PixelWindow(80, 0, 5, 5), CutoutMode.TRIM))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("does not touch");
    }
  }

  @Test
  void cutoutIsReadByAstropy() {
    Python.assumeModules("astropy.wcs");
    Path part = folder.resolve("part.fits");
    try (Level2Image image = Level2Image.open(write(MockImage.builder().window(WINDOW)))) {
      image.cutout(new PixelWindow(10, 20, 30, 25), CutoutMode.TRIM).write(part);
      SkyPosition sky = image.sky().toSky(15, 27);
      String seen =
          Python.run(
              """
              import sys, warnings
              warnings.simplefilter('ignore')
              from astropy.io import fits
              from astropy.wcs import WCS
              with fits.open(sys.argv[1], checksum=True) as f:
                  f.verify('exception')
                  h = f['IMAGE'].header
                  ra, dec = WCS(h).all_pix2world(5, 7, 0)
                  print([x.name for x in f[1:]], f['FLAGS'].data.shape, f['WCS-WAVE'].columns[2].dim)
                  print(repr(float(ra)), repr(float(dec)), h['CRPIX1A'], h['CRPIX2W'])
              """,
              part);
      List<String> lines = seen.lines().toList();
      assertThat(lines.get(0))
          .isEqualTo("['IMAGE', 'FLAGS', 'VARIANCE', 'ZODI', 'PSF', 'WCS-WAVE'] (25, 30) (2,9,14)");
      String[] numbers = lines.get(1).split(" ", -1);
      assertThat(Double.parseDouble(numbers[0])).isCloseTo(sky.longitudeDegrees(), within(1e-9));
      assertThat(Double.parseDouble(numbers[1])).isCloseTo(sky.latitudeDegrees(), within(1e-9));
      assertThat(numbers[2]).isEqualTo("-909.0");
      assertThat(numbers[3]).isEqualTo("-1119.0");
    }
  }

  @Test
  void wrongLayouts() {
    Path few = folder.resolve("few.fits");
    try (FitsWriter writer = FitsWriter.create(few)) {
      writer.image("IMAGE", new int[] {2, 2}, new float[4], List.of());
      writer.commit();
    }
    assertThatThrownBy(() -> Level2Image.open(few))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("2 HDUs");
    assertThatThrownBy(() -> Level2Image.open(folder.resolve("none.fits")))
        .isInstanceOf(MissingDatasetException.class);
    Path shapes = folder.resolve("shapes.fits");
    try (FitsWriter writer = FitsWriter.create(shapes)) {
      for (String name : List.of("IMAGE", "FLAGS", "VARIANCE", "ZODI", "PSF", "WCS-WAVE")) {
        int side = name.equals("ZODI") ? 3 : 2;
        writer.image(name, new int[] {side, side}, new float[side * side], List.of());
      }
      writer.commit();
    }
    assertThatThrownBy(() -> Level2Image.open(shapes))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("ZODI");
  }
}
