package org.alidade.lvm.mock;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.alidade.fits.FitsTableData;

/** The SLITMAP table in the column formats of a release (spec lvm 2.3). */
final class FibreTable {
  private static final double STANDARD_FIELD_DEGREES = 1.5;

  private final List<MockFibre> fibres;
  private final MockFrame frame;
  private final FitsTableData.Builder table;

  private FibreTable(FibreMap map, MockFrame frame) {
    this.fibres = map.fibres();
    this.frame = frame;
    this.table = FitsTableData.builder(fibres.size());
  }

  static FitsTableData of(FibreMap map, MockFrame frame) {
    return new FibreTable(map, frame).build();
  }

  private FitsTableData build() {
    MockRelease release = frame.release();
    String pix = release.pixelUnit();
    longs("fiberid", "", MockFibre::fiberId);
    longs("spectrographid", "", MockFibre::spectrographId);
    texts("blockid", 3, MockFibre::blockId);
    longs("finblock", "", MockFibre::fibreInBlock);
    texts("targettype", 8, MockFibre::targetType);
    texts("ifulabel", 5, MockFibre::ifuLabel);
    longs("finifu", "", MockFibre::fibreInIfu);
    texts("telescope", 4, MockFibre::telescope);
    doubles("xpmm", "mm", MockFibre::xMillimetre);
    doubles("ypmm", "mm", MockFibre::yMillimetre);
    if (release == MockRelease.V1_0_3) {
      doubles("ringnum", "", MockFibre::ringNumber);
    } else {
      longs("ringnum", "", MockFibre::ringNumber);
    }
    texts("orig_ifulabel", 6, MockFibre::originalIfuLabel);
    texts("orig_slitlabel", 8, MockFibre::originalSlitLabel);
    longs("finsector", "", MockFibre::fibreInSector);
    texts("fmap", 17, MockFibre::route);
    switch (release) {
      case V1_0_3 -> longs("ypix_b", pix, MockFibre::slitPixelBlue);
      case V1_1_1 -> doubles("ypix_b", pix, MockFibre::slitPixelBlue);
      case V1_2_0 -> table.floats("ypix_b", pix, blueAsFloats());
    }
    longs("ypix_r", pix, MockFibre::slitPixelRed);
    longs("ypix_z", pix, MockFibre::slitPixelInfrared);
    longs("fibstatus", "", MockFibre::status);
    positions();
    return table.build();
  }

  private void longs(String name, String unit, ToLongFunction<MockFibre> value) {
    table.longs(name, unit, fibres.stream().mapToLong(value).toArray());
  }

  private void doubles(String name, String unit, ToDoubleFunction<MockFibre> value) {
    table.doubles(name, unit, fibres.stream().mapToDouble(value).toArray());
  }

  private void texts(String name, int width, Function<MockFibre, String> value) {
    table.strings(name, width, fibres.stream().map(value).toArray(String[]::new));
  }

  private float[] blueAsFloats() {
    float[] values = new float[fibres.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = fibres.get(i).slitPixelBlue();
    }
    return values;
  }

  private void positions() {
    double[] ra = new double[fibres.size()];
    double[] dec = new double[fibres.size()];
    SplittableRandom random = new SplittableRandom(frame.seed());
    for (int i = 0; i < ra.length; i++) {
      FocalPlane.Sky sky = position(fibres.get(i), random);
      ra[i] = sky.raDegrees();
      dec[i] = sky.decDegrees();
    }
    table.doubles("ra", "deg", ra);
    table.doubles("dec", "deg", dec);
  }

  private FocalPlane.Sky position(MockFibre fibre, SplittableRandom random) {
    double ra = frame.raDegrees();
    double dec = frame.decDegrees();
    return switch (fibre.telescope()) {
      case "Sci" -> new FocalPlane(ra, dec, frame.positionAngleDegrees()).sky(fibre);
      case "SkyE" -> new FocalPlane(ra + 8, within(dec - 4), 0).sky(fibre);
      case "SkyW" -> new FocalPlane(ra - 6, within(dec + 5), 0).sky(fibre);
      default ->
          new FocalPlane(
                  ra + random.nextDouble(-STANDARD_FIELD_DEGREES, STANDARD_FIELD_DEGREES),
                  within(dec + random.nextDouble(-STANDARD_FIELD_DEGREES, STANDARD_FIELD_DEGREES)),
                  0)
              .centre();
    };
  }

  private static double within(double dec) {
    return Math.max(-89, Math.min(89, dec));
  }
}
