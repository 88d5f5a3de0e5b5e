package org.alidade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.alidade.array.InvalidStateException;
import org.alidade.cube.AmplitudeMode;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.BuildOptions.OnMismatch;
import org.alidade.cube.KernelMode;
import org.alidade.cube.NormMode;
import org.alidade.cube.ProgressListener;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Builds that go on: with the same options to the same bytes, with others not at all. */
@ExtendWith(LeakCheck.class)
class ResumeTest {
  private static final int STOP_AFTER = 5;

  private final Problem problem = Problem.small(11);

  @TempDir Path folder;
  private Path file;

  /**
   * A build that was cancelled after five of 27 tiles of 10 spaxels, 1 component, 2 populations.
   */
  @BeforeEach
  void cancelABuild() {
    file = problem.populate(folder.resolve("cube.h5"));
    ProgressListener cancelling =
        (done, total, what) -> {
          if (done == STOP_AFTER) {
            throw new CancellationException("enough");
          }
        };
    assertThatThrownBy(() -> Problem.build(file, tiles().build(), cancelling))
        .isInstanceOf(CancellationException.class);
  }

  private static BuildOptions.Builder tiles() {
    return Problem.tiles(10, 1, 2);
  }

  private Path fresh(BuildOptions options) {
    Path other = problem.populate(folder.resolve("fresh.h5"));
    Problem.build(other, options, ProgressListener.NONE);
    return other;
  }

  @Test
  void theSameBuildGoesOnToTheSameBytes() {
    assertThat(marked(file)).isEqualTo(STOP_AFTER);
    assertThat(CubeFiles.isComplete(file)).isFalse();
    assertThat(Problem.build(file, tiles().workers(1).build(), ProgressListener.NONE))
        .isEqualTo(27 - STOP_AFTER);
    Path other = fresh(tiles().build());
    assertThat(CubeFiles.models(file)).isEqualTo(CubeFiles.models(other));
    for (String derived : new String[] {"norm/losvd_amp", "norm/losvd_amp_sum", "data_flux"}) {
      assertThat(CubeFiles.doubles(file, "/HyperCube/" + derived))
          .isEqualTo(CubeFiles.doubles(other, "/HyperCube/" + derived));
    }
    assertThat(Problem.build(file, tiles().build(), ProgressListener.NONE)).isZero();
  }

  private static int marked(Path file) {
    int count = 0;
    for (byte bit : CubeFiles.done(file)) {
      count += bit;
    }
    return count;
  }

  static Stream<Arguments> differences() {
    return Stream.of(
        Arguments.of("tiles", change(b -> b.tiles(12, 1, 2))),
        Arguments.of("tiles", change(b -> b.tiles(10, 1, 3))),
        Arguments.of("norm", change(b -> b.norm(NormMode.DATA))),
        Arguments.of("amp", change(b -> b.amplitude(AmplitudeMode.TRAPZ))),
        Arguments.of("kernel", change(b -> b.kernel(KernelMode.INTEGRATE))),
        Arguments.of("vel_bias_kms", change(b -> b.velocityBiasKms(12))));
  }

  private static Consumer<BuildOptions.Builder> change(Consumer<BuildOptions.Builder> change) {
    return change;
  }

  @ParameterizedTest
  @MethodSource("differences")
  void otherOptionsAreRefusedByNameUnlessRebuilt(
      String name, Consumer<BuildOptions.Builder> change) {
    BuildOptions.Builder other = tiles();
    change.accept(other);
    String before = FolderState.digest(file);
    assertThatThrownBy(() -> Problem.build(file, other.build(), ProgressListener.NONE))
        .isInstanceOf(InvalidStateException.class)
        .hasMessageContaining(name)
        .hasMessageContaining("rebuild");
    assertThat(FolderState.digest(file)).isEqualTo(before);
    Problem.build(file, other.onMismatch(OnMismatch.REBUILD).build(), ProgressListener.NONE);
    assertThat(CubeFiles.models(file)).isEqualTo(CubeFiles.models(fresh(other.build())));
  }

  @Test
  void changedInputsAreRefusedByNameUnlessRebuilt() {
    for (int i = 0; i < problem.losvd.length; i += 97) {
      problem.losvd[i] += 0.5;
    }
    CubeFiles.overwrite(file, "/LOSVD", problem.losvd);
    assertThatThrownBy(() -> Problem.build(file, tiles().build(), ProgressListener.NONE))
        .isInstanceOf(InvalidStateException.class)
        .hasMessageContaining("/LOSVD changed");
    BuildOptions rebuild = tiles().onMismatch(OnMismatch.REBUILD).build();
    Problem.build(file, rebuild, ProgressListener.NONE);
    assertThat(CubeFiles.models(file)).isEqualTo(CubeFiles.models(fresh(tiles().build())));
  }
}
