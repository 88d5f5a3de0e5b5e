package org.alidade.cli.cube;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.cube.mock.GalaxySize;
import org.alidade.cube.mock.LibraryGalaxy;
import org.alidade.cube.mock.LibraryGalaxyOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alidade cube generate}. */
@Command(
    name = "generate",
    description =
        "Write the input arrays of a made-up problem of any size, with the statistics of a real orbit library"
            + " and planted weights, for cube populate --from.")
final class GenerateCommand extends CubeVerb {
  @Option(
      names = "--size",
      paramLabel = "SIZE",
      description =
          "tiny, small, medium, ngc6278 or ngc4365; default: ${DEFAULT-VALUE}. The options below change it.")
  private String size = GalaxySize.SMALL.label();

  @Option(names = "--spaxels", paramLabel = "S", description = "Number of spaxels.")
  private @Nullable Integer spaxels;

  @Option(names = "--components", paramLabel = "C", description = "Number of components.")
  private @Nullable Integer components;

  @Option(names = "--metallicities", paramLabel = "N", description = "Template metallicities.")
  private @Nullable Integer metallicities;

  @Option(names = "--ages", paramLabel = "N", description = "Template ages.")
  private @Nullable Integer ages;

  @Option(names = "--pixels", paramLabel = "L", description = "Observed pixels.")
  private @Nullable Integer pixels;

  @Option(names = "--velocity-bins", paramLabel = "V", description = "Velocity bins.")
  private @Nullable Integer velocityBins;

  @Option(
      names = "--template-step",
      paramLabel = "STEP",
      description = "Template pixel in ln(wavelength).")
  private @Nullable Double templateStep;

  @Option(
      names = "--library",
      paramLabel = "orbit_losvd.h5",
      description =
          "Orbit library to tile and jitter; without it a synthetic one of the same statistics.")
  private @Nullable Path library;

  @Option(
      names = "--templates",
      paramLabel = "FILE.fits.gz",
      description = "Packed template file or folder; without it synthetic templates.")
  private @Nullable Path templates;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed; the same seed gives the same numbers; default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--snr",
      paramLabel = "X",
      description = "Signal over noise of every observed pixel.")
  private @Nullable Double signalToNoise;

  @Option(
      names = "--non-zeros",
      paramLabel = "N",
      description = "About how many planted weights are positive.")
  private @Nullable Integer nonZeros;

  @SuppressWarnings("NullAway.Init")
  GenerateCommand() {}

  @Override
  int run(Output output) {
    LibraryGalaxyOptions options = options();
    LibraryGalaxy galaxy = LibraryGalaxy.make(options);
    galaxy.write(file(), common().threads());
    output.result(text(galaxy), document(galaxy));
    return DONE;
  }

  private LibraryGalaxyOptions options() {
    LibraryGalaxyOptions preset = LibraryGalaxyOptions.of(GalaxySize.of(size));
    LibraryGalaxyOptions.Builder builder =
        preset.toBuilder()
            .spaxels(or(spaxels, preset.spaxels()))
            .components(or(components, preset.components()))
            .templateGrid(or(metallicities, preset.metallicities()), or(ages, preset.ages()))
            .pixels(or(pixels, preset.pixels()))
            .velocityBins(or(velocityBins, preset.velocityBins()))
            .nonZeros(or(nonZeros, preset.nonZeros()))
            .templateStep(templateStep == null ? preset.templateStep() : templateStep)
            .signalToNoise(signalToNoise == null ? preset.signalToNoise() : signalToNoise)
            .seed(seed);
    if (library != null) {
      builder.library(library);
    }
    if (templates != null) {
      builder.templates(templates);
    }
    return builder.build();
  }

  private static int or(@Nullable Integer given, int preset) {
    return given == null ? preset : given;
  }

  private String text(LibraryGalaxy galaxy) {
    LibraryGalaxyOptions options = galaxy.options();
    return "%s: %d spaxels, %d components, %d populations, %d observed and %d template pixels, %d velocity bins; %d planted weights"
        .formatted(
            file(),
            options.spaxels(),
            options.components(),
            options.populations(),
            options.pixels(),
            galaxy.temPix().length,
            options.velocityBins(),
            planted(galaxy));
  }

  private static long planted(LibraryGalaxy galaxy) {
    return Arrays.stream(galaxy.plantedWeights()).filter(weight -> weight > 0).count();
  }

  private Map<String, Object> document(LibraryGalaxy galaxy) {
    LibraryGalaxyOptions options = galaxy.options();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file", file().toString());
    document.put("spaxels", options.spaxels());
    document.put("components", options.components());
    document.put("populations", options.populations());
    document.put("pixels", options.pixels());
    document.put("template_pixels", galaxy.temPix().length);
    document.put("velocity_bins", options.velocityBins());
    document.put("planted_weights", planted(galaxy));
    document.put("seed", options.seed());
    return document;
  }
}
