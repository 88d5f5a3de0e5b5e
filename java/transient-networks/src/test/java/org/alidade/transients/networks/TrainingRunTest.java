package org.alidade.transients.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.alidade.array.BadInputException;
import org.alidade.transients.FailureCode;
import org.alidade.transients.StageException;
import org.alidade.transients.detection.CandidateScorer;
import org.alidade.transients.detection.Score;
import org.alidade.transients.detection.ScorerOptions;
import org.alidade.transients.detection.Scorers;
import org.alidade.transients.detection.ScoringImages;
import org.alidade.transients.detection.ScoringPosition;
import org.alidade.transients.training.Dataset;
import org.alidade.transients.training.DatasetFile;
import org.alidade.transients.training.Sample;
import org.alidade.transients.training.SampleInfo;
import org.alidade.transients.training.Stamp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingRunTest {
  private static final int SIDE = 16;

  @TempDir Path folder;

  @Test
  void realBogusLearnsAndJudges() {
    TrainingOptions options = realBogus(7).withEpochs(6, 8);
    TrainedModel model = TrainingRun.train(options, TrainingListener.SILENT);
    Evaluation evaluation = model.recipe().evaluation();
    assertThat(model.recipe().evaluatedOn()).isEqualTo("test");
    assertThat(evaluation.precisionRecallArea()).isGreaterThan(0.95);
    assertThat(model.folder().resolve("evaluation.png")).isNotEmptyFile();
    assertThat(model.recipe().remark()).contains("injected");

    ScoringImages images = images();
    ScorerOptions scoring = ScorerOptions.defaults().withModelFolder(options.modelFolder());
    try (CandidateScorer scorer = Scorers.open(scoring)) {
      List<Score> scores =
          scorer.score(
              images,
              List.of(
                  new ScoringPosition(20, 20, 20, false), new ScoringPosition(45, 40, 1, false)));
      assertThat(scorer.description()).isEqualTo("real-bogus/1");
      assertThat(scores.get(0).confidence()).isGreaterThan(scores.get(1).confidence());
      assertThat(scores.get(0).segmentation()).isEmpty();
    }
  }

  @Test
  void theSameSeedGivesTheSameNumbers() {
    TrainedModel first = TrainingRun.train(realBogus(7).withEpochs(2, 8), TrainingListener.SILENT);
    TrainedModel second = TrainingRun.train(realBogus(7).withEpochs(2, 8), TrainingListener.SILENT);
    assertThat(second.history()).isEqualTo(first.history());
    assertThat(second.recipe().evaluation()).isEqualTo(first.recipe().evaluation());
    assertThat(second.recipe().version()).isEqualTo(first.recipe().version() + 1);
    TrainedModel other = TrainingRun.train(realBogus(8).withEpochs(2, 8), TrainingListener.SILENT);
    assertThat(other.history()).isNotEqualTo(first.history());
  }

  @Test
  void theListenerEndsIt() {
    TrainedModel model =
        TrainingRun.train(realBogus(7).withEpochs(50, 8), epoch -> epoch.epoch() < 2);
    assertThat(model.history()).hasSize(2);
  }

  @Test
  void unetLearnsWhereTheTransientIs() {
    Path file = folder.resolve("patches.h5");
    DatasetFile.write(file, dataset(60, true));
    Path models = folder.resolve("models");
    TrainingOptions options =
        TrainingOptions.segmentation(file, models, new UNetDesign(1, 4, 2)).withEpochs(8, 8);
    TrainedModel model = TrainingRun.train(options, TrainingListener.SILENT);
    List<TrainingListener.Epoch> history = model.history();
    assertThat(history.get(history.size() - 1).trainingLoss())
        .isLessThan(0.8 * history.get(0).trainingLoss());
    assertThat(model.recipe().evaluation().rocArea()).isGreaterThan(0.9);

    ModelRegistry registry = ModelRegistry.at(models);
    assertThat(registry.active(NetworkKind.SEGMENTATION)).contains(model.recipe());
    assertThat(registry.list()).containsExactly(model.recipe());
    ScorerOptions scoring = ScorerOptions.defaults().withModelFolder(models);
    try (CandidateScorer scorer = Scorers.open(scoring.withSegmentationModel("u-net/1"))) {
      Score score = scorer.score(images(), List.of(new ScoringPosition(20, 20, 20, false))).get(0);
      assertThat(score.segmentation()).isPresent();
      assertThat(score.realBogus()).isEmpty();
    }
    assertThatThrownBy(() -> Scorers.open(scoring.withRealBogusModel("u-net")))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> Scorers.open(scoring.withRealBogusModel("none")))
        .isInstanceOfSatisfying(
            StageException.class,
            failure -> assertThat(failure.code()).isEqualTo(FailureCode.MODEL_UNAVAILABLE));
  }

  @Test
  void otherDataAreRefused() {
    Path file = folder.resolve("patches.h5");
    DatasetFile.write(file, dataset(30, true));
    TrainingOptions options = TrainingOptions.realBogus(file, folder.resolve("models"));
    assertThatThrownBy(() -> TrainingRun.train(options, TrainingListener.SILENT))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("made for this network");
    assertThatThrownBy(() -> options.withModelName("../x")).isInstanceOf(BadInputException.class);
  }

  private TrainingOptions realBogus(long seed) {
    Path file = folder.resolve("triplets.h5");
    DatasetFile.write(file, dataset(60, false));
    return TrainingOptions.realBogus(file, folder.resolve("models"))
        .withDesign(new RealBogusDesign(3, SIDE - 1, List.of(4, 8), 8))
        .withSeed(seed);
  }

  /** Noise with and without a bump in the middle of the difference. */
  private static Dataset dataset(int groups, boolean patches) {
    SplittableRandom random = new SplittableRandom(1);
    int size = patches ? SIDE : SIDE - 1;
    int channels = patches ? 1 : 3;
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < 4 * groups; i++) {
      boolean real = i % 2 == 0;
      float[] image = new float[channels * size * size];
      byte[] mask = new byte[patches ? size * size : 0];
      for (int channel = 0; channel < channels; channel++) {
        float[] noise = noise(random, size, real && channel == channels - 1);
        float[] scaled = patches ? noise : new Stamp(size, noise).normalised().values();
        System.arraycopy(scaled, 0, image, channel * size * size, size * size);
      }
      for (int pixel = 0; pixel < mask.length; pixel++) {
        int dx = pixel % size - size / 2;
        int dy = pixel / size - size / 2;
        mask[pixel] = (byte) (real && dx * dx + dy * dy <= 4 ? 1 : 0);
      }
      samples.add(new Sample(info(i, real, "sn" + i / 4), channels, size, image, mask));
    }
    List<String> names =
        patches ? List.of("difference") : List.of("reference", "science", "difference");
    return new Dataset(
        "toy", names, patches ? Dataset.CHANNEL_SCALES : Dataset.PERCENTILES, samples);
  }

  private static float[] noise(SplittableRandom random, int size, boolean bump) {
    float[] values = new float[size * size];
    for (int i = 0; i < values.length; i++) {
      int dx = i % size - size / 2;
      int dy = i / size - size / 2;
      double light = bump ? Math.exp(-0.5 * (dx * dx + dy * dy) / 2.0) : 0;
      values[i] = (float) (0.1 * random.nextGaussian() + light);
    }
    return values;
  }

  private static SampleInfo info(int index, boolean real, String group) {
    String origin = real ? "injected" : "random";
    return new SampleInfo(
        "s" + index, real, origin, group, group, "o", "r", 0, 0, "m", "b", 59000, 58000, 9, 1, "");
  }

  private static ScoringImages images() {
    SplittableRandom random = new SplittableRandom(5);
    double[] noise = new double[64 * 64];
    double[] difference = new double[noise.length];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextGaussian();
      int dx = i % 64 - 20;
      int dy = i / 64 - 20;
      difference[i] = random.nextGaussian() + 10 * Math.exp(-0.25 * (dx * dx + dy * dy));
    }
    return new ScoringImages(64, 64, noise, noise, difference, difference, 1, 1);
  }
}
