package org.alidade.examples;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.alidade.spherex.PipelineStage;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.Source;
import org.alidade.spherex.run.SPXQueryPipeline;
import org.alidade.spherex.run.Spherex;
import org.alidade.spherex.run.SpherexState;

/**
 * The light curve of a quasar from SPHEREx images, in the three ways to run it.
 *
 * <p>Argument: the folder to write to. The system property {@code alidade.spherex.tap} names
 * another archive than that of IRSA.
 */
public final class SpherexLightCurve {
  private static final String ARCHIVE =
      System.getProperty("alidade.spherex.tap", "https://irsa.ipac.caltech.edu/TAP");

  private SpherexLightCurve() {}

  /** Runs the program. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments.length > 0 ? arguments[0] : "cloverleaf");
    System.out.println(inOneCall(folder.resolve("call")).statusText());
    System.out.println(stepByStep(folder.resolve("steps")).statusText());
    System.out.println(resumed(folder.resolve("resumed")).statusText());
  }

  /** Query, download, measure, plot. */
  static SpherexState inOneCall(Path folder) {
    return Spherex.runPipeline(
        213.942708,
        11.495389,
        folder,
        Map.of("source_name", "cloverleaf", "cutout_size", "60px", "tap_url", ARCHIVE));
  }

  /** The same, looking at what each stage found. */
  static SpherexState stepByStep(Path folder) {
    QueryConfig config =
        QueryConfig.builder()
            .source(new Source(213.942708, 11.495389, "cloverleaf"))
            .outputDir(folder)
            .set("cutout_size", "60px")
            .set("tap_url", ARCHIVE)
            .build();
    SPXQueryPipeline pipeline = new SPXQueryPipeline(config);
    System.out.println(pipeline.runQuery().observations().size() + " images");
    System.out.println(pipeline.runDownload(true).size() + " files");
    pipeline
        .runProcessing()
        .forEach(
            point ->
                System.out.printf(
                    "%s %.3f um: %.0f +- %.0f uJy%n",
                    point.band().text(),
                    point.wavelengthMicrons(),
                    point.fluxMicrojansky(),
                    point.fluxErrorMicrojansky()));
    pipeline.runVisualization();
    return pipeline.state();
  }

  /** The images today, the rest tomorrow. */
  static SpherexState resumed(Path folder) {
    QueryConfig config =
        QueryConfig.builder()
            .source(new Source(213.942708, 11.495389, "cloverleaf"))
            .outputDir(folder)
            .set("cutout_size", "60px")
            .set("tap_url", ARCHIVE)
            .build();
    new SPXQueryPipeline(config, List.of(PipelineStage.QUERY, PipelineStage.DOWNLOAD))
        .runFullPipeline();

    QueryConfig saved =
        QueryConfig.fromSavedState(
            "cloverleaf", folder, Map.of("pipeline_stages", PipelineStage.ALL));
    return new SPXQueryPipeline(saved).resume();
  }
}
