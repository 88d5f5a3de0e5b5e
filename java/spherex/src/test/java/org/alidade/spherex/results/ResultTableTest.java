package org.alidade.spherex.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.spherex.ApertureMethod;
import org.alidade.spherex.BackgroundMethod;
import org.alidade.spherex.Band;
import org.alidade.spherex.PhotometryDetails;
import org.alidade.spherex.PhotometryFailure;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.RejectionReason;
import org.alidade.spherex.Source;
import org.alidade.testing.Python;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultTableTest {
  @TempDir private Path folder;

  private static PhotometryResult detailed(PhotometryResult result, double fwhm) {
    PhotometryDetails details =
        new PhotometryDetails(
            Path.of("data", result.band().text(), result.obsId() + ".fits"),
            ApertureMethod.FWHM,
            0.95,
            fwhm,
            57,
            6.1527,
            220.6,
            973.5,
            BackgroundMethod.ANNULUS,
            0.09,
            0.01,
            17,
            1.36,
            0.947,
            12.5,
            0.63,
            3,
            true,
            List.of("a warning"));
    return new PhotometryResult(
        result.obsId(),
        result.band(),
        result.mjd(),
        result.fluxMicrojansky(),
        result.fluxErrorMicrojansky(),
        result.wavelengthMicrons(),
        result.bandwidthMicrons(),
        result.flag(),
        result.pixelX(),
        result.pixelY(),
        details);
  }

  /** The real run with the golden negative flux, and details for some of the measurements. */
  private static LightCurve curve() throws IOException {
    List<PhotometryResult> results = new ArrayList<>(Series.cloverleaf().results());
    results.add(detailed(Series.negative(), 4.68));
    results.set(0, detailed(results.get(0), Double.NaN));
    return new LightCurve(Series.cloverleaf().source(), results);
  }

  @ParameterizedTest
  @ValueSource(strings = {"t.csv", "t.ecsv", "t.vot", "t.fits", "t.parquet"})
  void measurementsSurviveARoundTrip(String name) throws IOException {
    LightCurve real = Series.cloverleaf();
    Path file = folder.resolve(name);
    ResultTable.write(file, real);
    assertThat(ResultTable.read(file)).hasSize(108).isEqualTo(real.results());
  }

  @ParameterizedTest
  @ValueSource(strings = {"t.ecsv", "t.vot", "t.fits"})
  void astropyReadsValuesUnitsAndDescriptions(String name) throws IOException {
    Python.assumeModules("numpy", "astropy");
    Path file = folder.resolve(name);
    ResultTable.write(file, curve());
    Path csv = folder.resolve("judge.csv");
    LightCurveFile.write(csv, curve());
    String judge =
        """
        import csv, sys, warnings
        import numpy as np
        from astropy.table import Table
        warnings.simplefilter('error')
        formats = {'ecsv': 'ascii.ecsv', 'vot': 'votable', 'fits': 'fits'}
        kind = sys.argv[1].rsplit('.', 1)[1]
        t = Table.read(sys.argv[1], format=formats[kind])
        rows = list(csv.DictReader(l for l in open(sys.argv[2], encoding='utf-8') if l[0] != '#'))
        assert list(t.colnames)[:15] == list(rows[0]), t.colnames
        assert len(t.colnames) == 31, len(t.colnames)
        for name in rows[0]:
            for mine, text in zip(t[name], (row[name] for row in rows)):
                if mine is np.ma.masked or (not isinstance(mine, (str, bytes)) and mine != mine):
                    assert text == '', (name, mine, text)
                elif name in ('obs_id', 'band', 'flag_binary'):
                    assert str(mine) == text, (name, mine, text)
                elif name == 'is_upper_limit':
                    assert str(bool(mine)) == text, (mine, text)
                else:
                    assert float(mine) == float(text), (name, mine, text)
        units = {'mjd': 'd', 'flux': 'uJy', 'mag_ab': 'mag', 'wavelength': 'um', 'pix_x': 'pixel',
                 'psf_fwhm_arcsec': 'arcsec', 'bg_level': 'uJy / arcsec2'}
        for name, unit in units.items():
            assert t[name].unit == unit, (name, t[name].unit)
        if kind == 'fits':
            from astropy.io import fits
            header = fits.getheader(sys.argv[1], 1)
            fits.open(sys.argv[1], checksum=True).verify('exception')
            assert header['TCOMM3'] == 'Flux density' and header['OBJECT'] == 'cloverleaf'
            assert header['RA_DEG'] == 213.942708, header['RA_DEG']
        else:
            assert t['flux'].description == 'Flux density', t['flux'].description
        plane = t['psf_plane']
        print(len(t), int((plane == 57).sum()), int(np.ma.count_masked(plane)))
        """;
    assertThat(Python.run(judge, file, csv).strip()).isEqualTo("109 2 107");
  }

  @Test
  void duckDbReadsParquet() throws IOException, SQLException {
    Path file = folder.resolve("t.parquet");
    LightCurve curve = curve();
    ResultTable.write(file, curve);
    double sum = curve.results().stream().mapToDouble(PhotometryResult::fluxMicrojansky).sum();
    try (Connection connection =
            Objects.requireNonNull(new DuckDBDriver().connect("jdbc:duckdb:", new Properties()));
        Statement statement = connection.createStatement();
        ResultSet answer =
            statement.executeQuery(
                "select count(*), sum(flux), sum(is_upper_limit), max(psf_plane), min(psf_plane)"
                    + " from read_parquet('"
                    + file
                    + "')")) {
      assertThat(answer.next()).isTrue();
      assertThat(answer.getInt(1)).isEqualTo(109);
      assertThat(answer.getDouble(2)).isCloseTo(sum, within(1e-6));
      long limits = curve.results().stream().filter(PhotometryResult::isUpperLimit).count();
      assertThat(answer.getLong(3)).isEqualTo(limits);
      assertThat(answer.getInt(4)).isEqualTo(57);
      assertThat(answer.getInt(5)).isEqualTo(-1);
    }
  }

  @Test
  void votableSaysItsVersion() throws IOException {
    Path file = folder.resolve("t.vot");
    ResultTable.write(file, Series.golden());
    assertThat(Files.readString(file))
        .contains("VOTABLE version=\"1.4\"")
        .contains("ucd=\"phot.flux.density;em.IR\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {".ecsv", ".vot", ".fits", ".parquet"})
  void sameMeasurementsGiveTheSameFile(String suffix) throws IOException {
    Path first = folder.resolve("a" + suffix);
    Path second = folder.resolve("b" + suffix);
    ResultTable.write(first, Series.golden());
    ResultTable.write(second, Series.golden());
    assertThat(first).hasSameBinaryContentAs(second);
  }

  @Test
  void emptyTablesAreTables() throws IOException {
    LightCurve none = new LightCurve(Source.at(1, 2), List.of());
    for (String name : List.of("t.csv", "t.ecsv", "t.vot", "t.fits", "t.parquet")) {
      Path file = folder.resolve(name);
      ResultTable.write(file, none);
      assertThat(ResultTable.read(file)).as(name).isEmpty();
    }
  }

  @Test
  void namesAndFilesAreChecked() throws IOException {
    LightCurve golden = Series.golden();
    assertThatThrownBy(() -> ResultTable.write(folder.resolve("t.txt"), golden))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(".ecsv");
    Path arrow = folder.resolve("t.arrow");
    assertThatThrownBy(() -> ResultTable.read(arrow))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("only written");
    assertThatThrownBy(() -> ResultTable.read(folder.resolve("none.ecsv")))
        .isInstanceOf(NoSuchFileException.class);
    Path other = folder.resolve("other.ecsv");
    Binning.write(other, golden.source(), Binning.spectrum(golden.results()));
    assertThatThrownBy(() -> ResultTable.read(other))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("there is no column obs_id");
  }

  @Test
  void reportSurvivesARoundTrip() throws IOException {
    PhotometryFailure failure =
        new PhotometryFailure(
            "2025W25_1B_0062_1",
            Band.D5,
            Path.of("data", "D5", "x.fits"),
            RejectionReason.TOO_CLOSE_TO_EDGE,
            "too close to edge");
    PhotometryReport report =
        new PhotometryReport(
            curve().source(),
            Instant.parse("2026-11-20T12:53:56Z"),
            JsonNodeFactory.instance.objectNode().put("aperture_diameter", 3.0),
            curve().results(),
            List.of(failure));
    Path file = folder.resolve("photometry.json");
    report.write(file);
    assertThat(PhotometryReport.read(file)).isEqualTo(report);
    assertThat(Files.readString(file))
        .contains("\"n_ok\" : 109")
        .contains("\"n_failed\" : 1")
        .contains("\"reason\" : \"too_close_to_edge\"")
        .contains("\"psf_fwhm_arcsec\" : null")
        .contains("\"aperture_method\" : \"fwhm\"");
  }

  @Test
  void damagedReportsSayWhatIsWrong() throws IOException {
    Path file = folder.resolve("photometry.json");
    new PhotometryReport(
            Source.at(1, 2),
            Instant.EPOCH,
            JsonNodeFactory.instance.objectNode(),
            Series.golden().results(),
            List.of())
        .write(file);
    String good = Files.readString(file);
    damaged(file, good.replace("\"flag\"", "\"flug\""), "there is no flag");
    damaged(file, good.replace("\"flux\" : 5", "\"flux\" : true, \"x\" : 5"), "flux is true");
    damaged(file, good.replace("1970-01-01T00:00:00Z", "today"), "generated_at is today");
    damaged(file, good.replace("\"failures\"", "\"fallures\""), "there is no failures");
    damaged(file, "[]", "no map");
  }

  private static void damaged(Path file, String text, String complaint) throws IOException {
    Files.writeString(file, text);
    assertThatThrownBy(() -> PhotometryReport.read(file))
        .isInstanceOf(FormatException.class)
        .hasMessageContaining(complaint);
  }
}
