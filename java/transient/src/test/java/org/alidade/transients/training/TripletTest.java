package org.alidade.transients.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.alidade.array.BadInputException;
import org.alidade.hdf5.Hdf5File;
import org.alidade.testing.GoldenData;
import org.alidade.transients.detection.ScoringImages;
import org.junit.jupiter.api.Test;

class TripletTest {
  @Test
  void normalisesAndJudgesAsTheGoldenCases() {
    try (Hdf5File file =
        Hdf5File.openReadOnly(GoldenData.golden("transient", "nets", "triplet_normalise.h5"))) {
      for (String name : file.children("/")) {
        float[] input = file.dataset(name + "/input").readFloats();
        float[] expected = file.dataset(name + "/expected_normalised").readFloats();
        Stamp scaled = new Stamp(63, input).normalised();
        double worst = 0;
        for (int i = 0; i < expected.length; i++) {
          worst = Math.max(worst, Math.abs(expected[i] - scaled.values()[i]));
        }
        assertThat(worst).as(name).isLessThan(1e-6);
        var attributes = file.group(name).attributes();
        assertThat(Usability.of(scaled).text())
            .as(name)
            .isEqualTo(
                attributes.getBoolean("expected_usable")
                    ? "usable"
                    : attributes.getString("expected_reason"));
      }
    }
  }

  @Test
  void noiseIsUsable() {
    java.util.SplittableRandom random = new java.util.SplittableRandom(3);
    float[] noise = new float[63 * 63];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) random.nextGaussian();
    }
    assertThat(Usability.of(new Stamp(63, noise).normalised())).isEqualTo(Usability.USABLE);
  }

  @Test
  void outsideTheImageIsNotANumber() {
    double[] image = new double[12];
    image[5] = 7;
    ScoringImages images = new ScoringImages(4, 3, image, image, image, image, 1, 1);
    Triplet triplet = Triplet.cut(images, 1.2, 0.8, 5);
    assertThat(triplet.difference().values()[12]).isEqualTo(7f);
    assertThat(triplet.difference().values()[0]).isNaN();
    assertThat(Triplet.cutInside(images, 1, 1, 5)).isEmpty();
    assertThat(Triplet.cutInside(images, 1, 1, 3)).isPresent();
    assertThatThrownBy(() -> Triplet.cut(images, 1, 1, 4)).isInstanceOf(BadInputException.class);
  }

  @Test
  void channelsAreScaled() {
    double[] image = new double[] {3, -1e3, Double.NaN, 0};
    ScoringImages images = new ScoringImages(2, 2, image, image, image, image, 2, 1);
    assertThat(Channel.DIFFERENCE.scale(3, images)).isEqualTo(0.3f);
    assertThat(Channel.SIGNIFICANCE.scale(-1e3, images)).isEqualTo(-1f);
    assertThat(Channel.REFERENCE.scale(-6, images))
        .isCloseTo((float) (-Math.log(1 + Math.sqrt(2)) / 5), within(1e-6f));
    assertThat(Channel.SCIENCE.scale(Double.NaN, images)).isZero();
  }
}
