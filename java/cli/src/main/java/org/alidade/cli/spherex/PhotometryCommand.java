package org.alidade.cli.spherex;

import java.io.IOException;
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
import org.alidade.spherex.photometry.Catalogue;
import org.alidade.spherex.photometry.CatalogueSource;
import org.alidade.spherex.photometry.ForcedImage;
import org.alidade.spherex.photometry.ForcedMeasurement;
import org.alidade.spherex.photometry.ForcedTable;
import org.alidade.spherex.photometry.PsfStatus;
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
          "Many positions, with corrected and fitted fluxes: columns ra, dec (degrees), name, pmra,"
              + " pmdec (mas per year) and epoch of a CSV, ECSV, VOTable, FITS or Parquet table.")
  private @Nullable Path catalogue;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "TABLE",
      description =
          "Table of what --catalog gave: .ecsv, .csv, .vot, .fits, .parquet or .arrow; without the"
              + " positions that lie outside an image.")
  private @Nullable Path target;

  @Option(
      names = "--config",
      paramLabel = "OPTIONS.json",
      description = "Any of the photometry options, JSON or YAML; options given here win.")
  private @Nullable Path config;

  @SuppressWarnings("NullAway.Init")
  PhotometryCommand() {}

  @Override
  int run(Output output) throws IOException {
    PhotometryOptions options = options();
    if (catalogue == null) {
      return single(output, options);
    }
    if (target != null) {
      ForcedTable.checkName(target);
    }
    List<CatalogueSource> sources = Catalogue.read(catalogue);
    List<ForcedImage> images;
    try (ProgressLine progress = new ProgressLine("photometry", common())) {
      images = photometry(options, progress, sources.size()).forced(files, sources);
    }
    if (target != null) {
      ForcedTable.write(target, images);
    }
    List<ForcedMeasurement> all =
        images.stream().flatMap(image -> PositionsPhotometry.all(image, sources).stream()).toList();
    return report(output, all, null);
  }

  private int single(Output output, PhotometryOptions options) {
    if (target != null) {
      throw new BadInputException("no catalogue", "--output", "give --catalog TABLE too");
    }
    if (ra == null || dec == null) {
      throw new BadInputException(
          "no position", "--ra, --dec", "give both in degrees, or --catalog TABLE");
    }
    CatalogueSource source = CatalogueSource.fixed("", ra, dec);
    List<ForcedMeasurement> all;
    try (ProgressLine progress = new ProgressLine("photometry", common())) {
      all = photometry(options, progress, 1).single(files, source);
    }
    return report(output, all, options);
  }

  private PositionsPhotometry photometry(
      PhotometryOptions options, ProgressLine progress, int positions) {
    int total = files.size() * positions;
    return new PositionsPhotometry(
        options, common().threads(), done -> progress.progress(done, total, "positions"));
  }

  private int report(
      Output output, List<ForcedMeasurement> measured, @Nullable PhotometryOptions options) {
    List<Map<String, @Nullable Object>> documents = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (ForcedMeasurement one : measured) {
      Source source = named(one.source());
      if (common().json()) {
        documents.add(OutcomeDocument.of(one, source, options));
      }
      one.aperture().result().ifPresent(result -> lines.add(line(source, result) + forced(one)));
      one.aperture().failure().ifPresent(failure -> failures.add(line(source, failure)));
    }
    output.warnings(failures);
    output.results(String.join(System.lineSeparator(), lines), documents);
    return failures.isEmpty() ? DONE : SOME_FAILED;
  }

  private static Source named(CatalogueSource source) {
    Source position = source.position();
    return source.id().isEmpty()
        ? position
        : new Source(position.raDegrees(), position.decDegrees(), source.id());
  }

  /** The fluxes beside that of the aperture; empty without a point-spread function. */
  private static String forced(ForcedMeasurement one) {
    StringBuilder text = new StringBuilder();
    one.correction()
        .ifPresent(
            corrected ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "; corrected %.3f +- %.3f uJy",
                        corrected.fluxMicrojansky(),
                        corrected.fluxErrorMicrojansky())));
    one.psf()
        .ifPresent(
            psf ->
                text.append(
                    psf.status() == PsfStatus.FITTED
                        ? String.format(
                            Locale.ROOT,
                            "; PSF %.3f +- %.3f uJy",
                            psf.fluxMicrojansky(),
                            psf.fluxErrorMicrojansky())
                        : "; no PSF flux: " + OutcomeDocument.text(psf.status())));
    one.contamination()
        .ifPresent(
            light ->
                text.append(
                    String.format(
                        Locale.ROOT, "; neighbours %.3f uJy", light.neighbourFluxMicrojansky())));
    return text.toString();
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
