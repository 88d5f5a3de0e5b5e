package org.alidade.transients.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.alidade.testing.GoldenData;
import org.alidade.transients.FailureCode;
import org.alidade.transients.StageException;
import org.alidade.transients.detection.CandidateScorer;
import org.alidade.transients.detection.Score;
import org.alidade.transients.detection.ScorerOptions;
import org.alidade.transients.detection.Scorers;
import org.alidade.transients.detection.ScoringImages;
import org.alidade.transients.detection.ScoringPosition;
import org.alidade.transients.training.Triplet;
import org.alidade.transients.training.TripletFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutsideNetworkTest {
  @TempDir Path folder;

  private Path mean = Path.of("");
  private Path sigmoid = Path.of("");

  @BeforeEach
  void writeNetworks() throws IOException {
    mean = Files.write(folder.resolve("mean.onnx"), TinyOnnx.meanOf(new float[] {-1, 0, 2}, 63));
    sigmoid = Files.write(folder.resolve("sigmoid.onnx"), TinyOnnx.sigmoidOf(new float[] {3}));
  }

  @Test
  void anOutsideNetworkSaysWhatItComputes() {
    try (ImageNetwork network = ImageNetworks.onnx(mean)) {
      float[] images = new float[2 * 3 * 63 * 63];
      Arrays.fill(images, 0, 63 * 63, 0.25f);
      Arrays.fill(images, images.length - 63 * 63, images.length, 0.5f);
      assertThat(network.channels()).isEqualTo(3);
      assertThat(network.logits(images, 2, 63, 63)).containsExactly(-0.25f, 1f);
    }
    try (ImageNetwork network = ImageNetworks.onnx(sigmoid)) {
      float[] logits = network.logits(new float[] {1, -1, 0, 0.5f}, 1, 2, 2);
      assertThat(logits[0]).isCloseTo(3, within(1e-5f));
      assertThat(logits[1]).isCloseTo(-3, within(1e-5f));
      assertThat(logits[2]).isCloseTo(0, within(1e-5f));
    }
  }

  @Test
  void whatIsNoNetworkIsRefused() throws IOException {
    Path text = Files.writeString(folder.resolve("text.onnx"), "no network");
    assertThatThrownBy(() -> ImageNetworks.onnx(text))
        .isInstanceOfSatisfying(
            StageException.class,
            failure -> assertThat(failure.code()).isEqualTo(FailureCode.MODEL_UNAVAILABLE));
  }

  @Test
  void bothKindsJudgeCandidatesTogether() {
    double[] image = new double[300 * 280];
    image[140 * 300 + 150] = 50;
    ScoringImages images = new ScoringImages(300, 280, image, image, image, image, 1, 1);
    try (CandidateScorer scorer = Scorers.open(options())) {
      List<Score> scores =
          scorer.score(
              images,
              List.of(
                  new ScoringPosition(151, 140, 9, false), new ScoringPosition(9, 9, 5, false)));
      double high = 1 / (1 + Math.exp(-3));
      assertThat(scores.get(0).segmentation().orElseThrow()).isCloseTo(high, within(1e-5));
      assertThat(scores.get(1).segmentation().orElseThrow()).isCloseTo(0.5, within(1e-5));
      assertThat(scorer.description()).isEqualTo("mean.onnx + sigmoid.onnx");
    }
  }

  @Test
  void alertsOfZtfAreReadAndScored() throws IOException {
    Path cutouts = GoldenData.data("transient", "ztf_alerts_20200202", "cutouts");
    try (CandidateScorer scorer = Scorers.open(options());
        Stream<Path> files = Files.list(cutouts)) {
      List<Path> sorted = files.sorted().toList();
      assertThat(sorted).hasSize(12);
      for (Path file : sorted) {
        Triplet triplet = TripletFile.read(file);
        Score score =
            scorer.score(images(triplet), List.of(new ScoringPosition(31, 31, 5, false))).get(0);
        assertThat(score.realBogus()).as(file.toString()).isPresent();
        float[] values = triplet.normalised();
        assertThat(values).hasSize(3 * 63 * 63);
        for (float value : values) {
          assertThat(value).isBetween(0f, 1f);
        }
      }
    }
  }

  private ScorerOptions options() {
    return ScorerOptions.defaults()
        .withModelFolder(folder)
        .withRealBogusModel(mean.toString())
        .withSegmentationModel(sigmoid.toString());
  }

  private static ScoringImages images(Triplet triplet) {
    double[] difference = doubles(triplet.difference().values());
    return new ScoringImages(
        63,
        63,
        doubles(triplet.reference().values()),
        doubles(triplet.science().values()),
        difference,
        difference,
        1,
        1);
  }

  private static double[] doubles(float[] values) {
    double[] result = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      result[i] = values[i];
    }
    return result;
  }
}
