package org.alidade.transients.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.testing.LeakCheck;
import org.alidade.transients.ObservationType;
import org.alidade.transients.detection.ScoringImages;
import org.alidade.transients.mock.MockCamera;
import org.alidade.transients.mock.MockEpoch;
import org.alidade.transients.mock.MockExposure;
import org.alidade.transients.mock.MockField;
import org.alidade.transients.mock.MockOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class DatasetTest {
  @TempDir Path folder;

  @Test
  void aDataSetComesBackAsItWasWritten() throws IOException {
    BuiltDataset built =
        DatasetBuilder.build(options(DatasetOptions.triplets("t").withSize(21)), pairs(4), folder);
    Dataset dataset = DatasetFile.read(built.file());
    assertThat(dataset.channels()).containsExactly("reference", "science", "difference");
    assertThat(Manifest.of(dataset).sha256()).isEqualTo(built.sha256());
    JsonNode manifest = new ObjectMapper().readTree(built.manifest().toFile());
    assertThat(manifest.get("samples")).hasSize(dataset.samples().size());
    assertThat(manifest.get("samples").get(0).get("info").get("sn_name").asText())
        .isEqualTo(dataset.samples().get(0).info().snName());
    assertThat(built.report().total()).isEqualTo(dataset.samples().size());
    assertThat(built.report().realRatio()).isBetween(0.3, 0.7);
    assertThat(DatasetBuilder.save(dataset, folder.resolve("again")).sha256())
        .isEqualTo(built.sha256());
  }

  @Test
  void noObjectIsOnTwoSides() {
    List<SubtractedPair> pairs = pairs(60);
    DatasetBuilder.build(
        options(DatasetOptions.triplets("t").withSize(9).withAugmented(true)), pairs, folder);
    Dataset dataset = DatasetFile.read(folder.resolve("dataset.h5"));
    Map<String, DataSplit> sides = new HashMap<>();
    for (DataSplit split : DataSplit.values()) {
      assertThat(dataset.split(split)).as(split.text()).isNotEmpty();
      for (Sample sample : dataset.split(split)) {
        assertThat(sides.merge(sample.info().snName(), split, (a, b) -> a == b ? a : null))
            .isEqualTo(split);
        assertThat(sample.info().parent().isEmpty() || split == DataSplit.TRAIN).isTrue();
      }
    }
    assertThat(dataset.samples().stream().anyMatch(sample -> !sample.info().parent().isEmpty()))
        .isTrue();
  }

  @Test
  void patchesHaveMasksWhereTheTransientIs() {
    BuiltDataset built =
        DatasetBuilder.build(
            options(
                DatasetOptions.patches("p")
                    .withSize(16)
                    .withChannels(List.of(Channel.DIFFERENCE, Channel.SCIENCE))),
            pairs(3),
            folder);
    for (Sample sample : DatasetFile.read(built.file()).samples()) {
      assertThat(sample.channels()).isEqualTo(2);
      int set = 0;
      for (byte value : sample.mask()) {
        set += value;
      }
      assertThat(set).isEqualTo(sample.info().real() ? 29 : 0);
    }
  }

  @Test
  void turningFourTimesGivesTheSame() {
    Sample sample = DatasetTest.sample();
    Sample turned = sample;
    for (int i = 0; i < 4; i++) {
      turned = Augmentation.QUARTER.of(turned);
    }
    assertThat(turned.image()).isEqualTo(sample.image());
    assertThat(Augmentation.HALF.of(sample).image())
        .isEqualTo(Augmentation.QUARTER.of(Augmentation.QUARTER.of(sample)).image());
    assertThat(Augmentation.LEFT_RIGHT.of(Augmentation.UP_DOWN.of(sample)).image())
        .isEqualTo(Augmentation.HALF.of(sample).image());
    assertThat(Augmentation.THREE_QUARTERS.of(Augmentation.QUARTER.of(sample)).image())
        .isEqualTo(sample.image());
    assertThat(Augmentation.all(sample)).hasSize(6);
    assertThat(Augmentation.QUARTER.of(sample).info().parent()).isEqualTo(sample.info().id());
  }

  @Test
  void nothingIsRefused() {
    assertThatThrownBy(
            () -> DatasetBuilder.build(DatasetOptions.triplets("none"), List.of(), folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no samples");
  }

  private static Sample sample() {
    float[] image = new float[9];
    for (int i = 0; i < 9; i++) {
      image[i] = i;
    }
    SampleInfo info =
        new SampleInfo("s", true, "injected", "g", "", "o", "r", 0, 0, "m", "b", 1, 0, 9, 1, "");
    return new Sample(info, 1, 3, image, new byte[0]);
  }

  private static DatasetOptions options(DatasetOptions options) {
    return options.withUsableOnly(false);
  }

  /** Plain differences of epochs on one grid: good enough to cut from. */
  private static List<SubtractedPair> pairs(int count) {
    MockCamera camera =
        MockCamera.defaults().withSize(64, 64).withPointing(0, 0).withDefects(0, false);
    MockOptions options =
        MockOptions.defaults().withSupernovae(count).withEpochs(1, 1).withCamera(camera);
    List<SubtractedPair> pairs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      MockField field = MockField.of(options, i);
      pairs.add(pair(field));
    }
    return pairs;
  }

  private static SubtractedPair pair(MockField field) {
    MockEpoch before = field.epochs(ObservationType.REFERENCE).get(0);
    MockEpoch after = field.epochs(ObservationType.SCIENCE).get(0);
    double[] reference = field.expose(before).frame().pixels();
    MockExposure science = field.expose(after);
    double[] difference = science.frame().pixels();
    for (int i = 0; i < difference.length; i++) {
      difference[i] = (difference[i] - reference[i]) / 20;
    }
    ScoringImages images =
        new ScoringImages(
            64, 64, reference, science.frame().pixels(), difference, difference, 12, 12);
    MockExposure.Placed supernova =
        science.sources().stream()
            .filter(placed -> placed.source().id().equals("supernova"))
            .findFirst()
            .orElseThrow();
    return new SubtractedPair(
        field.name(),
        after.id(),
        before.id(),
        "MOCK",
        "r",
        after.mjd(),
        before.mjd(),
        1,
        images,
        new byte[64 * 64],
        science.header(),
        Optional.empty(),
        List.of(
            new LabelledPosition(supernova.x(), supernova.y(), 10, true, "injected", Double.NaN)));
  }
}
