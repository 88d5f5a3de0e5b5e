package org.alidade.fuzz;

import static org.alidade.fuzz.ForeignBytes.attempt;
import static org.alidade.fuzz.ForeignBytes.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.file.Path;
import java.util.Arrays;
import org.alidade.fits.FitsColumn;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsHeader;
import org.alidade.fits.FitsImage;
import org.alidade.fits.FitsTable;
import org.alidade.fits.SkyPosition;
import org.alidade.fits.Wcs;

/** FITS files, plain, in compressed tiles and in gzip, and world coordinates from their headers. */
class FitsFuzzTest {
  private static final int MOST_VALUES = 4096;

  @FuzzTest
  void file(byte[] bytes) {
    ForeignBytes.asFile(bytes, "foreign.fits", FitsFuzzTest::readAll);
  }

  @FuzzTest
  void worldCoordinates(byte[] bytes) {
    ForeignBytes.asFile(bytes, "foreign.fits", FitsFuzzTest::readCoordinates);
  }

  private static void readAll(Path path) {
    try (FitsFile file = FitsFile.open(path)) {
      attempt(file::verifyChecksums);
      for (int i = 0; i < file.hduCount(); i++) {
        int hdu = i;
        attempt(() -> readHeader(file.header(hdu)));
        attempt(() -> readImage(file.image(hdu)));
        attempt(() -> readTable(file.table(hdu)));
      }
    }
  }

  private static void readHeader(FitsHeader header) {
    header
        .cards()
        .forEach(
            card -> {
              attempt(() -> header.findDouble(card.keyword()));
              attempt(() -> header.findLong(card.keyword()));
              attempt(() -> header.getBoolean(card.keyword()));
              attempt(() -> header.unit(card.keyword()));
            });
    holds(header.toText().length() % 80 == 0, "cards of 80 characters");
  }

  private static void readImage(FitsImage image) {
    long product = Arrays.stream(image.shape()).asLongStream().reduce(1, Math::multiplyExact);
    holds(image.size() == product, "as many pixels as the shape says");
    int count = (int) Math.min(MOST_VALUES, image.size());
    attempt(() -> holds(image.doubles(0, count).length == count, "all pixels"));
    attempt(() -> image.floats(image.size() - count, count));
  }

  private static void readTable(FitsTable table) {
    for (FitsColumn column : table.columns()) {
      String name = column.name();
      int rows = table.rowCount();
      attempt(() -> holds(table.doubles(name).length == rows, "a number per row"));
      attempt(() -> holds(table.longs(name).length == rows, "an integer per row"));
      attempt(() -> holds(table.strings(name).length == rows, "a text per row"));
      attempt(() -> holds(table.vectors(name).length == rows, "a vector per row"));
    }
  }

  private static void readCoordinates(Path path) {
    try (FitsFile file = FitsFile.open(path);
        Wcs wcs = Wcs.of(file, file.header(file.hduCount() - 1))) {
      double[] pixel = new double[wcs.axes()];
      Arrays.fill(pixel, 3);
      attempt(() -> holds(wcs.pixelToWorld(pixel).length == pixel.length, "a value per axis"));
      attempt(() -> holds(wcs.worldToPixel(pixel).length == pixel.length, "a value per axis"));
      attempt(wcs::pixelScalesArcsec);
      attempt(() -> wcs.footprint(10, 12));
      attempt(() -> readSky(wcs));
    }
  }

  private static void readSky(Wcs wcs) {
    if (wcs.isCelestial()) {
      SkyPosition there = wcs.sky(2, 3);
      attempt(() -> wcs.skyToPixel(there.longitudeDegrees(), there.latitudeDegrees()));
      wcs.raDec(2, 3);
    }
  }
}
