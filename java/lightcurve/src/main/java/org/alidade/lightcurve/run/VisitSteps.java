package org.alidade.lightcurve.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alidade.lightcurve.images.CosmicRayCleaning;
import org.alidade.lightcurve.images.ImageArithmetic;
import org.alidade.lightcurve.images.ImagePlane;
import org.alidade.lightcurve.images.RatioPhotometry;
import org.alidade.lightcurve.naming.CoaddNames;
import org.alidade.lightcurve.naming.IdfFileName;
import org.alidade.lightcurve.sources.SourceTables;

/**
 * The steps that make a file of every partition (spec lightcurve 9.1, steps 3 to 8). The command in
 * the metadata is the one of the original that the native step stands for.
 */
final class VisitSteps {
  /** The channel whose deep image defines the objects. */
  static final String REFERENCE = "ch1";

  private static final String PYTHON = "python";

  private final IdfPipelineConfig config;
  private final StepOptions options;
  private final SourceMeasurer measurer;

  VisitSteps(IdfPipelineConfig config, StepOptions options, SourceMeasurer measurer) {
    this.config = config;
    this.options = options;
    this.measurer = measurer;
  }

  /** What measures the catalogues. */
  String measurer() {
    return measurer.description();
  }

  FileStep divided(PartitionFiles files) {
    Path coadd = config.coaddDir().resolve(CoaddNames.image(files.channel()));
    Path output = product(files, IdfFileName.SCIENCE, IdfFileName.DIVIDED, IdfFileName.FITS);
    Optional<Path> science = files.file(IdfFileName.SCIENCE);
    return new FileStep(
        Assets.DIVIDED,
        files.partition(),
        "sci_div",
        "files_divided",
        List.of(science, Optional.of(coadd)),
        output,
        command(config.imarithScript(), science, Optional.of(coadd), "divide", "-o", output),
        "",
        () -> ImageArithmetic.divide(science.orElseThrow(), coadd, output));
  }

  FileStep ratios(PartitionFiles files, Optional<Path> ratio) {
    Path objects = config.coaddDir().resolve(CoaddNames.catalogue(REFERENCE));
    Optional<Path> uncertainty = files.file(IdfFileName.UNCERTAINTY);
    Path output = product(files, IdfFileName.SCIENCE, IdfFileName.DIVIDED, IdfFileName.ECSV);
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("partition_key", files.partition());
    metadata.putAll(
        command(
            config.photutilsLcScript(), Optional.of(objects), ratio, uncertainty, "-o", output));
    return new FileStep(
        Assets.RATIOS,
        files.partition(),
        "catalogue",
        "catalogs_created",
        List.of(ratio, uncertainty, Optional.of(objects)),
        output,
        metadata,
        options.ratios(),
        () ->
            SourceTables.writeEcsv(
                output,
                RatioPhotometry.measure(
                    SuperstackTable.read(objects).objects(),
                    ImagePlane.read(ratio.orElseThrow()),
                    ImagePlane.read(uncertainty.orElseThrow()),
                    options.ratios())));
  }

  FileStep weights(PartitionFiles files) {
    Optional<Path> uncertainty = files.file(IdfFileName.UNCERTAINTY);
    Path output = product(files, IdfFileName.UNCERTAINTY, IdfFileName.WEIGHT, IdfFileName.FITS);
    return new FileStep(
        Assets.WEIGHTS,
        files.partition(),
        "unc_wht",
        "weight_files_created",
        List.of(uncertainty),
        output,
        command(config.makeWhtScript(), uncertainty),
        "",
        () -> ImageArithmetic.weights(uncertainty.orElseThrow(), output));
  }

  FileStep cleaned(PartitionFiles files) {
    Optional<Path> science = files.file(IdfFileName.SCIENCE);
    Optional<Path> uncertainty = files.file(IdfFileName.UNCERTAINTY);
    Path output = product(files, IdfFileName.SCIENCE, IdfFileName.CLEANED, IdfFileName.FITS);
    return new FileStep(
        Assets.CLEANED,
        files.partition(),
        "sci_clean",
        "files_cleaned",
        List.of(science, uncertainty),
        output,
        command(config.lacScript(), science, uncertainty),
        options.cosmicRays(),
        () ->
            CosmicRayCleaning.clean(
                science.orElseThrow(), uncertainty.orElseThrow(), output, options.cosmicRays()));
  }

  FileStep scienceCatalogue(PartitionFiles files) {
    return catalogue(
        files, Assets.SCIENCE_CATALOGUE, files.file(IdfFileName.SCIENCE), "", "input_label", "sci");
  }

  FileStep cleanedCatalogue(PartitionFiles files, Optional<Path> cleaned) {
    return catalogue(
        files,
        Assets.CLEANED_CATALOGUE,
        cleaned,
        IdfFileName.CLEANED,
        "file_type",
        "sci" + IdfFileName.CLEANED);
  }

  private FileStep catalogue(
      PartitionFiles files,
      String asset,
      Optional<Path> image,
      String suffix,
      String label,
      String input) {
    Path coadd = config.coaddDir().resolve(CoaddNames.image(REFERENCE));
    Path weight = config.coaddDir().resolve(CoaddNames.weight(REFERENCE));
    Optional<Path> uncertainty = files.file(IdfFileName.UNCERTAINTY);
    Path output = product(files, IdfFileName.SCIENCE, suffix, IdfFileName.ECSV);
    return new FileStep(
        asset,
        files.partition(),
        "catalogue",
        "catalog_created",
        List.of(image, uncertainty, Optional.of(coadd), Optional.of(weight)),
        output,
        Map.of(label, input),
        measurer.description(),
        () ->
            measurer.measure(
                new SourceMeasurer.Request(
                    coadd, weight, image.orElseThrow(), uncertainty.orElseThrow(), output)));
  }

  private Path product(PartitionFiles files, String kind, String suffix, String extension) {
    return new IdfFileName(files.group(), files.channel(), kind, suffix, extension)
        .in(config.workdir());
  }

  private static Map<String, Object> command(String script, Object... arguments) {
    List<String> words = new ArrayList<>(List.of(PYTHON, script));
    for (Object argument : arguments) {
      words.add(
          argument instanceof Optional<?> file
              ? file.map(Object::toString).orElse("")
              : argument.toString());
    }
    return Map.of("command", String.join(" ", words));
  }
}
