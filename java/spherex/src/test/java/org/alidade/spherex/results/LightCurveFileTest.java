package org.alidade.spherex.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.alidade.array.FormatException;
import org.alidade.spherex.Band;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.Source;
import org.alidade.testing.GoldenData;
import org.alidade.testing.Python;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LightCurveFileTest {
  private static final Instant WHEN = Instant.parse("2026-11-20T12:53:56.056912Z");

  @TempDir private Path folder;

  @Test
  void goldenRunIsWrittenAsTheReferenceWritesIt() throws IOException {
    List<String> expected =
        Files.readAllLines(GoldenData.golden("spherex", "s01_series12", "lightcurve.csv"));
    String text = LightCurveFile.text(Series.golden(), WHEN);
    List<String> written = text.lines().toList();
    assertThat(written).hasSameSizeAs(expected);
    for (int line = 0; line < expected.size(); line++) {
      if (!expected.get(line).startsWith("# Generated")) {
        assertCells(written.get(line), expected.get(line));
      }
    }
    assertThat(text).endsWith("\n").doesNotContain("\r");
  }

  /** Magnitudes are computed here and may differ in the last digit; all other texts are equal. */
  private static void assertCells(String written, String expected) {
    String[] ours = written.split(",", -1);
    String[] theirs = expected.split(",", -1);
    assertThat(ours).hasSameSizeAs(theirs);
    for (int i = 0; i < ours.length; i++) {
      if ((i == 4 || i == 5) && theirs.length > 10 && !ours[i].equals(theirs[i])) {
        double difference = Double.parseDouble(ours[i]) - Double.parseDouble(theirs[i]);
        assertThat(Math.abs(difference)).as(expected).isLessThan(1e-13);
      } else {
        assertThat(ours[i]).as("column %d of %s", i, expected).isEqualTo(theirs[i]);
      }
    }
  }

  @Test
  void goldenFileReadsBackAsTheMeasurements() throws IOException {
    Path golden = GoldenData.golden("spherex", "s01_series12", "lightcurve.csv");
    assertThat(LightCurveFile.read(golden)).isEqualTo(Series.golden().results());
  }

  @Test
  void everythingSurvivesARoundTrip() throws IOException {
    LightCurve real = Series.cloverleaf();
    Path file = folder.resolve("results").resolve("lightcurve.csv");
    LightCurveFile.write(file, real);
    assertThat(LightCurveFile.read(file)).hasSize(108).isEqualTo(real.results());
  }

  @Test
  void lostMeasurementIsThereWithoutMagnitudes() throws IOException {
    List<PhotometryResult> all = new ArrayList<>(Series.golden().results());
    all.add(Series.negative());
    LightCurve curve = new LightCurve(Series.golden().source(), all);
    String text = LightCurveFile.text(curve, WHEN);
    assertThat(text)
        .contains("# Number of observations: 12\n")
        .contains(
            "2025W25_1B_0090_1,60844.8476554985,-13.235550321072315,25.92462190188646,,,1.36");
  }

  @Test
  void rowsAreInOrderOfTimeThenBand() {
    Source source = Source.at(10.5, -0.00001);
    LightCurve curve =
        new LightCurve(
            source,
            List.of(
                Series.point("b", Band.D4, 60000, 3, 10, 1, 0),
                Series.point("b", Band.D1, 60000, 1, 10, 1, 0),
                Series.point("a", Band.D6, 59999, 4.5, 10, 1, 0)));
    assertThat(curve.results())
        .extracting(PhotometryResult::band)
        .containsExactly(Band.D6, Band.D1, Band.D4);
    assertThat(LightCurveFile.text(curve, WHEN))
        .contains("# Source: RA10.5000_Dec-0.0000\n# RA: 10.5\n# Dec: -1e-05\n")
        .contains("# Generated: 2026-11-20T12:53:56.056912Z\n");
  }

  @Test
  void missingAndInfiniteNumbersSurvive() throws IOException {
    PhotometryResult odd =
        Series.point("a", Band.UNKNOWN, 1, 1, Double.NaN, Double.POSITIVE_INFINITY, -5);
    Path file = folder.resolve("odd.csv");
    LightCurveFile.write(file, new LightCurve(Source.at(0, 0), List.of(odd)));
    assertThat(LightCurveFile.read(file)).containsExactly(odd);
  }

  @Test
  void quotesOnlyWhereNeeded() throws IOException {
    PhotometryResult odd = Series.point("a,\"b\" and a long text of it", Band.D1, 1, 1, 1, 1, 0);
    Path file = folder.resolve("quotes.csv");
    LightCurveFile.write(file, new LightCurve(Source.at(0, 0), List.of(odd)));
    assertThat(Files.readString(file)).contains("\"a,\"\"b\"\" and a long text of it\",1.0,1.0,");
    assertThat(LightCurveFile.read(file)).containsExactly(odd);
  }

  @Test
  void oldFilesWithoutMagnitudesAndWithOtherColumnsAreRead() throws IOException {
    Path file = folder.resolve("old.csv");
    Files.writeString(
        file,
        """
        # old
        mjd,obs_id,flux,flux_error,wavelength,bandwidth,band,flag,pix_x,pix_y,extra
        60000.5,x,1,2,1.5,0.03,D2,3,1.0,2.0,anything

        """);
    assertThat(LightCurveFile.read(file))
        .singleElement()
        .satisfies(
            result -> {
              assertThat(result.band()).isEqualTo(Band.D2);
              assertThat(result.isUpperLimit()).isTrue();
              assertThat(result.flag()).isEqualTo(3);
            });
  }

  @Test
  void unreadableFilesGiveNothingButAComplaint() throws IOException {
    Path missing = folder.resolve("missing.csv");
    assertThat(LightCurveFile.load(missing)).isEmpty();
    Path broken = folder.resolve("broken.csv");
    Files.writeString(broken, "obs_id,mjd\nx,today\n");
    assertThat(LightCurveFile.load(broken)).isEmpty();
    assertThatThrownBy(() -> LightCurveFile.read(broken))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("there is no band");
    String header = "obs_id,mjd,flux,flux_error,wavelength,bandwidth,band,flag,pix_x,pix_y\n";
    Files.writeString(broken, header + "x,today,1,1,1,1,D1,0,1,1\n");
    assertThatThrownBy(() -> LightCurveFile.read(broken))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("mjd is \"today\", no number");
  }

  @Test
  void pythonReadsTheNumbersExactly() throws IOException {
    Python.assumeModules("numpy");
    LightCurve real = Series.cloverleaf();
    Path file = folder.resolve("lightcurve.csv");
    LightCurveFile.write(file, real);
    String judge =
        """
        import csv, sys
        rows = list(csv.DictReader(l for l in open(sys.argv[1], encoding='utf-8') if l[0] != '#'))
        for row in rows:
            for name in ('mjd', 'flux', 'flux_error', 'mag_ab', 'snr', 'pix_x'):
                assert repr(float(row[name])) == row[name], row[name]
            assert int(row['flag_binary'], 2) == int(row['flag'])
        print(len(rows), sum(float(row['flux']) for row in rows))
        """;
    double sum = real.results().stream().mapToDouble(PhotometryResult::fluxMicrojansky).sum();
    String[] said = Python.run(judge, file).strip().split(" ");
    assertThat(said[0]).isEqualTo("108");
    assertThat(Double.parseDouble(said[1])).isCloseTo(sum, within(1e-6));
  }
}
