package org.alidade.cli.transients;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.cli.ProgressLine;
import org.alidade.transients.mock.MockOptions;
import org.alidade.transients.networks.Evaluation;
import org.alidade.transients.networks.ModelRecipe;
import org.alidade.transients.networks.RealBogusDesign;
import org.alidade.transients.networks.TrainedModel;
import org.alidade.transients.networks.TrainingOptions;
import org.alidade.transients.networks.TrainingRun;
import org.alidade.transients.networks.UNetDesign;
import org.alidade.transients.training.DatasetBuilder;
import org.alidade.transients.training.DatasetFile;
import org.alidade.transients.training.DatasetOptions;
import org.alidade.transients.training.GeneratedPairs;
import org.alidade.transients.training.SubtractedPair;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alidade transient train}. */
@Command(
    name = "train",
    description = {
      "Train a network on generated or collected data, and evaluate it on held-out objects.",
      "The same options give the same network. It becomes the one that judges candidates."
    })
final class TrainCommand extends TransientVerb {
  private static final int VARIABLES = 14;
  private static final int SMALL_FILTERS = 8;
  private static final int SMALL_DEPTH = 3;

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Data data;

  /** Where the samples are from. */
  static final class Data {
    @Option(
        names = "--data",
        paramLabel = "PATH",
        description = "Data set: dataset.h5 or its folder, as export-training writes it.")
    private @Nullable Path file;

    @Option(
        names = "--generate",
        paramLabel = "N",
        description = "Generate N fields with injected transients and really subtract them.")
    private @Nullable Integer fields;

    @SuppressWarnings("NullAway.Init")
    Data() {}
  }

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "realbogus",
      description = "${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private NetworkChoice kind;

  @Option(names = "--small", description = "A network with fewer filters: quick to train.")
  private boolean small;

  @Option(
      names = "--against-variables",
      description = {
        "Of generated data: variable stars count as what is not looked for.",
        "The network then prefers new sources, such as supernovae."
      })
  private boolean againstVariables;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "100",
      description = "Most passes over the samples; default: ${DEFAULT-VALUE}.")
  private int epochs;

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "16",
      description = "Samples per step; default: ${DEFAULT-VALUE}.")
  private int batch;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Seed of the training; default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--models",
      paramLabel = "DIR",
      defaultValue = "transients/models",
      description = "Folder of the networks; default: ${DEFAULT-VALUE}.")
  private Path models;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of the network; default: real-bogus or u-net.")
  private @Nullable String name;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      defaultValue = "transients/training",
      description = "Where generated data go; default: ${DEFAULT-VALUE}.")
  private Path output;

  @SuppressWarnings("NullAway.Init")
  TrainCommand() {}

  @Override
  int run(Output out) {
    Path dataset = data.file == null ? generated(out) : file(data.file);
    TrainedModel model;
    try (ProgressLine progress = new ProgressLine("training", common())) {
      model =
          TrainingRun.train(
              options(dataset),
              epoch -> {
                progress.progress(epoch.epoch(), epochs, "epochs");
                return true;
              });
    }
    out.result(text(model), document(model, dataset));
    return DONE;
  }

  private static Path file(Path given) {
    return Files.isDirectory(given) ? given.resolve("dataset.h5") : given;
  }

  private Path generated(Output out) {
    int fields = data.fields == null ? 0 : data.fields;
    MockOptions sky = MockOptions.forTraining(fields);
    sky = againstVariables ? sky.withSky(sky.sky().withVariables(VARIABLES)) : sky;
    DatasetOptions samples =
        kind == NetworkChoice.realbogus
            ? DatasetOptions.triplets("generated")
            : DatasetOptions.patches("generated");
    try (ProgressLine progress = new ProgressLine("subtraction", common())) {
      GeneratedPairs pairs = GeneratedPairs.of(sky);
      Iterable<SubtractedPair> chosen = againstVariables ? pairs.againstVariables() : pairs;
      int total = fields * sky.scienceEpochs();
      var built =
          DatasetBuilder.build(samples, () -> counted(chosen.iterator(), total, progress), output);
      out.line("generated: " + built.report().total() + " samples in " + built.file());
      return built.file();
    }
  }

  private static Iterator<SubtractedPair> counted(
      Iterator<SubtractedPair> pairs, int total, ProgressLine progress) {
    return new Iterator<>() {
      private int done;

      @Override
      public boolean hasNext() {
        return pairs.hasNext();
      }

      @Override
      public SubtractedPair next() {
        SubtractedPair pair = pairs.next();
        done++;
        progress.progress(done, total, "pairs");
        return pair;
      }
    };
  }

  private TrainingOptions options(Path dataset) {
    TrainingOptions options =
        kind == NetworkChoice.realbogus
            ? TrainingOptions.realBogus(dataset, models)
                .withDesign(small ? RealBogusDesign.small() : RealBogusDesign.defaults())
            : TrainingOptions.segmentation(dataset, models, unet(dataset));
    options = name == null ? options : options.withModelName(name);
    return options.withEpochs(epochs, batch).withSeed(seed);
  }

  private UNetDesign unet(Path dataset) {
    int channels = DatasetFile.read(dataset).channels().size();
    return small
        ? new UNetDesign(channels, SMALL_FILTERS, SMALL_DEPTH)
        : UNetDesign.ofChannels(channels);
  }

  private static String text(TrainedModel model) {
    ModelRecipe recipe = model.recipe();
    Evaluation evaluation = recipe.evaluation();
    return String.format(
        "%s: %d epochs, the best %d, learned from %d samples of %d objects%n"
            + "%s part, %d samples, %d real: precision %.3f, recall %.3f, AUCPR %.3f, AUROC %.3f,"
            + " ECE %.3f, Brier %.3f%n%s%nin use now; report: %s and %s",
        recipe.reference(),
        recipe.training().epochs(),
        recipe.training().bestEpoch(),
        recipe.training().samples(),
        recipe.training().groups(),
        recipe.evaluatedOn(),
        evaluation.samples(),
        evaluation.real(),
        evaluation.precision(),
        evaluation.recall(),
        evaluation.precisionRecallArea(),
        evaluation.rocArea(),
        evaluation.calibrationError(),
        evaluation.brier(),
        recipe.remark(),
        model.folder().resolve("recipe.json"),
        model.folder().resolve("evaluation.png"));
  }

  private static Map<String, Object> document(TrainedModel model, Path dataset) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("model", model.recipe().reference());
    document.put("dataset", dataset.toString());
    document.put("folder", model.folder().toString());
    document.put("report", model.folder().resolve("recipe.json").toString());
    document.put("figure", model.folder().resolve("evaluation.png").toString());
    document.putAll(ModelsCommand.document(model.recipe(), true));
    return document;
  }
}
