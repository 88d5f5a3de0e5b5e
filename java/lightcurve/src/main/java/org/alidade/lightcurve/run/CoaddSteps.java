package org.alidade.lightcurve.run;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.alidade.lightcurve.images.SuperStack;
import org.alidade.lightcurve.naming.CoaddNames;
import org.alidade.lightcurve.naming.IdfFileName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The deep images and their catalogue, made only where they are missing: they define the objects,
 * so they do not change by themselves when visits are added.
 */
final class CoaddSteps {
  private static final Logger LOG = LoggerFactory.getLogger(CoaddSteps.class);

  private final IdfPipelineConfig config;
  private final StepOptions options;
  private final SourceMeasurer measurer;
  private final FileSteps steps;

  CoaddSteps(
      IdfPipelineConfig config, StepOptions options, SourceMeasurer measurer, FileSteps steps) {
    this.config = config;
    this.options = options;
    this.measurer = measurer;
    this.steps = steps;
  }

  /** Paths of the deep image of a channel, empty where there is none and no visit to make it of. */
  String stack(String channel, List<PartitionFiles> partitions) throws Exception {
    Instant started = Instant.now();
    Path coadd = config.coaddDir().resolve(CoaddNames.image(channel));
    Path weight = config.coaddDir().resolve(CoaddNames.weight(channel));
    List<SuperStack.Visit> visits =
        partitions.stream()
            .filter(files -> files.channel().equals(channel))
            .filter(CoaddSteps::isWhole)
            .map(CoaddSteps::visit)
            .toList();
    int made = 0;
    if (!Files.exists(coadd) && !visits.isEmpty()) {
      SuperStack.write(visits, coadd, weight, options.superStack());
      steps.catalogue(coadd, "", "coadd", Assets.SUPERSTACK);
      steps.catalogue(weight, "", "coadd_wht", Assets.SUPERSTACK);
      made = visits.size();
    }
    String value = Files.exists(coadd) ? coadd.toString() : "";
    steps.keep(Assets.SUPERSTACK, channel, value, Map.of("visits_stacked", made), started);
    return value;
  }

  /** Path of the catalogue of the deep image of channel 1; empty where there is no such image. */
  String catalogue() throws Exception {
    Instant started = Instant.now();
    Path coadd = config.coaddDir().resolve(CoaddNames.image(VisitSteps.REFERENCE));
    Path weight = config.coaddDir().resolve(CoaddNames.weight(VisitSteps.REFERENCE));
    Path catalogue = config.coaddDir().resolve(CoaddNames.catalogue(VisitSteps.REFERENCE));
    int made = 0;
    if (!Files.exists(catalogue) && Files.exists(coadd)) {
      measurer.detect(coadd, weight, catalogue);
      steps.catalogue(catalogue, "", "catalogue", Assets.SUPERSTACK_CATALOGUE);
      made = 1;
    }
    String value = Files.exists(catalogue) ? catalogue.toString() : "";
    if (value.isEmpty()) {
      LOG.warn("{}: there is neither a deep image nor its catalogue", config.coaddDir());
    }
    steps.keep(Assets.SUPERSTACK_CATALOGUE, "", value, Map.of("catalogs_created", made), started);
    return value;
  }

  private static boolean isWhole(PartitionFiles files) {
    return files.file(IdfFileName.SCIENCE).isPresent()
        && files.file(IdfFileName.UNCERTAINTY).isPresent();
  }

  private static SuperStack.Visit visit(PartitionFiles files) {
    return new SuperStack.Visit(
        files.file(IdfFileName.SCIENCE).orElseThrow(),
        files.file(IdfFileName.UNCERTAINTY).orElseThrow());
  }
}
