package org.alidade.cube.survey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.IoFailureException;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsTable;

/** What an import reads from the folder of a finished nGIST run. */
final class NgistRun {
  private static final String SPECTRA = "_BinSpectra.fits";

  private final Path folder;
  private final String prefix;
  private final RunSettings settings;
  private final NgistModule module;

  private NgistRun(Path folder, String prefix, NgistModule module) {
    this.folder = folder;
    this.prefix = prefix;
    this.settings = RunSettings.read(folder.resolve("CONFIG.yaml"));
    this.module = module;
  }

  /** Moments of the velocity distributions, one value per bin; km/s. */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Kinematics(double[] velocity, double[] sigma, double[] h3, double[] h4) {}

  /** Best fit of the run and the pixels it used. */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Reference(double[][] bestFit, int[] goodPixels) {}

  static NgistRun open(Path folder, NgistModule module) {
    List<String> found;
    try (Stream<Path> files = Files.list(folder)) {
      found = files.map(p -> p.getFileName().toString()).filter(n -> n.endsWith(SPECTRA)).toList();
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "the folder cannot be listed (" + e.getMessage() + ")",
              folder.toString(),
              "pass the folder of a finished nGIST run");
      failure.initCause(e);
      throw failure;
    }
    if (found.size() != 1) {
      throw new BadInputException(
          found.size() + " files end with " + SPECTRA + ", expected one",
          folder.toString(),
          "pass the folder of one finished nGIST run");
    }
    String name = found.get(0);
    return new NgistRun(folder, name.substring(0, name.length() - SPECTRA.length()), module);
  }

  String name() {
    return prefix;
  }

  double redshift() {
    return settings.number("GENERAL.REDSHIFT");
  }

  int additiveDegree() {
    return settings.integer(section() + ".ADEG", -1);
  }

  int multiplicativeDegree() {
    return settings.integer(section() + ".MDEG", 0);
  }

  /** Instrument line spread as observed. */
  LineSpread instrument() {
    return LineSpread.read(folder.resolve(settings.text("GENERAL.LSF_DATA") + ".txt"));
  }

  /** Template line spread in the rest frame. */
  LineSpread template() {
    return LineSpread.read(folder.resolve(settings.text("GENERAL.LSF_TEMP") + ".txt"));
  }

  LogGrid grid() {
    try (FitsFile file = open(SPECTRA)) {
      return LogGrid.of(file.table("LOGLAM").doubles("LOGLAM"), file.path().toString());
    }
  }

  /** Spectra the module fitted, one row per bin. */
  double[][] spectra() {
    if (module == NgistModule.KIN) {
      return column(SPECTRA, "BIN_SPECTRA", "SPEC");
    }
    return column("_gas-cleaned_BIN.fits", "CLEANED_SPECTRA", "SPEC");
  }

  /** One standard deviation, one row per bin. */
  double[][] errors() {
    return column(SPECTRA, "BIN_SPECTRA", "ESPEC");
  }

  boolean[] mask(LogGrid grid) {
    Path path = folder.resolve(settings.text(section() + ".SPEC_MASK") + ".txt");
    boolean[] keep = SpectralMask.read(path, grid, redshift());
    double from = settings.number(section() + ".LMIN");
    double to = settings.number(section() + ".LMAX");
    for (int i = 0; i < keep.length; i++) {
      double angstrom = Math.exp(grid.start() + i * grid.step());
      keep[i] &= angstrom >= from && angstrom <= to;
    }
    return keep;
  }

  Kinematics kinematics() {
    try (FitsFile file = open("_kin.fits")) {
      FitsTable table = file.table("KIN_DATA");
      return new Kinematics(
          table.doubles("V"), table.doubles("SIGMA"), table.doubles("H3"), table.doubles("H4"));
    }
  }

  /** The module's best fit, if the file is there. */
  Optional<Reference> reference() {
    if (!Files.exists(path("_" + module.bestFit() + ".fits"))) {
      return Optional.empty();
    }
    try (FitsFile file = open("_" + module.bestFit() + ".fits")) {
      long[] good = file.table("GOODPIX").longs("GOODPIX");
      return Optional.of(
          new Reference(
              file.table("BESTFIT").vectors("BESTFIT"),
              Arrays.stream(good).mapToInt(Math::toIntExact).toArray()));
    }
  }

  /** Position and bin of every spaxel that belongs to a bin. */
  SurveyImage image() {
    try (FitsFile file = open("_table.fits")) {
      FitsTable table = file.table("TABLE");
      double[] x = table.doubles("X");
      double[] y = table.doubles("Y");
      long[] bin = table.longs("BIN_ID");
      int[] used = IntStream.range(0, bin.length).filter(i -> bin[i] >= 0).toArray();
      return new SurveyImage(
          Arrays.stream(used).mapToDouble(i -> x[i]).toArray(),
          Arrays.stream(used).mapToDouble(i -> y[i]).toArray(),
          Arrays.stream(used).map(i -> (int) bin[i]).toArray());
    }
  }

  private String section() {
    return module.name();
  }

  private Path path(String ending) {
    return folder.resolve(prefix + ending);
  }

  private FitsFile open(String ending) {
    return FitsFile.open(path(ending));
  }

  private double[][] column(String ending, String extension, String column) {
    try (FitsFile file = open(ending)) {
      double[][] rows = file.table(extension).vectors(column);
      for (int row = 1; row < rows.length; row++) {
        if (rows[row].length != rows[0].length) {
          throw new FormatException(
              "the spectra differ in length", file.path().toString(), "pass binned spectra");
        }
      }
      return rows;
    }
  }
}
