package org.alidade.cli.transients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.array.AtomicFile;
import org.alidade.cli.Output;
import org.alidade.transients.detection.Detection;
import org.alidade.transients.detection.DifferenceFolder;
import org.alidade.transients.detection.ScorerOptions;
import org.alidade.transients.detection.SignificanceScorer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code alidade transient detect}. */
@Command(
    name = "detect",
    description = {
      "Score the candidates of a subtraction by the networks that are in use.",
      "Without one, or without both images, candidates are ranked by S_corr, which is said.",
      "Writes detections.csv into the folder."
    })
final class DetectCommand extends TransientVerb {
  @Parameters(paramLabel = "DIR", description = "Folder that transient difference has written.")
  private Path folder;

  @Option(
      names = "--sci",
      paramLabel = "FILE",
      description = "The new image; default: what the summary of the folder says.")
  private @Nullable Path science;

  @Option(names = "--ref", paramLabel = "FILE", description = "The old image, likewise.")
  private @Nullable Path reference;

  @Option(
      names = "--models",
      paramLabel = "DIR",
      defaultValue = "transients/models",
      description = "Folder of the networks; default: ${DEFAULT-VALUE}.")
  private Path models;

  @Option(
      names = "--real-bogus",
      paramLabel = "MODEL",
      description = "Network: NAME, NAME/VERSION or an ONNX file; default: the one in use.")
  private @Nullable String realBogus;

  @Option(names = "--unet", paramLabel = "MODEL", description = "U-Net, likewise.")
  private @Nullable String segmentation;

  @SuppressWarnings("NullAway.Init")
  DetectCommand() {}

  @Override
  int run(Output out) throws IOException {
    DifferenceFolder found = DifferenceFolder.at(folder);
    if (science != null && reference != null) {
      found = found.withImages(science, reference);
    }
    ScorerOptions options = ScorerOptions.defaults().withModelFolder(models);
    options = realBogus == null ? options : options.withRealBogusModel(realBogus);
    options = segmentation == null ? options : options.withSegmentationModel(segmentation);
    List<Detection> detections = found.score(options);
    Path file = folder.resolve("detections.csv");
    AtomicFile.write(file, part -> Files.writeString(part, DifferenceFolder.toCsv(detections)));
    out.result(text(detections, file), document(detections, file));
    return DONE;
  }

  private static String scorer(List<Detection> detections) {
    return detections.isEmpty()
        ? new SignificanceScorer().description()
        : detections.get(0).scorer();
  }

  private static long presented(List<Detection> detections) {
    return detections.stream().filter(one -> one.score().isPresented()).count();
  }

  private static String text(List<Detection> detections, Path file) {
    return detections.size()
        + " candidates, "
        + presented(detections)
        + " with a score of 0.5 and more; scored by "
        + scorer(detections)
        + "; written to "
        + file;
  }

  private static Map<String, Object> document(List<Detection> detections, Path file) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("candidates", detections.size());
    document.put("presented", presented(detections));
    document.put("scorer", scorer(detections));
    document.put("file", file.toString());
    document.put("detections", detections.stream().map(DetectCommand::row).toList());
    return document;
  }

  private static Map<String, Object> row(Detection one) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("x", one.x());
    row.put("y", one.y());
    row.put("ra", one.raDegrees());
    row.put("dec", one.decDegrees());
    row.put("score", one.score().confidence());
    row.put("type", one.type().text());
    row.put("s_corr", one.significance());
    row.put("flux", one.flux());
    row.put("flags", one.flags());
    return row;
  }
}
