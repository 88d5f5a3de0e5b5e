package org.alidade.lightcurve.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.sources.SourceTables;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.alidade.testing.Python;
import org.alidade.testing.SeededRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(SeededRandom.class)
class RatioPhotometryTest {
  @TempDir Path folder;

  private static ImagePlane constant(float value) {
    float[] pixels = new float[400];
    Arrays.fill(pixels, value);
    return new ImagePlane("flat", 20, 20, pixels, List.of());
  }

  private static SkyObjects at(double... xAndY) {
    int count = xAndY.length / 2;
    double[] x = new double[count];
    double[] y = new double[count];
    long[] numbers = new long[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = i + 1L;
      x[i] = xAndY[2 * i];
      y[i] = xAndY[2 * i + 1];
    }
    return new SkyObjects(numbers, x.clone(), y.clone(), x, y);
  }

  private static double value(Table table, String column, int row) {
    return table.columns().stream()
        .filter(found -> found.name().equals(column))
        .findFirst()
        .orElseThrow()
        .number(row);
  }

  @Test
  void columnsAreNamedAsTheSpecificationSays() {
    Table table =
        RatioPhotometry.measure(at(10, 10), constant(1), constant(1), RatioOptions.defaults());
    assertThat(table.columns().stream().map(Column::name))
        .hasSize(29)
        .startsWith("NUMBER", "ALPHA_J2000", "DELTA_J2000", "X_IMAGE", "Y_IMAGE")
        .contains("biweight_location_area7px_sigclip3", "mad_std_area20px_sigclip3")
        .endsWith("biweight_scale_area20px_sigclip3");
    assertThat(value(table, "mean_area13px_sigclip3", 0)).isEqualTo(1);
    assertThat(value(table, "biweight_scale_area13px_sigclip3", 0)).isZero();
  }

  @Test
  void anOutlierInTheCircleIsClipped() {
    ImagePlane ratio = constant(1);
    for (int i = 0; i < 400; i++) {
      ratio.pixels()[i] = i % 2 == 0 ? 0.99f : 1.01f;
    }
    ratio.pixels()[10 * 20 + 10] = 50;
    Table table = RatioPhotometry.measure(at(11, 11), ratio, constant(1), RatioOptions.defaults());
    assertThat(value(table, "median_area20px_sigclip3", 0)).isCloseTo(1, within(0.011));
    assertThat(value(table, "mean_area20px_sigclip3", 0)).isCloseTo(1, within(0.011));
    assertThat(value(table, "std_area20px_sigclip3", 0)).isCloseTo(0.01, within(0.001));
  }

  @Test
  void badPixelsAreLeftOutAndEmptyCirclesAreMissing() {
    ImagePlane ratio = constant(2);
    ImagePlane noise = constant(1);
    ratio.pixels()[5 * 20 + 5] = Float.NaN;
    noise.pixels()[5 * 20 + 6] = 0;
    Table table =
        RatioPhotometry.measure(
            at(6, 6, 500, 6, Double.NaN, 3, 0.6, 20), ratio, noise, RatioOptions.defaults());
    assertThat(value(table, "mean_area3px_sigclip3", 1)).isNaN();
    assertThat(value(table, "mean_area3px_sigclip3", 2)).isNaN();
    assertThat(value(table, "mean_area7px_sigclip3", 0)).isEqualTo(2);
    assertThat(value(table, "mean_area7px_sigclip3", 3)).isEqualTo(2);
  }

  /** The same statistics by photutils and astropy. */
  @Test
  void agreesWithPhotutils(RandomGenerator random) {
    Python.assumeModules("numpy", "astropy", "photutils");
    ImagePlane ratio = constant(1);
    for (int i = 0; i < 400; i++) {
      ratio.pixels()[i] = (float) (1 + 0.1 * random.nextGaussian());
      if (random.nextInt(15) == 0) {
        ratio.pixels()[i] = 9;
      }
    }
    double[] places = random.doubles(40, 4, 17).toArray();
    Path image = folder.resolve("ratio.fits");
    ratio.write(image);
    Table table = RatioPhotometry.measure(at(places), ratio, constant(1), RatioOptions.defaults());
    Path catalogue = folder.resolve("ratio.ecsv");
    SourceTables.writeEcsv(catalogue, table);
    assertThat(
            Python.run(
                """
                import sys, numpy as np
                from astropy.io import fits
                from astropy.table import Table
                from astropy.stats import SigmaClip
                from photutils.aperture import ApertureStats, CircularAperture
                data = fits.getdata(sys.argv[1]).astype(float)
                t = Table.read(sys.argv[2], format='ascii.ecsv')
                assert t['X_IMAGE'].unit == 'pix' and t['NUMBER'].dtype == int
                xy = np.transpose([t['X_IMAGE'] - 1, t['Y_IMAGE'] - 1])
                for area in (3, 7, 13, 20):
                    s = ApertureStats(data, CircularAperture(xy, np.sqrt(area / np.pi)),
                                      sigma_clip=SigmaClip(3, maxiters=5), sum_method='center')
                    for k in ('mean', 'median', 'biweight_location', 'std', 'mad_std'):
                        ours = t[f'{k}_area{area}px_sigclip3']
                        assert np.allclose(ours, getattr(s, k), rtol=1e-10, atol=1e-12), (k, area)
                    ours = t[f'biweight_scale_area{area}px_sigclip3']
                    theirs = np.sqrt(s.biweight_midvariance)
                    assert np.allclose(ours, theirs, rtol=1e-10, atol=1e-12), area
                print(len(t))
                """,
                image,
                catalogue))
        .isEqualTo("20\n");
  }

  @Test
  void nonsenseIsRefused() {
    assertThatThrownBy(() -> RatioOptions.defaults().withAreasPixels(0))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> RatioOptions.defaults().withClipSigma(0))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(
            () ->
                new SkyObjects(
                    new long[1], new double[1], new double[1], new double[1], new double[2]))
        .isInstanceOf(BadInputException.class);
  }
}
