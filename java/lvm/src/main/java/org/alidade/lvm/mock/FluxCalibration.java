package org.alidade.lvm.mock;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.alidade.fits.FitsTableData;
import org.alidade.fits.FitsWriter;

/** The three tables of sensitivity curves in release 1.2.0: 15 curves, their mean and scatter. */
final class FluxCalibration {
  private static final int CURVES = 15;
  private static final int MEASURED_CURVES = 12;
  private static final double SCATTER = 0.03;
  private static final String UNIT = "electron cm2 / erg";

  private FluxCalibration() {}

  static void write(FitsWriter writer, MockFrame frame) {
    SplittableRandom random = new SplittableRandom(~frame.seed());
    writer.table("FLUXCAL_STD", table(frame, "STD", random), List.of());
    writer.table("FLUXCAL_SCI", table(frame, "SCI", random), List.of());
    writer.table("FLUXCAL_MOD", table(frame, "STD", random), List.of());
  }

  private static FitsTableData table(MockFrame frame, String prefix, SplittableRandom random) {
    double[] mean = new double[frame.pixels()];
    for (int i = 0; i < mean.length; i++) {
      double x = (MockSpectrum.wavelength(frame.firstPixel() + i) - 5500) / 3500;
      mean[i] = 5e-14 * Math.exp(-x * x);
    }
    FitsTableData.Builder table = FitsTableData.builder(mean.length);
    for (int curve = 1; curve <= CURVES; curve++) {
      double factor = curve <= MEASURED_CURVES ? 1 + SCATTER * random.nextGaussian() : Double.NaN;
      double[] values = Arrays.stream(mean).map(value -> value * factor).toArray();
      table.doubles(prefix + curve + "SEN", UNIT, values);
    }
    table.doubles("mean", UNIT, mean);
    table.doubles("rms", UNIT, Arrays.stream(mean).map(value -> value * SCATTER).toArray());
    return table.build();
  }
}
