package org.alidade.transients.networks;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alidade.array.BadInputException;
import org.alidade.transients.detection.Score;
import org.alidade.transients.training.DataSplit;
import org.alidade.transients.training.Dataset;
import org.alidade.transients.training.DatasetFile;
import org.alidade.transients.training.Sample;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains a network: learns from the training part of a data set, stops by the validation part,
 * calibrates on it, evaluates on the test part, and puts the result into the registry. The same
 * options on the same machine give the same numbers.
 *
 * <pre>{@code
 * TrainedModel model =
 *     TrainingRun.train(TrainingOptions.realBogus(dataset, models), TrainingListener.SILENT);
 * }</pre>
 */
public final class TrainingRun {
  private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);
  private static final int PLATEAU_EPOCHS = 5;
  private static final double PLATEAU_FACTOR = 0.5;
  private static final double LOWEST_RATE = 1e-6;

  private final TrainingOptions options;
  private final Dataset dataset;
  private final TrainingListener listener;
  private final List<Sample> learned;
  private final List<Sample> watched;
  private final List<TrainingListener.Epoch> history = new ArrayList<>();
  private int bestEpoch;
  private double best = Double.NEGATIVE_INFINITY;

  private TrainingRun(TrainingOptions options, Dataset dataset, TrainingListener listener) {
    this.options = options;
    this.dataset = dataset;
    this.listener = listener;
    learned = dataset.split(DataSplit.TRAIN);
    watched = dataset.split(DataSplit.VALIDATION);
  }

  /**
   * Trains a network.
   *
   * @param listener told about every epoch; may end the training
   * @throws BadInputException if the data set does not suit the network, or its training or
   *     validation part lacks a class
   */
  public static TrainedModel train(TrainingOptions options, TrainingListener listener) {
    Dataset dataset = DatasetFile.read(options.dataset());
    TrainingRun run = new TrainingRun(options, dataset, listener);
    run.check();
    try (Trainer trainer = new Trainer(options, run.learned)) {
      NetworkWeights weights = run.learn(trainer);
      return run.finish(weights);
    }
  }

  private void check() {
    NetworkDesign design = options.design();
    boolean sizeFits =
        design instanceof RealBogusDesign realBogus
            ? realBogus.size() == dataset.size()
            : dataset.size() % ((UNetDesign) design).multiple() == 0
                && dataset.samples().get(0).hasMask();
    if (!sizeFits || design.channels() != dataset.channels().size()) {
      throw new BadInputException(
          "samples of " + dataset.channels() + " with " + dataset.size() + " pixels",
          options.dataset().toString(),
          "use a data set that was made for this network");
    }
    for (List<Sample> part : List.of(learned, watched)) {
      if (!hasBoth(part)) {
        throw new BadInputException(
            "the training or validation part lacks real or bogus samples",
            options.dataset().toString(),
            "use a data set of more objects");
      }
    }
  }

  private static boolean hasBoth(List<Sample> part) {
    long real = part.stream().filter(sample -> sample.info().real()).count();
    return real > 0 && real < part.size();
  }

  private NetworkWeights learn(Trainer trainer) {
    NetworkWeights kept = trainer.network().weights();
    int stale = 0;
    for (int epoch = 1; epoch <= options.epochs(); epoch++) {
      double loss = trainer.learn(learned);
      TrainingListener.Epoch now = watch(trainer, epoch, loss);
      history.add(now);
      stale = now.best() ? 0 : stale + 1;
      if (now.best()) {
        kept = trainer.network().weights();
        bestEpoch = epoch;
        kept.write(checkpoint("best"));
      }
      if (epoch % options.checkpointEvery() == 0) {
        trainer.network().weights().write(checkpoint("epoch-" + epoch));
      }
      if (options.recipe().halvesOnPlateau() && stale > 0 && stale % PLATEAU_EPOCHS == 0) {
        trainer.setLearningRate(Math.max(LOWEST_RATE, PLATEAU_FACTOR * trainer.learningRate()));
      }
      LOG.info("epoch {}: loss {}, validation {}", epoch, loss, now.validationLoss());
      if (!listener.onEpoch(now) || stale >= options.patience()) {
        break;
      }
    }
    return kept;
  }

  private Path checkpoint(String name) {
    Path folder = options.modelFolder().resolve("." + options.modelName() + "-training");
    return folder.resolve(name + ".h5");
  }

  /** The real/bogus network is judged by its area, the U-Net by its loss. */
  private TrainingListener.Epoch watch(Trainer trainer, int epoch, double loss) {
    double watchedLoss = trainer.loss(watched);
    double[] logits = SampleBatches.logits(trainer.network(), watched);
    double area = RankedAnswers.of(logits, SampleBatches.labels(watched)).precisionRecallArea();
    boolean byArea = options.design().kind() == NetworkKind.REAL_BOGUS;
    double value = byArea ? area : -watchedLoss;
    boolean better = value > best;
    best = Math.max(best, value);
    return new TrainingListener.Epoch(
        epoch, loss, watchedLoss, area, trainer.learningRate(), better);
  }

  private TrainedModel finish(NetworkWeights weights) {
    try (ImageNetwork network = ImageNetworks.load(options.design(), weights)) {
      double temperature =
          TemperatureScaling.fit(
              SampleBatches.logits(network, watched), SampleBatches.labels(watched));
      List<Sample> held = dataset.split(DataSplit.TEST);
      boolean tested = hasBoth(held);
      List<Sample> judged = tested ? held : watched;
      double[] probabilities =
          TemperatureScaling.probabilities(SampleBatches.logits(network, judged), temperature);
      boolean[] labels = SampleBatches.labels(judged);
      Evaluation evaluation = Evaluation.of(probabilities, labels, Score.PRESENTED);
      DataSplit part = tested ? DataSplit.TEST : DataSplit.VALIDATION;
      ModelRegistry registry = ModelRegistry.at(options.modelFolder());
      ModelRecipe recipe = registry.add(recipe(temperature, part, evaluation), weights);
      Path folder = registry.folderOf(recipe);
      EvaluationFigure.write(folder.resolve("evaluation.png"), recipe, probabilities, labels);
      if (options.activate()) {
        registry.activate(recipe.name(), recipe.version());
      }
      return new TrainedModel(recipe, folder, history);
    }
  }

  private ModelRecipe recipe(double temperature, DataSplit part, Evaluation evaluation) {
    Map<String, Integer> origins = new TreeMap<>();
    dataset.samples().forEach(sample -> origins.merge(sample.info().origin(), 1, Integer::sum));
    long groups = learned.stream().map(sample -> sample.info().group()).distinct().count();
    Optional<String> shortcoming =
        part == DataSplit.TEST
            ? Optional.empty()
            : Optional.of(
                "No test part: the numbers are of the validation part, which chose the epoch and"
                    + " the temperature.");
    return new ModelRecipe(
        options.modelName(),
        0,
        Instant.now().toString(),
        options.design(),
        dataset.channels(),
        dataset.size(),
        dataset.normalisation(),
        temperature,
        new ModelRecipe.Training(
            dataset.name(),
            dataset.sha256(),
            origins,
            learned.size(),
            (int) groups,
            history.size(),
            bestEpoch,
            options.batch(),
            options.recipe(),
            options.augmented(),
            options.seed(),
            TorchEngine.threads()),
        part.text(),
        evaluation,
        ModelRecipe.remark(origins, shortcoming));
  }
}
