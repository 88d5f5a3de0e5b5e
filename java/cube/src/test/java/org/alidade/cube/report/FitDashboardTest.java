package org.alidade.cube.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.cube.RebinMode;
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
class FitDashboardTest {
  private static final DashboardOptions DEFAULTS = DashboardOptions.defaults();

  @TempDir private Path folder;

  private FitDashboard render(Path file) {
    return FitDashboard.render(file, folder.resolve("live.png"), DEFAULTS);
  }

  /** All text of the figure. */
  private String text(Path file, DashboardOptions options) throws IOException {
    Path svg = FitDashboard.render(file, folder.resolve("live.svg"), options).figure();
    return Files.readString(svg).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  @Test
  void aTrackedFitFillsAllPanels() throws IOException {
    Path file = TinyCubes.solved(folder);

    FitDashboard dashboard = render(file);

    assertThat(dashboard.notes()).isEmpty();
    assertThat(dashboard.spectra()).isEmpty();
    var image = ImageIO.read(dashboard.figure().toFile());
    assertThat(image.getWidth()).isEqualTo(14 * 140);
    assertThat(image.getHeight()).isEqualTo(10 * 140);
    assertThat(text(file, DEFAULTS))
        .contains("cube.h5: fit ended, saved 20")
        .contains("training, running mean", "validation")
        .contains("sum of the weights", "relative change")
        .contains("model of /Fit/x_latest, epoch 8")
        .contains("use of the components")
        .doesNotContain("no metrics")
        .doesNotContain("no data");
  }

  @Test
  void theEndingOfTheNameDecidesTheFormat() throws IOException {
    Path file = TinyCubes.populated(folder, RebinMode.OVERLAP);
    FitDashboard.render(file, folder.resolve("live.pdf"), DEFAULTS);
    assertThat(Files.readAllBytes(folder.resolve("live.pdf"))).startsWith('%', 'P', 'D', 'F');
    assertThatThrownBy(() -> FitDashboard.render(file, folder.resolve("live.bmp"), DEFAULTS))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(".png, .svg or .pdf");
  }

  @Test
  void aFitThatHasNotBegunShowsTheDataAndSaysWhy() throws IOException {
    Path file = TinyCubes.populated(folder, RebinMode.OVERLAP);

    assertThat(render(file).notes())
        .anyMatch(note -> note.contains("no metrics"))
        .anyMatch(note -> note.contains("no weights"))
        .anyMatch(note -> note.contains("no validation sample"));
    assertThat(text(file, DEFAULTS))
        .contains("no fit yet", "no metrics yet", "no weights yet", "spectra");
  }

  @Test
  void anEmptyGroupIsNoFit() throws IOException {
    Path file = TinyCubes.populated(folder, RebinMode.OVERLAP);
    try (Hdf5File open = Hdf5File.openForUpdate(file)) {
      open.createGroup("/Fit/metrics");
      open.createGroup("/Fit/sample");
    }
    assertThat(text(file, DEFAULTS)).contains("no metrics yet", "no weights yet");
  }

  @Test
  void anEmptyFileIsDrawn() throws IOException {
    Path file = folder.resolve("empty.h5");
    Hdf5File.create(file).close();
    assertThat(text(file, DEFAULTS))
        .contains("no observed spectra", "no metrics yet", "no weights yet");
  }

  @Test
  void withoutPriorWeightsThereAreBarsOnly() throws IOException {
    Path file = TinyCubes.solved(folder);
    delete(file, "/CompWeights", "/Fit/orbit_weights");
    assertThat(text(file, DEFAULTS)).contains("no prior weights").doesNotContain("max|error|");
    try (Hdf5File open = Hdf5File.openForUpdate(file)) {
      open.createDataset("/Fit/orbit_weights", DatasetSpec.of(Hdf5Type.FLOAT64, 3))
          .write(new double[] {2, 1, 1});
    }
    assertThat(text(file, DEFAULTS)).contains("max|error| = 0.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/DataCube",
        "/Templates",
        "/LOSVD",
        "/ObsPix",
        "/TemPix",
        "/R_T",
        "/Mask",
        "/X_global",
        "/Fit",
        "/Fit/metrics",
        "/Fit/metrics/time_sec",
        "/Fit/metrics/val_rmse",
        "/Fit/metrics/epoch",
        "/Fit/sample",
        "/Fit/x_latest"
      })
  void anyPieceMayBeMissing(String piece) throws IOException {
    Path file = TinyCubes.solved(folder);
    delete(file, piece);
    assertThat(render(file).figure()).isNotEmptyFile();
  }

  private static void delete(Path file, String... pieces) {
    try (Hdf5File open = Hdf5File.openForUpdate(file)) {
      for (String piece : pieces) {
        if (open.exists(piece)) {
          open.delete(piece);
        }
      }
    }
  }

  @Test
  void weightsComeFromTheLatestThenTheBestThenTheSolution() throws IOException {
    Path file = TinyCubes.solved(folder);
    delete(file, "/Fit/x_latest");
    assertThat(text(file, DEFAULTS)).contains("model of /Fit/x_best");
    delete(file, "/Fit/x_best");
    assertThat(text(file, DEFAULTS)).contains("model of /X_global");
    delete(file, "/X_global");
    assertThat(text(file, DEFAULTS)).contains("no weights yet");
  }

  @Test
  void theLiveFileIsLookedAtFirstUnlessAnotherIsNamed() throws IOException {
    Path file = TinyCubes.solved(folder);
    Path live = folder.resolve("cube.h5.fit.h5");
    Path other = folder.resolve("elsewhere.h5");
    writeLive(live, 17);
    writeLive(other, 29);
    DashboardOptions named = DashboardOptions.builder().liveFile(other).build();

    assertThat(text(file, DEFAULTS)).contains("fit under way", "/Fit/x_latest, epoch 17");
    assertThat(text(file, named)).contains("fit under way", "/Fit/x_latest, epoch 29");
    Files.write(live, new byte[] {1, 2, 3});
    assertThat(text(file, DEFAULTS)).contains("fit ended", "/Fit/x_latest, epoch 8");
  }

  /** The live file of a fit that is newer than any other. */
  private static void writeLive(Path live, long epoch) {
    Hdf5File.createAtomically(
        live,
        open -> {
          open.createGroup("/Fit").attributes().set("time_sec", 4e9);
          double[] x = new double[18];
          x[2] = 1;
          var dataset = open.createDataset("/Fit/x_latest", DatasetSpec.of(Hdf5Type.FLOAT64, 18));
          dataset.write(x);
          dataset.attributes().set("epoch", epoch);
        });
  }

  @Test
  void aLiveFileThatIsNotThereAndAForeignFileAreErrors() throws IOException {
    Path file = TinyCubes.populated(folder, RebinMode.OVERLAP);
    DashboardOptions named = DashboardOptions.builder().liveFile(folder.resolve("none.h5")).build();
    assertThatThrownBy(() -> FitDashboard.render(file, folder.resolve("a.png"), named))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("none.h5");
    Path foreign = Files.writeString(folder.resolve("foreign.h5"), "not HDF5");
    assertThatThrownBy(() -> render(foreign)).isInstanceOf(FormatException.class);
  }

  @Test
  void aperturesGetFiguresOfTheirOwn() throws IOException {
    Path file = TinyCubes.solved(folder);
    Path figure = folder.resolve("live.svg");
    DashboardOptions.Builder options = DashboardOptions.builder().apertures(List.of(3, 0));

    FitDashboard together = FitDashboard.render(file, figure, options.build());
    Path apart = folder.resolve("spectra");
    FitDashboard separate =
        FitDashboard.render(file, figure, options.apertureFolder(apart).build());

    assertThat(together.spectra()).containsExactly(folder.resolve("live_fits.svg"));
    assertThat(Files.readString(folder.resolve("live_fits.svg"))).contains("spaxel 3: rms");
    assertThat(separate.spectra())
        .containsExactly(apart.resolve("fit_spax00003.png"), apart.resolve("fit_spax00000.png"))
        .allMatch(Files::isRegularFile);
    assertThatThrownBy(
            () -> FitDashboard.render(file, figure, options.apertures(List.of(12)).build()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("0 to 11");
  }

  @Test
  void optionsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> DashboardOptions.builder().spaxels(0).build())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--spaxels");
    assertThatThrownBy(() -> DashboardOptions.builder().pixels(1).build())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("--downsample");
  }
}
