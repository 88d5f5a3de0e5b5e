package org.alidade.spherex.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;
import org.alidade.spherex.Band;
import org.alidade.spherex.PhotometryResult;
import org.alidade.testing.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinningTest {
  @TempDir private Path folder;

  @Test
  void meanIsWeightedByInverseVariance() {
    List<PhotometryResult> results =
        List.of(
            Series.point("a", Band.D3, 60000.25, 2.0, 100, 10, 0),
            Series.point("b", Band.D3, 60000.75, 2.001, 130, 20, 0));
    BinnedPoint point = Binning.spectrum(results).get(0);
    assertThat(point.fluxMicrojansky()).isCloseTo(106, within(1e-12));
    assertThat(point.fluxErrorMicrojansky()).isCloseTo(Math.sqrt(80), within(1e-12));
    assertThat(point.mjd()).isCloseTo(60000.35, within(1e-10));
    assertThat(point.wavelengthMicrons()).isCloseTo(2.0002, within(1e-12));
    assertThat(point.count()).isEqualTo(2);
    // (100-106)^2/100 + (130-106)^2/400
    assertThat(point.reducedChiSquared()).isCloseTo(1.8, within(1e-12));
  }

  @Test
  void channelsDivideTheNominalRangeEvenlyInTheLogarithm() {
    for (Band band : Band.DETECTORS) {
      double low = band.wavelengthMinimumMicrons();
      double ratio = Math.pow(band.wavelengthMaximumMicrons() / low, 1.0 / 17);
      for (int channel = 1; channel <= 17; channel++) {
        double middle = low * Math.pow(ratio, channel - 0.5);
        assertThat(Binning.channel(band, middle)).as("%s", band).isEqualTo(channel);
      }
      assertThat(Binning.channel(band, 0.9 * low)).isEqualTo(1);
      assertThat(Binning.channel(band, 1.1 * band.wavelengthMaximumMicrons())).isEqualTo(17);
    }
  }

  @Test
  void channelWidthsAddUpToTheDetector() {
    double low = Band.D4.wavelengthMinimumMicrons();
    double ratio = Math.pow(Band.D4.wavelengthMaximumMicrons() / low, 1.0 / 17);
    List<PhotometryResult> one =
        IntStream.range(0, 17)
            .mapToObj(
                i -> Series.point("o" + i, Band.D4, 1, low * Math.pow(ratio, i + 0.5), 1, 1, 0))
            .toList();
    List<BinnedPoint> points = Binning.spectrum(one);
    assertThat(points).hasSize(17);
    assertThat(points.stream().mapToDouble(BinnedPoint::bandwidthMicrons).sum())
        .isCloseTo(3.82 - 2.42, within(1e-12));
    assertThat(points.get(0).reducedChiSquared()).isNaN();
  }

  @Test
  void unusableMeasurementsAreLeftOut() {
    List<PhotometryResult> results =
        List.of(
            Series.point("a", Band.D3, 60000, 2.0, Double.NaN, 10, 0),
            Series.point("b", Band.D3, 60000, 2.0, 5, 0, 0),
            Series.point("c", Band.UNKNOWN, 60000, 2.0, 5, 1, 0));
    assertThat(Binning.spectrum(results)).isEmpty();
    assertThat(Binning.lightCurve(results, 1)).isEmpty();
  }

  @Test
  void timeBinsCountFromTheFirstMeasurementAndKeepBandsApart() {
    List<PhotometryResult> results =
        List.of(
            Series.point("a", Band.D3, 60000.9, 2.0, 10, 1, 0),
            Series.point("b", Band.D3, 60001.8, 2.1, 20, 1, 0),
            Series.point("c", Band.D3, 60002.0, 2.1, 30, 1, 0),
            Series.point("d", Band.D1, 60001.0, 0.9, 40, 1, 0));
    List<BinnedPoint> points = Binning.lightCurve(results, 1);
    assertThat(points).extracting(BinnedPoint::band).containsExactly(Band.D1, Band.D3, Band.D3);
    assertThat(points).extracting(BinnedPoint::count).containsExactly(1, 2, 1);
    assertThat(points.get(1).fluxMicrojansky()).isCloseTo(15, within(1e-12));
    assertThatThrownBy(() -> Binning.lightCurve(results, 0))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("bins of 0.0 days");
  }

  @Test
  void realSpectrumKeepsItsLight() throws IOException {
    List<PhotometryResult> results = Series.cloverleaf().results();
    List<BinnedPoint> points = Binning.spectrum(results);
    assertThat(points).hasSizeBetween(50, 102);
    assertThat(points.stream().mapToInt(BinnedPoint::count).sum()).isEqualTo(108);
    double direct = results.stream().mapToDouble(BinningTest::weighted).sum();
    double binned =
        points.stream()
            .mapToDouble(p -> p.fluxMicrojansky() / Math.pow(p.fluxErrorMicrojansky(), 2))
            .sum();
    assertThat(binned).isCloseTo(direct, within(1e-9 * direct));
  }

  private static double weighted(PhotometryResult result) {
    return result.fluxMicrojansky() / Math.pow(result.fluxErrorMicrojansky(), 2);
  }

  @Test
  void binsAreWrittenAsATable() throws IOException {
    Python.assumeModules("astropy");
    List<BinnedPoint> points = Binning.spectrum(Series.cloverleaf().results());
    Path file = folder.resolve("binned.ecsv");
    Binning.write(file, Series.cloverleaf().source(), points);
    String said =
        Python.run(
            """
            import sys
            from astropy.table import Table
            t = Table.read(sys.argv[1], format='ascii.ecsv')
            print(len(t), t['flux'].unit, int(t['count'].sum()))
            """,
            file);
    assertThat(said.strip()).isEqualTo(points.size() + " uJy 108");
  }
}
