package org.alidade.spherex.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.Source;
import org.jspecify.annotations.Nullable;

/**
 * The whole run in one call (spec spherex 12).
 *
 * <p>Example: {@code Spherex.runPipeline(213.942708, 11.495389, Path.of("cloverleaf"),
 * Map.of("source_name", "cloverleaf", "cutout_size", "60px"))}.
 */
public final class Spherex {
  private Spherex() {}

  /** A run with all defaults. */
  public static SpherexState runPipeline(double ra, double dec, Path outputDir) {
    return runPipeline(ra, dec, outputDir, Map.of());
  }

  /**
   * A run.
   *
   * @param ra right ascension, ICRS, degrees
   * @param dec declination, ICRS, degrees
   * @param outputDir folder of the run
   * @param options flat options of {@link QueryConfig#optionNames}, and {@code source_name}, {@code
   *     pipeline_stages}, {@code resume} (false), {@code skip_existing_downloads} (true), {@code
   *     advanced_params_file} (a parameter file for what is not given)
   * @return what the run knows at its end; failures of single images are listed there
   * @throws BadInputException if an option is unknown or cannot be used
   */
  public static SpherexState runPipeline(
      double ra, double dec, Path outputDir, Map<String, ? extends @Nullable Object> options) {
    Map<String, @Nullable Object> flat = new LinkedHashMap<>(options);
    boolean resume = isTrue(flat.remove("resume"), false);
    boolean skipExisting = isTrue(flat.remove("skip_existing_downloads"), true);
    Object parameters = flat.remove("advanced_params_file");
    QueryConfig.Builder builder = QueryConfig.builder();
    if (parameters != null) {
      builder.parameters(Path.of(parameters.toString()));
    }
    Object name = flat.remove("source_name");
    builder.source(new Source(ra, dec, name == null ? null : name.toString()));
    builder.outputDir(outputDir);
    flat.forEach(builder::set);
    SPXQueryPipeline pipeline = new SPXQueryPipeline(builder.build());
    return resume ? pipeline.resume(skipExisting) : pipeline.runFullPipeline(skipExisting);
  }

  private static boolean isTrue(@Nullable Object value, boolean otherwise) {
    return value == null ? otherwise : Boolean.parseBoolean(value.toString());
  }
}
