package org.alidade.cube.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alidade.cube.internal.diagnose.Numbers;
import org.alidade.math.Quantiles;
import org.alidade.math.ThreadBudget;
import org.alidade.plot.Figure;
import org.alidade.plot.HtmlPage;

/**
 * The figures of a fit and a page that shows them with the numbers (spec cubefit 3.12). Pieces that
 * the cube file lacks leave panels empty and are named on the page.
 *
 * <p>Example:
 *
 * <pre>{@code
 * FitReport report = FitReport.write(path, Path.of("report"), ReportOptions.defaults());
 * Desktop.getDesktop().open(report.page().toFile());
 * }</pre>
 *
 * @param page the page, {@code index.html}
 * @param figures the figures, all in the same folder
 * @param numbers the numbers of the page by name
 * @param notes what is missing, one sentence each
 */
public record FitReport(
    Path page, List<Path> figures, Map<String, String> numbers, List<String> notes) {
  private static final int DRAWING_THREADS = 4;

  /** Copies the collections. */
  public FitReport {
    figures = List.copyOf(figures);
    numbers = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    notes = List.copyOf(notes);
  }

  /**
   * Writes figures and page.
   *
   * @param cubeFile cube file, best one that was solved
   * @param folder where to write; created if need be, files of an earlier report are replaced
   * @throws org.alidade.array.FormatException if the cube file is not an HDF5 file or is damaged
   * @throws IOException if the folder cannot be written
   */
  public static FitReport write(Path cubeFile, Path folder, ReportOptions options)
      throws IOException {
    Files.createDirectories(folder);
    FitData fit = FitData.read(cubeFile, options.threads());
    return new Writing(fit, SpaxelErrors.of(fit), folder, options).run();
  }

  /** One report in the making. */
  private static final class Writing {
    private final FitData fit;
    private final SpaxelErrors errors;
    private final Mixture mixture;
    private final Path folder;
    private final ReportOptions options;
    private final List<Path> figures = new ArrayList<>();
    private final HtmlPage page;

    Writing(FitData fit, SpaxelErrors errors, Path folder, ReportOptions options) {
      this.fit = fit;
      this.errors = errors;
      this.mixture = Mixture.of(fit.componentSums(fit.x()), fit.prior());
      this.folder = folder;
      this.options = options;
      String name = String.valueOf(fit.path().getFileName());
      this.page =
          new HtmlPage(
              options.title().isEmpty() ? "Fit of " + name : options.title(),
              fit.path().toAbsolutePath().normalize().toString());
    }

    FitReport run() throws IOException {
      Map<String, String> numbers = numbers();
      page.notes(fit.notes());
      page.section("Numbers");
      page.table(
          numbers.entrySet().stream()
              .map(entry -> new HtmlPage.Row(entry.getKey(), entry.getValue()))
              .toList());
      page.section("Maps");
      draw(
          SkyMapFigure.draw(fit, errors),
          "maps.png",
          "Mean flux of data and model over the pixels that count, and their difference relative"
              + " to the data.");
      page.section("Residuals");
      draw(
          SpectrumFigures.histogram(errors),
          "chi2_hist.png",
          "Root mean square residual of every spaxel over the pixels that count.");
      spectra("Worst spectra", "worst", errors.worst(options.spectra()));
      spectra("Best spectra", "best", errors.best(options.spectra()));
      page.section("Populations");
      draw(
          PopulationFigure.draw(fit, options),
          "populations.png",
          "Sum of the weights over the components of a class; grey means no weight at all.");
      page.section("Components");
      draw(
          WeightFigures.components(fit, mixture),
          "components.png",
          "Sum of the weights of every component, scaled to the sum 1, against the prior.");
      page.section("Convergence");
      draw(
          ConvergenceFigure.draw(fit),
          "convergence.png",
          "Errors and norms over the time of the last fit.");
      if (options.planted().isPresent()) {
        page.section("Recovered weights");
        draw(
            WeightFigures.planted(fit, options.planted().get()),
            "planted.png",
            "Recovered weights against those the synthetic data were made with.");
      }
      Path index = folder.resolve("index.html");
      page.write(index, "Made with Alidade. The figures are PNG files in the same folder.");
      removeEarlierSpectra();
      return new FitReport(index, figures, numbers, fit.notes());
    }

    private void draw(Figure figure, String name, String description) {
      figures.add(figure.writePng(folder.resolve(name)));
      page.picture(new HtmlPage.Picture(name, description));
    }

    private void spectra(String heading, String kind, int[] spaxels) {
      if (spaxels.length == 0) {
        return;
      }
      page.section(heading);
      String[] names =
          Arrays.stream(spaxels)
              .mapToObj(
                  s -> String.format(Locale.ROOT, "%s_%s_spax%05d.png", kind, options.tag(), s))
              .toArray(String[]::new);
      ThreadBudget.of(Math.min(DRAWING_THREADS, options.threads()))
          .forEach(
              spaxels.length,
              i ->
                  SpectrumFigures.spectrum(fit, spaxels[(int) i])
                      .writePng(folder.resolve(names[(int) i])));
      Arrays.stream(names).forEach(name -> figures.add(folder.resolve(name)));
      page.pictures(
          IntStream.range(0, names.length)
              .mapToObj(
                  i ->
                      new HtmlPage.Picture(
                          names[i],
                          "Spaxel "
                              + spaxels[i]
                              + ", rms residual "
                              + Numbers.of(errors.rms()[spaxels[i]])))
              .toList());
    }

    /** Spectra of an earlier report with the same tag that are not among the new ones. */
    private void removeEarlierSpectra() throws IOException {
      String pattern = "(worst|best)_" + options.tag() + "_spax\\d{5,}\\.png";
      List<Path> earlier;
      try (Stream<Path> files = Files.list(folder)) {
        earlier =
            files
                .filter(file -> String.valueOf(file.getFileName()).matches(pattern))
                .filter(file -> !figures.contains(file))
                .toList();
      }
      for (Path file : earlier) {
        Files.delete(file);
      }
    }

    private Map<String, String> numbers() {
      Map<String, String> numbers = new LinkedHashMap<>();
      int kept = 0;
      for (boolean keep : fit.keep()) {
        kept += keep ? 1 : 0;
      }
      numbers.put("Spaxels", String.valueOf(fit.spaxels()));
      numbers.put("Pixels per spectrum", fit.pixels() + ", " + kept + " kept by the mask");
      numbers.put("Wavelengths", wavelengths());
      numbers.put("Components", String.valueOf(fit.components()));
      numbers.put(
          "Populations",
          fit.populations() + " = " + Arrays.toString(fit.populationShape()).replace(", ", " x "));
      numbers.put("Data values used", String.valueOf(errors.usedPixels()));
      numbers.put("Weights from", fit.weightsName().isEmpty() ? "-" : fit.weightsName());
      if (fit.x().length > 0) {
        double largest = Arrays.stream(fit.x()).max().orElse(0);
        long used = Arrays.stream(fit.x()).filter(value -> value > 1e-12 * largest).count();
        numbers.put("Weights above 1e-12 of the largest", used + " of " + fit.x().length);
        numbers.put("Sum of the weights", Numbers.of(Arrays.stream(fit.x()).sum()));
      }
      residualNumbers(numbers);
      mixtureNumbers(numbers);
      options
          .planted()
          .ifPresent(
              planted ->
                  numbers.put(
                      "Relative error of the weights against the planted ones",
                      Numbers.of(WeightFigures.plantedError(fit.x(), planted))));
      return numbers;
    }

    private String wavelengths() {
      double[] grid = fit.logLambda();
      return grid.length == 0
          ? "-"
          : String.format(
              Locale.ROOT,
              "%.1f to %.1f \u00c5",
              Math.exp(grid[0]),
              Math.exp(grid[grid.length - 1]));
    }

    private void residualNumbers(Map<String, String> numbers) {
      double[] ends = Quantiles.quantiles(errors.rms(), 0, 0.5, 1);
      double flux = Quantiles.median(errors.dataFlux());
      numbers.put("Median flux of the spaxels", Numbers.of(flux, "flux units"));
      numbers.put("Rms residual, all data", Numbers.of(errors.totalRms(), "flux units"));
      numbers.put("Rms residual per spaxel, smallest", Numbers.of(ends[0], "flux units"));
      numbers.put("Rms residual per spaxel, median", Numbers.of(ends[1], "flux units"));
      numbers.put("Rms residual per spaxel, largest", Numbers.of(ends[2], "flux units"));
    }

    private void mixtureNumbers(Map<String, String> numbers) {
      if (Double.isNaN(mixture.l1())) {
        return;
      }
      numbers.put("Components against prior, L1", Numbers.of(mixture.l1()));
      numbers.put("Components against prior, L\u221e", Numbers.of(mixture.lInf()));
      numbers.put("Components against prior, cosine", Numbers.of(mixture.cosine()));
      numbers.put("Components against prior, Pearson r", Numbers.of(mixture.pearson()));
      numbers.put("KL(prior, fit)", Numbers.of(mixture.klOfPrior(), "nat"));
      numbers.put("KL(fit, prior)", Numbers.of(mixture.klOfUsage(), "nat"));
    }
  }
}
