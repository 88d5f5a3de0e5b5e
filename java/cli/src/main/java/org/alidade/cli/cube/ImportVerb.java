package org.alidade.cli.cube;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.alidade.cli.CommonOptions;
import org.alidade.cli.Output;
import org.alidade.cube.survey.SurveyArrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A kind of survey product that becomes a file of arrays. */
@Command(mixinStandardHelpOptions = true)
abstract class ImportVerb implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "Folder of the product.")
  private Path folder;

  @Option(
      names = "--templates",
      required = true,
      paramLabel = "FILE",
      description = "Stellar templates, a packed file or a folder.")
  private Path templates;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "ARRAYS.h5",
      description = "File of arrays to write.")
  private Path arraysFile;

  @Mixin private CommonOptions common;
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init")
  ImportVerb() {}

  @Override
  public final Integer call() {
    Map<String, @Nullable Object> quality = new LinkedHashMap<>();
    SurveyArrays arrays = read(folder, templates, quality);
    arrays.write(arraysFile);
    new Output(spec, common).result(text(arrays, quality), document(arrays, quality));
    return CubeVerb.DONE;
  }

  /**
   * Reads the product.
   *
   * @param quality takes numbers to print with the result, by name
   */
  abstract SurveyArrays read(Path folder, Path templates, Map<String, @Nullable Object> quality);

  private String text(SurveyArrays arrays, Map<String, @Nullable Object> quality) {
    StringBuilder text = new StringBuilder(256);
    text.append(
        "%s: %d spaxels, %d components, %d populations"
            .formatted(
                arraysFile,
                arrays.spaxelCount(),
                arrays.componentCount(),
                arrays.populationCount()));
    quality.forEach((name, value) -> text.append("%n  %s: %s".formatted(name, value)));
    return text.append("%n  %s".formatted(arrays.provenance())).toString();
  }

  private Map<String, @Nullable Object> document(
      SurveyArrays arrays, Map<String, @Nullable Object> quality) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("file", arraysFile.toString());
    document.put("spaxels", arrays.spaxelCount());
    document.put("components", arrays.componentCount());
    document.put("populations", arrays.populationCount());
    document.putAll(quality);
    document.put("provenance", arrays.provenance());
    return document;
  }
}
