package org.alidade.transients.networks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.hdf5.Hdf5File;
import org.alidade.testing.GoldenData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoldenNetworksTest {
  private static final RealBogusDesign REAL_BOGUS = new RealBogusDesign(3, 63, List.of(3, 4, 5), 6);
  private static final UNetDesign U_NET = new UNetDesign(1, 4, 3);

  @TempDir Path folder;

  @Test
  void realBogusGivesTheGoldenLogits() {
    compare("realbogus_tiny.h5", REAL_BOGUS);
  }

  @Test
  void unetGivesTheGoldenLogits() {
    compare("unet_tiny.h5", U_NET);
  }

  private static void compare(String name, NetworkDesign design) {
    Path path = GoldenData.golden("transient", "nets", name);
    try (Hdf5File file = Hdf5File.openReadOnly(path);
        ImageNetwork network = ImageNetworks.load(design, NetworkWeights.read(path, design))) {
      long[] shape = file.dataset("input").shape().toArray();
      float[] logits =
          network.logits(
              file.dataset("input").readFloats(), (int) shape[0], (int) shape[2], (int) shape[3]);
      float[] expected = file.dataset("expected_logits").readFloats();
      assertThat(logits).hasSize(expected.length);
      double worst = 0;
      for (int i = 0; i < expected.length; i++) {
        worst = Math.max(worst, Math.abs(expected[i] - logits[i]));
      }
      assertThat(worst).isLessThan(1e-4);
    }
  }

  @Test
  void designsHaveTheNumbersOfWeightsOfThePythonSystem() {
    assertThat(RealBogusDesign.defaults().parameters()).isEqualTo(1_699_393);
    assertThat(UNetDesign.ofChannels(1).parameters()).isEqualTo(22_388_033);
  }

  @Test
  void weightsComeBackAsTheyWereWritten() {
    Path path = folder.resolve("weights.h5");
    NetworkWeights weights = NetworkWeights.initial(U_NET, 3);
    weights.write(path);
    NetworkWeights again = NetworkWeights.read(path, U_NET);
    float[] image = new float[64];
    image[9] = 1;
    try (ImageNetwork first = ImageNetworks.load(U_NET, weights);
        ImageNetwork second = ImageNetworks.load(U_NET, again)) {
      assertThat(second.logits(image, 1, 8, 8)).isEqualTo(first.logits(image, 1, 8, 8));
    }
    assertThatThrownBy(() -> NetworkWeights.read(path, REAL_BOGUS))
        .isInstanceOf(FormatException.class);
    assertThatThrownBy(() -> NetworkWeights.read(path, new UNetDesign(2, 4, 3)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("encoders.0.0.weight");
  }

  @Test
  void imagesOfOtherSizesAreRefused() {
    try (ImageNetwork network = ImageNetworks.load(U_NET, NetworkWeights.initial(U_NET, 1))) {
      assertThatThrownBy(() -> network.logits(new float[90], 1, 9, 10))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("multiples of 4");
    }
  }
}
