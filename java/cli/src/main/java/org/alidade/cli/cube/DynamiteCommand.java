package org.alidade.cli.cube;

import java.nio.file.Path;
import java.util.Map;
import org.alidade.cube.survey.DynamiteImport;
import org.alidade.cube.survey.DynamiteOptions;
import org.alidade.cube.survey.SurveyArrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alidade cube import dynamite}. */
@Command(
    name = "dynamite",
    description = {
      "Arrays from the orbit library of a DYNAMITE model (Jethwa et al. 2020): real kinematics, spectra from",
      "planted weights."
    })
final class DynamiteCommand extends ImportVerb {
  private static final DynamiteOptions DEFAULTS = DynamiteOptions.defaults();

  @Option(
      names = "--metallicities",
      paramLabel = "N",
      description = "Metallicities to keep of the templates; default: ${DEFAULT-VALUE}.")
  private int metallicities = DEFAULTS.metallicityCount();

  @Option(
      names = "--ages",
      paramLabel = "N",
      description = "Ages to keep of the templates; default: ${DEFAULT-VALUE}.")
  private int ages = DEFAULTS.ageCount();

  @Option(
      names = "--first-wavelength",
      paramLabel = "A",
      description = "Blue end of the spectra in Angstrom; default: ${DEFAULT-VALUE}.")
  private double firstAngstrom = DEFAULTS.firstAngstrom();

  @Option(
      names = "--last-wavelength",
      paramLabel = "A",
      description = "Red end of the spectra in Angstrom; default: ${DEFAULT-VALUE}.")
  private double lastAngstrom = DEFAULTS.lastAngstrom();

  @Option(
      names = "--velocity-step",
      paramLabel = "KMS",
      description = "Width of the observed pixels in km/s; default: ${DEFAULT-VALUE}.")
  private double velocityStepKms = DEFAULTS.velocityStepKms();

  @Option(
      names = "--oversampling",
      paramLabel = "N",
      description = "Template pixels per observed pixel; default: ${DEFAULT-VALUE}.")
  private int oversampling = DEFAULTS.oversampling();

  @Option(
      names = "--instrument-fwhm",
      paramLabel = "A",
      description = "Line spread (FWHM) of the instrument in Angstrom; default: ${DEFAULT-VALUE}.")
  private double instrumentFwhmAngstrom = DEFAULTS.instrumentFwhmAngstrom();

  @Option(
      names = "--template-fwhm",
      paramLabel = "A",
      description = "Line spread (FWHM) of the templates in Angstrom; default: ${DEFAULT-VALUE}.")
  private double templateFwhmAngstrom = DEFAULTS.templateFwhmAngstrom();

  @Option(
      names = "--signal-to-noise",
      paramLabel = "X",
      description = "Mean signal over noise per observed pixel; default: ${DEFAULT-VALUE}.")
  private double signalToNoise = DEFAULTS.signalToNoise();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of weights and noise; default: ${DEFAULT-VALUE}.")
  private long seed = DEFAULTS.seed();

  @Override
  SurveyArrays read(Path folder, Path templates, Map<String, @Nullable Object> quality) {
    quality.put("signal_to_noise", signalToNoise);
    quality.put("seed", seed);
    DynamiteOptions options =
        DynamiteOptions.builder()
            .templateGrid(metallicities, ages)
            .wavelengths(firstAngstrom, lastAngstrom)
            .velocityStepKms(velocityStepKms)
            .oversampling(oversampling)
            .lineSpread(instrumentFwhmAngstrom, templateFwhmAngstrom)
            .signalToNoise(signalToNoise)
            .seed(seed)
            .build();
    return DynamiteImport.run(folder, templates, options);
  }
}
