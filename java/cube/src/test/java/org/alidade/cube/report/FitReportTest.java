package org.alidade.cube.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.alidade.array.BadInputException;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.RebinMode;
import org.alidade.cube.ReconstructOptions;
import org.alidade.cube.Reconstruction;
import org.alidade.cube.RowSource;
import org.alidade.cube.diagnose.TinyCubes;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(LeakCheck.class)
class FitReportTest {
  private static final List<String> ALWAYS =
      List.of("maps.png", "chi2_hist.png", "populations.png", "components.png", "convergence.png");

  @TempDir private Path folder;

  private static List<String> names(FitReport report) {
    return report.figures().stream().map(path -> String.valueOf(path.getFileName())).toList();
  }

  @Test
  void solvedFileGivesEverything() throws Exception {
    Path file = TinyCubes.solved(folder);
    double[] planted;
    try (Hdf5File arrays = Hdf5File.openReadOnly(TinyCubes.arrays())) {
      planted = arrays.dataset("x_true").readDoubles();
    }

    FitReport report =
        FitReport.write(
            file,
            folder.resolve("report"),
            ReportOptions.builder().spectra(3).tag("t1").planted(planted).build());

    assertThat(names(report)).containsAll(ALWAYS).contains("planted.png").hasSize(12);
    assertThat(names(report)).filteredOn(n -> n.matches("worst_t1_spax000\\d\\d.png")).hasSize(3);
    assertThat(report.figures()).allMatch(Files::isRegularFile);
    assertThat(report.numbers())
        .containsEntry("Spaxels", "12")
        .containsEntry("Pixels per spectrum", "180, 163 kept by the mask")
        .containsEntry("Populations", "6 = [2 x 3 x 1]")
        .containsEntry("Data values used", "1956")
        .containsEntry("Weights from", "/X_global")
        .containsKey("Components against prior, L1")
        .containsKey("Relative error of the weights against the planted ones");
    assertThat(report.notes()).hasSize(1).first().asString().contains("computed for this report");
  }

  @Test
  void storedModelCubeIsUsedAndGivesTheSameNumbers() throws Exception {
    Path file = TinyCubes.solved(folder);
    ReportOptions options = ReportOptions.builder().spectra(0).build();
    FitReport computed = FitReport.write(file, folder.resolve("a"), options);
    Reconstruction.run(
        file,
        Reconstruction.storedWeights(file),
        ReconstructOptions.defaults().withRows(RowSource.OPERATOR),
        ProgressListener.NONE);

    FitReport stored = FitReport.write(file, folder.resolve("b"), options);

    assertThat(stored.notes()).isEmpty();
    assertThat(stored.numbers()).isEqualTo(computed.numbers());
  }

  @Test
  void pageLinksEveryFigureAndRunsNoScript() throws Exception {
    Path file = TinyCubes.solved(folder);

    FitReport report =
        FitReport.write(
            file,
            folder.resolve("report"),
            ReportOptions.builder().spectra(1).title("<b>&\"quoted\"").build());

    String html = Files.readString(report.page());
    for (String name : names(report)) {
      assertThat(html).contains("<img loading=\"lazy\" src=\"" + name + "\" alt=\"");
    }
    assertThat(html)
        .contains("<title>&lt;b&gt;&amp;&quot;quoted&quot;</title>")
        .contains("prefers-color-scheme: dark")
        .contains("width=device-width")
        .doesNotContain("<script")
        .doesNotContain("<b>&");
  }

  @Test
  void earlierSpectraOfTheSameTagGo() throws Exception {
    Path file = TinyCubes.solved(folder);
    Path target = folder.resolve("report");
    FitReport.write(file, target, ReportOptions.builder().spectra(5).build());
    Files.writeString(target.resolve("worst_other_spax00001.png"), "not ours");

    FitReport report = FitReport.write(file, target, ReportOptions.builder().spectra(2).build());

    try (Stream<Path> files = Files.list(target)) {
      assertThat(files.map(path -> String.valueOf(path.getFileName())))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(
                      names(report).stream(), Stream.of("index.html", "worst_other_spax00001.png"))
                  .toList());
    }
  }

  @Test
  void populatedFileGivesEmptyPanelsAndNotes() throws Exception {
    Path file = TinyCubes.populated(folder, RebinMode.OVERLAP);

    FitReport report = FitReport.write(file, folder.resolve("report"), ReportOptions.defaults());

    assertThat(names(report)).containsExactlyInAnyOrderElementsOf(ALWAYS);
    assertThat(report.notes())
        .anyMatch(note -> note.contains("alidade cube solve"))
        .anyMatch(note -> note.contains("alidade cube reconstruct"))
        .anyMatch(note -> note.contains("not tracked"));
    assertThat(report.numbers()).containsEntry("Weights from", "-");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/DataCube",
        "/Templates",
        "/LOSVD",
        "/ObsPix",
        "/TemPix",
        "/VelPix",
        "/R_T",
        "/Mask",
        "/XPix",
        "/BinNum",
        "/CompWeights",
        "/X_global",
        "/Fit",
        "/Fit/metrics",
        "/Fit/metrics/val_rmse",
        "/Fit/metrics/time_sec"
      })
  void anyPieceMayBeMissing(String piece) throws Exception {
    Path file = TinyCubes.solved(folder);
    try (Hdf5File open = Hdf5File.openForUpdate(file)) {
      open.delete(piece);
    }

    FitReport report =
        FitReport.write(file, folder.resolve("report"), ReportOptions.builder().spectra(1).build());

    assertThat(names(report)).containsAll(ALWAYS);
    assertThat(report.figures()).allMatch(Files::isRegularFile);
  }

  @Test
  void emptyFileAndEmptyFitGroupAreDrawn() throws IOException {
    Path file = folder.resolve("empty.h5");
    try (Hdf5File open = Hdf5File.create(file)) {
      open.createGroup("/Fit");
      open.createGroup("/Fit/metrics");
    }

    FitReport report = FitReport.write(file, folder.resolve("report"), ReportOptions.defaults());

    assertThat(names(report)).containsExactlyInAnyOrderElementsOf(ALWAYS);
    assertThat(report.notes()).isNotEmpty();
  }

  @Test
  void weightsOfAnotherLengthAreNotUsed() throws Exception {
    Path file = TinyCubes.populated(folder, RebinMode.OVERLAP);
    try (Hdf5File open = Hdf5File.openForUpdate(file)) {
      open.createDataset("/X_global", DatasetSpec.of(Hdf5Type.FLOAT64, 5)).write(new double[5]);
    }

    FitReport report = FitReport.write(file, folder.resolve("report"), ReportOptions.defaults());

    assertThat(report.notes()).contains("/X_global has 5 values, not C*P = 18.");
  }

  @Test
  void tagsMustBeFileNames() {
    assertThatThrownBy(() -> ReportOptions.builder().tag("../x").build())
        .isInstanceOf(BadInputException.class);
  }
}
