package org.alidade.spherex.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
import org.alidade.testing.GoldenData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Does what docs/guide/spherex.md shows, and looks up the names that it promises. */
class GuideTest {
  private static final Pattern NAME = Pattern.compile("`([A-Z]\\w+)\\.([a-z][a-zA-Z0-9]+)\\b");

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

  @Test
  void namesOfTheGuideExist() throws IOException {
    Path root = GoldenData.checkout();
    String guide = Files.readString(root.resolve("docs/guide/spherex.md"));
    Path sources = root.resolve("java/spherex/src/main/java");
    int found = 0;
    Matcher names = NAME.matcher(guide);
    while (names.find()) {
      String source = source(sources, names.group(1) + ".java");
      assertThat(source).as(names.group()).containsPattern("\\b" + names.group(2) + "\\b");
      found++;
    }
    assertThat(found).isGreaterThan(30);
  }

  private static String source(Path sources, String name) throws IOException {
    try (var files = Files.walk(sources)) {
      Path file =
          files
              .filter(path -> path.endsWith(name))
              .findFirst()
              .orElseThrow(() -> new AssertionError("there is no " + name));
      return Files.readString(file);
    }
  }
}
