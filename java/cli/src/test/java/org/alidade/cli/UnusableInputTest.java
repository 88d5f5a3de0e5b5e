package org.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every unusable input: one line that names the trouble, status 2, nothing left behind. */
@ExtendWith(LeakCheck.class)
class UnusableInputTest {
  private static final int SPAXELS = MockInputs.SMALL.spaxels();

  @TempDir private Path folder;

  @Test
  void losvdOfOtherSpaxelCount() throws IOException {
    MockInputs inputs = new MockInputs();
    int perSpaxel = inputs.values("losvd").length / SPAXELS;
    int components = 10;
    inputs.with(
        "losvd",
        Arrays.copyOf(inputs.values("losvd"), 4 * perSpaxel),
        4,
        perSpaxel / components,
        components);

    requireRefusal(inputs, "cube");
  }

  @Test
  void templatesOfOtherLengthThanTheirGrid() throws IOException {
    MockInputs inputs = new MockInputs();
    double[] grid = inputs.values("tem_pix");
    inputs.with("tem_pix", Arrays.copyOf(grid, grid.length - 3), grid.length - 3L);

    requireRefusal(inputs, "templates");
  }

  @Test
  void asManySpaxelsAsPixelsWithoutOrder() throws IOException {
    MockInputs inputs = new MockInputs();
    double[] square = Arrays.copyOf(inputs.values("cube"), SPAXELS * SPAXELS);
    inputs.with("cube", square, SPAXELS, SPAXELS);
    inputs.with("obs_pix", Arrays.copyOf(inputs.values("obs_pix"), SPAXELS), SPAXELS);

    requireRefusalWithMask(inputs, Arrays.copyOf(inputs.mask(), SPAXELS), "order");
  }

  @Test
  void gridThatDoesNotIncrease() throws IOException {
    MockInputs inputs = new MockInputs();
    inputs.values("obs_pix")[5] = inputs.values("obs_pix")[3];

    requireRefusal(inputs, "increase");
  }

  @Test
  void templatesThatAreNotUniform() throws IOException {
    MockInputs inputs = new MockInputs();
    inputs.values("tem_pix")[7] += 2e-5;

    requireRefusal(inputs, "uniform");
  }

  @Test
  void maskThatKeepsNothing() throws IOException {
    MockInputs inputs = new MockInputs();
    Arrays.fill(inputs.mask(), false);

    requireRefusal(inputs, "mask");
  }

  @Test
  void velocityDistributionThatIsNotANumber() throws IOException {
    MockInputs inputs = new MockInputs();
    inputs.values("losvd")[123] = Double.NaN;

    requireRefusal(inputs, "losvd");
  }

  @Test
  void templatesThatDoNotReachFarEnough() throws IOException {
    MockInputs inputs = new MockInputs();
    double[] velocities = inputs.values("vel_pix");
    Arrays.setAll(velocities, v -> 3 * velocities[v]);

    requireRefusal(inputs, "template");
  }

  @Test
  void missingDataset() throws IOException {
    requireRefusal(new MockInputs().without("vel_pix"), "vel_pix");
  }

  @Test
  void noSuchFile() throws IOException {
    requireRefusal(folder.resolve("nowhere.h5"), "nowhere.h5");
  }

  @Test
  void truncatedFile() throws IOException {
    Path arrays = new MockInputs().write(folder.resolve("arrays.h5"));
    byte[] bytes = Files.readAllBytes(arrays);
    Files.write(arrays, Arrays.copyOf(bytes, bytes.length / 2));

    requireRefusal(arrays, "arrays.h5");
  }

  @Test
  void foreignFile() throws IOException {
    Path arrays = folder.resolve("arrays.h5");
    Files.writeString(arrays, "SIMPLE  =                    T / no HDF5 file at all");

    requireRefusal(arrays, "arrays.h5");
  }

  private void requireRefusal(MockInputs inputs, String named) throws IOException {
    requireRefusal(inputs.write(folder.resolve("arrays.h5")), named);
  }

  private void requireRefusalWithMask(MockInputs inputs, boolean[] mask, String named)
      throws IOException {
    requireRefusal(inputs.write(folder.resolve("arrays.h5"), mask), named);
  }

  private void requireRefusal(Path arrays, String named) throws IOException {
    List<Path> before = files();

    Ran ran =
        Ran.alidade("cube", "populate", folder.resolve("cube.h5"), "--from", arrays, "--json");

    assertThat(ran.status()).as(ran.err()).isEqualTo(2);
    assertThat(ran.errorLines())
        .singleElement()
        .asString()
        .startsWith("alidade: error: ")
        .containsIgnoringCase(named);
    assertThat(ran.out()).isEmpty();
    assertThat(files()).isEqualTo(before);
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }
}
