package org.alidade.cli.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.alidade.cli.CommonOptions;
import org.alidade.cli.Output;
import org.alidade.cube.mock.MockGalaxyOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alidade demo}. */
@Command(
    name = "demo",
    description = {
      "Make a mock galaxy, fit it end to end, and compare what was planted with what was found.",
      "Needs no data and no network."
    },
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
  private static final MockGalaxyOptions DEFAULTS = MockGalaxyOptions.defaults();

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description =
          "Folder to write to; files of an earlier demo are replaced; default: ${DEFAULT-VALUE}.")
  private Path folder = Path.of("alidade-demo");

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of bins, populations, noise, rows; default: ${DEFAULT-VALUE}.")
  private long seed = DEFAULTS.seed();

  @Option(
      names = "--spaxels",
      paramLabel = "N",
      description = "Bins on the sky; default: ${DEFAULT-VALUE}.")
  private int spaxels = DEFAULTS.spaxels();

  @Option(
      names = "--signal-to-noise",
      paramLabel = "X",
      description = "Mean signal over noise per observed pixel; default: ${DEFAULT-VALUE}.")
  private double signalToNoise = DEFAULTS.signalToNoise();

  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  /** Made by the command line parser, which fills the fields. */
  @SuppressWarnings("NullAway.Init")
  public DemoCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Output output = new Output(spec, common);
    MockGalaxyOptions mock =
        DEFAULTS.withSeed(seed).withSpaxels(spaxels).withSignalToNoise(signalToNoise);
    StepTable steps = new StepTable(output);
    DemoFiles files = new DemoFiles(folder);
    Demo.Found found = new Demo(files, mock, common, steps).run();
    String summary = summary(found);
    DemoPage.write(files.page(), summary);
    output.line("%-11s %5.2f s".formatted("total", steps.seconds()));
    output.result(
        String.join(System.lineSeparator(), "", summary, "look at " + files.page()),
        document(files, found, steps));
    return 0;
  }

  private static String summary(Demo.Found found) {
    FitQuality quality = found.quality();
    return String.join(
        System.lineSeparator(),
        List.of(
            "residual / noise            %.4f (planted weights: %.4f)"
                .formatted(quality.rmsOverNoise(), quality.rmsOverNoiseOfTruth()),
            "light of an orbit family    wrong by %.4f on average, %.4f at most, of a total of 1"
                .formatted(quality.meanComponentError(), quality.largestComponentError()),
            "light of bulge and discs    wrong by %.4f at most".formatted(quality.classError()),
            "mean log age                wrong by %+.3f dex".formatted(quality.ageError()),
            "mean metallicity            wrong by %+.3f dex".formatted(quality.metallicityError()),
            "population map              %.0f %% of the light in another cell of age and metallicity"
                .formatted(100 * quality.misplacedPopulationLight())));
  }

  private static Map<String, Object> document(DemoFiles files, Demo.Found found, StepTable steps) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("arrays", files.arrays().toString());
    document.put("cube", files.cube().toString());
    document.put("snapshot", files.snapshot().toString());
    document.put("sky", files.sky().toString());
    document.put("recovery", files.recovery().toString());
    document.put("page", files.page().toString());
    document.put("report", found.report().page().toString());
    document.put("figures", found.report().figures().stream().map(Path::toString).toList());
    document.put("components", found.galaxy().componentNames());
    document.put("steps", steps.document());
    document.put("total_sec", steps.seconds());
    document.put("quality", found.quality().document());
    return document;
  }
}
