package org.alidade.cube.survey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;

/** Small made-up template sets and survey folders with known content. */
final class SyntheticSurvey {
  static final double FIRST = 4600;
  static final double STEP = 0.9;
  static final int PIXELS = 1200;
  static final int METALLICITIES = 2;
  static final int AGES = 3;
  static final double REDSHIFT = 0.01;

  private SyntheticSurvey() {}

  /** Six spectra with absorption lines of MILES-like width, seed 21. */
  static double[][] spectra() {
    Random random = new Random(21);
    double[][] spectra = new double[METALLICITIES * AGES][PIXELS];
    for (double[] spectrum : spectra) {
      double slope = 0.4 * random.nextDouble();
      Arrays.setAll(spectrum, i -> 2 + slope * i / PIXELS);
      for (int line = 0; line < 120; line++) {
        double centre = PIXELS * random.nextDouble();
        double depth = 0.4 * random.nextDouble();
        for (int i = 0; i < PIXELS; i++) {
          spectrum[i] *= 1 - depth * Math.exp(-0.5 * Math.pow((i - centre) / 1.6, 2));
        }
      }
    }
    return spectra;
  }

  /** The spectra as one packed file, rows in an order of their own. */
  static Path packedTemplates(Path dir) throws IOException {
    double[][] spectra = spectra();
    double[][] rows = new double[spectra.length][];
    double[] metal = new double[spectra.length];
    double[] age = new double[spectra.length];
    for (int p = 0; p < spectra.length; p++) {
      int row = spectra.length - 1 - p;
      rows[row] = spectra[p];
      metal[row] = p / AGES == 0 ? -0.4 : 0.2;
      age[row] = 1 + 4 * (p % AGES);
    }
    Path path = dir.resolve("templates.fits");
    TinyFits.spectra(FIRST, STEP, rows)
        .table(
            "GRID", new String[] {"METAL", "AGE"}, TinyFits.scalars(metal), TinyFits.scalars(age))
        .write(path);
    return path;
  }

  /** Moments of the two bins of {@link #ngistFolder}, before the offset the spectra have. */
  static final double[] VELOCITY = {20, -40};

  static final double[] SIGMA = {110, 90};

  /**
   * A run of two bins whose spectra are template mixtures seen at the moments above plus an offset,
   * with a bent continuum.
   */
  static Path ngistFolder(Path dir, double offsetKms) throws IOException {
    Path folder = Files.createDirectories(dir.resolve("run"));
    LogGrid grid = LogGrid.between(4800, 5400, 70);
    TemplateGrid templates =
        TemplateGrid.prepare(
            TemplateLibrary.open(packedTemplates(dir)),
            grid,
            5,
            900,
            LineSpread.constant(2.51),
            LineSpread.constant(3.0 / (1 + REDSHIFT)));
    VelocityBins bins = VelocityBins.reaching(900, templates.grid().step());
    ForwardModel model = new ForwardModel(templates.grid(), grid, bins.centresKms());
    double[][] flux = new double[2][grid.count()];
    double[][] error = new double[2][grid.count()];
    double[][] bend = Legendre.rows(2, grid.count());
    for (int s = 0; s < 2; s++) {
      double[] losvd =
          new GaussHermiteLosvd(bins.logEdgesKms())
              .histogram(VELOCITY[s] + offsetKms, SIGMA[s], 0.02, 0.01, 1000 * (s + 1))
              .light();
      double[] old = model.column(templates.spectra()[1 + s], losvd);
      double[] young = model.column(templates.spectra()[4], losvd);
      for (int l = 0; l < grid.count(); l++) {
        flux[s][l] = 0.6 * old[l] + 0.4 * young[l] + 20 * bend[2][l];
        error[s][l] = 5;
      }
    }
    double[] good = new double[grid.count() - 2];
    Arrays.setAll(good, i -> i + 1);
    TinyFits.empty()
        .table("BIN_SPECTRA", new String[] {"SPEC", "ESPEC"}, flux, error)
        .table("LOGLAM", new String[] {"LOGLAM"}, TinyFits.scalars(grid.centres()))
        .write(folder.resolve("TEST_BinSpectra.fits"));
    TinyFits.empty()
        .table(
            "KIN_DATA",
            new String[] {"V", "SIGMA", "H3", "H4"},
            TinyFits.scalars(VELOCITY),
            TinyFits.scalars(SIGMA),
            TinyFits.scalars(0.02, 0.02),
            TinyFits.scalars(0.01, 0.01))
        .write(folder.resolve("TEST_kin.fits"));
    writeTextFiles(folder);
    writeTable(folder);
    return folder;
  }

  private static void writeTable(Path folder) throws IOException {
    TinyFits.empty()
        .integerTable(
            "TABLE",
            new String[] {"BIN_ID", "X", "Y"},
            new int[][] {{0, 1, 2}, {1, 3, 4}, {-1, 5, 6}, {1, 7, 8}})
        .write(folder.resolve("TEST_table.fits"));
  }

  private static void writeTextFiles(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("CONFIG.yaml"),
        String.format(
            Locale.ROOT,
            """
            GENERAL:
              RUN_ID: TEST
              REDSHIFT: %s
              LSF_DATA: lsf_A
              LSF_TEMP: lsf_B
            KIN:
              SPEC_MASK: specMask_KIN
              LMIN: 4800
              LMAX: 5400
              ADEG: 4
              MDEG: 0
            """,
            REDSHIFT));
    Files.writeString(folder.resolve("lsf_A.txt"), "# comment\n4000 3.0\n9000 3.0\n");
    Files.writeString(folder.resolve("lsf_B.txt"), "4000 2.51\n9000 2.51\n");
    Files.writeString(
        folder.resolve("specMask_KIN.txt"),
        "# mask\n5006.77   30   [OIII]\n6300.2  30  [OI]\n5151.0  10  sky\n");
  }

  /** A model of three orbits in two bins on a 4 x 2 pixel field. */
  static Path dynamiteFolder(Path dir) throws IOException {
    Path folder = Files.createDirectories(dir.resolve("model"));
    double[] edges = new double[42];
    Arrays.setAll(edges, i -> (i - 20.5) * 20);
    float[] losvd = new float[3 * 41 * 2];
    for (int c = 0; c < 3; c++) {
      for (int v = 0; v < 41; v++) {
        for (int s = 0; s < 2; s++) {
          double w = ((v - 20) * 20 - 100 * (c - 1) * (s == 0 ? 1 : -1)) / 80.0;
          boolean empty = c == 2 && s == 1;
          losvd[(c * 41 + v) * 2 + s] = empty ? 0 : (float) (0.05 * Math.exp(-0.5 * w * w));
        }
      }
    }
    Hdf5File.createAtomically(
        folder.resolve("orbit_losvd.h5"),
        file -> {
          file.createDataset("xedg", DatasetSpec.of(Hdf5Type.FLOAT64, 42)).write(edges);
          file.createDataset("losvd", DatasetSpec.of(Hdf5Type.FLOAT32, 3, 41, 2)).write(losvd);
        });
    Files.writeString(
        folder.resolve("aperture.dat"), "#aperture\n\t-2.0 -1.0\n\t4.0 2.0\n\t-36.0\n\t4 2\n");
    Files.writeString(folder.resolve("bins.dat"), "#bins\n8\n\t0 1 1 2 2 0\n\t2 1\n");
    return folder;
  }
}
