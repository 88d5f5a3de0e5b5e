package org.alidade.spherex.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.Source;
import org.alidade.spherex.VisualizationOptions;
import org.alidade.spherex.results.Binning;
import org.alidade.spherex.results.FilterStatistics;
import org.alidade.spherex.results.LightCurve;
import org.alidade.spherex.results.LightCurveFile;
import org.alidade.spherex.results.LightCurveSummary;
import org.alidade.spherex.results.QualityControl;
import org.alidade.spherex.results.ResultTable;
import org.alidade.spherex.results.Series;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what docs/guide/spherex.md shows. */
class GuideTest {
  @TempDir private Path folder;

  @Test
  void resultsWithoutARun() throws IOException {
    LightCurveFile.write(folder.resolve("lightcurve.csv"), Series.cloverleaf());

    Source source = new Source(213.942708, 11.495389, "cloverleaf");
    LightCurve curve =
        new LightCurve(source, LightCurveFile.read(folder.resolve("lightcurve.csv")));
    assertThat(LightCurveSummary.of(curve).text()).contains("108");
    VisualizationOptions options =
        VisualizationOptions.builder().useMagnitude(true).clipPerBand(true).build();
    QualityControl control = QualityControl.of(PhotometryOptions.defaults(), options);
    FilterStatistics statistics = control.statistics(curve.results());
    SpherexFigures figures = new SpherexFigures(control, options, StyleFile.ofUser());
    figures.combined(curve).write(folder.resolve("combined.pdf"));
    figures.statistics(curve).write(folder.resolve("statistics.png"));
    List<PhotometryResult> good = curve.results().stream().filter(control::isGood).toList();
    assertThat(good).hasSize(statistics.totalOutput());
    Binning.write(folder.resolve("spectrum.ecsv"), source, Binning.spectrum(good));
    ResultTable.write(folder.resolve("lightcurve.vot"), curve);

    for (String name :
        List.of("combined.pdf", "statistics.png", "spectrum.ecsv", "lightcurve.vot")) {
      assertThat(folder.resolve(name)).isNotEmptyFile();
    }
  }
}
