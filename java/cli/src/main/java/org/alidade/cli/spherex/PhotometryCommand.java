package org.alidade.cli.spherex;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.alidade.cli.Output;
import org.alidade.cli.ProgressLine;
import org.alidade.spherex.PhotometryFailure;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.Source;
import org.alidade.spherex.photometry.MeasurementOutcome;
import org.alidade.spherex.run.SourcesPipeline;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code alidade spherex photometry}. */
@Command(
    name = "photometry",
    modelTransformer = FlatOptions.class,
    description = {
      "Measure positions in level-2 files. With --json a list of one object per file and position.",
      "Exit status 3 if some could not be measured."
    })
final class PhotometryCommand extends SpherexVerb {
  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Level-2 images or cutouts.")
  private List<Path> files;

  @Option(names = "--ra", paramLabel = "D", description = "Right ascension, ICRS, degrees.")
  private @Nullable Double ra;

  @Option(names = "--dec", paramLabel = "D", description = "Declination, ICRS, degrees.")
  private @Nullable Double dec;

  @Option(
      names = "--catalog",
      paramLabel = "TABLE",
      description =
          "Many positions: columns ra, dec (degrees) and name of a CSV, ECSV, VOTable or"
              + " FITS table.")
  private @Nullable Path catalogue;

  @Option(
      names = "--config",
      paramLabel = "OPTIONS.json",
      description = "Any of the photometry options, JSON or YAML; options given here win.")
  private @Nullable Path config;

  @SuppressWarnings("NullAway.Init")
  PhotometryCommand() {}

  @Override
  int run(Output output) {
    List<Source> sources = sources();
    PhotometryOptions options = options();
    int total = files.size() * sources.size();
    List<MeasurementOutcome> outcomes;
    try (ProgressLine progress = new ProgressLine("photometry", common())) {
      PositionsPhotometry photometry =
          new PositionsPhotometry(
              options, common().threads(), done -> progress.progress(done, total, "positions"));
      outcomes =
          catalogue == null ? photometry.each(files, sources) : photometry.together(files, sources);
    }
    return report(output, outcomes, sources, options);
  }

  private int report(
      Output output,
      List<MeasurementOutcome> outcomes,
      List<Source> sources,
      PhotometryOptions options) {
    List<Map<String, @Nullable Object>> documents = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (int i = 0; i < outcomes.size(); i++) {
      Source source = sources.get(i % sources.size());
      MeasurementOutcome outcome = outcomes.get(i);
      if (common().json()) {
        documents.add(OutcomeDocument.of(outcome, source, catalogue == null ? options : null));
      }
      outcome.result().ifPresent(result -> lines.add(line(source, result)));
      outcome.failure().ifPresent(failure -> failures.add(line(source, failure)));
    }
    output.warnings(failures);
    output.results(String.join(System.lineSeparator(), lines), documents);
    return failures.isEmpty() ? DONE : SOME_FAILED;
  }

  private static String line(Source source, PhotometryResult result) {
    return String.format(
        Locale.ROOT,
        "%s %s %s: %.3f +- %.3f uJy at %.4f um, MJD %.5f, S/N %.1f, flags %d",
        source.label(),
        result.obsId(),
        result.band().text(),
        result.fluxMicrojansky(),
        result.fluxErrorMicrojansky(),
        result.wavelengthMicrons(),
        result.mjd(),
        result.signalToNoise(),
        result.flag());
  }

  private static String line(Source source, PhotometryFailure failure) {
    return source.label()
        + " in "
        + failure.file()
        + ": "
        + failure.reason().text()
        + ", "
        + failure.message();
  }

  private List<Source> sources() {
    if (catalogue != null) {
      return SourcesPipeline.sources(catalogue);
    }
    if (ra == null || dec == null) {
      throw new BadInputException(
          "no position", "--ra, --dec", "give both in degrees, or --catalog TABLE");
    }
    return List.of(Source.at(ra, dec));
  }

  private PhotometryOptions options() {
    QueryConfig.Builder builder = QueryConfig.builder();
    if (config != null) {
      builder.parameters(config);
    }
    builder.source(Source.at(0, 0));
    FlatOptions.given(spec().commandLine().getParseResult()).forEach(builder::set);
    return builder.build().photometry();
  }
}
