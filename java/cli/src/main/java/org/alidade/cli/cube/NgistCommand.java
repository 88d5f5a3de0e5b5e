package org.alidade.cli.cube;

import java.nio.file.Path;
import java.util.Map;
import org.alidade.cube.survey.ComponentLayout;
import org.alidade.cube.survey.NgistImport;
import org.alidade.cube.survey.NgistModule;
import org.alidade.cube.survey.NgistOptions;
import org.alidade.cube.survey.NgistResult;
import org.alidade.cube.survey.SurveyArrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alidade cube import ngist}. */
@Command(
    name = "ngist",
    description = "Arrays from the folder of a finished nGIST run (Bittner et al. 2019).")
final class NgistCommand extends ImportVerb {
  private static final NgistOptions DEFAULTS = NgistOptions.defaults();

  @Option(
      names = "--module",
      paramLabel = "NAME",
      description = "Part of the run to follow: kin or sfh; default: kin.")
  private NgistModule module = DEFAULTS.module();

  @Option(
      names = "--components",
      paramLabel = "LAYOUT",
      description =
          "How bins become components: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private ComponentLayout components = DEFAULTS.components();

  @Option(
      names = "--oversampling",
      paramLabel = "N",
      description = "Template pixels per observed pixel; default: ${DEFAULT-VALUE}.")
  private int oversampling = DEFAULTS.oversampling();

  @Option(
      names = "--additive-degree",
      paramLabel = "N",
      description =
          "Degree of the additive continuum polynomial, -1 for none; default: as in the run.")
  private @Nullable Integer additiveDegree;

  @Option(
      names = "--multiplicative-degree",
      paramLabel = "N",
      description =
          "Degree of the multiplicative continuum polynomial, 0 for none; default: as in the run.")
  private @Nullable Integer multiplicativeDegree;

  @Option(
      names = "--velocity-offset",
      paramLabel = "KMS",
      description = "Velocity to add to those of the run, in km/s; default: measured.")
  private @Nullable Double velocityOffsetKms;

  @SuppressWarnings("NullAway.Init")
  NgistCommand() {}

  @Override
  SurveyArrays read(Path folder, Path templates, Map<String, @Nullable Object> quality) {
    NgistResult result = NgistImport.run(folder, templates, options());
    quality.put("velocity_offset_kms", result.velocityOffsetKms());
    quality.put("mean_relative_rms", result.meanRelativeRms());
    quality.put("mean_corrected_rms", result.meanCorrectedRms());
    quality.put("mean_reference_rms", result.meanReferenceRms());
    return result.arrays();
  }

  private NgistOptions options() {
    NgistOptions.Builder options =
        NgistOptions.builder().module(module).components(components).oversampling(oversampling);
    if (additiveDegree != null) {
      options.additiveDegree(additiveDegree);
    }
    if (multiplicativeDegree != null) {
      options.multiplicativeDegree(multiplicativeDegree);
    }
    if (velocityOffsetKms != null) {
      options.velocityOffsetKms(velocityOffsetKms);
    }
    return options.build();
  }
}
