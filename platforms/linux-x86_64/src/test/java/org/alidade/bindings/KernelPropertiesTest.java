package org.alidade.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alidade.array.AlidadeException;
import org.alidade.array.InvalidStateException;
import org.alidade.bindings.internal.NativeKernels;
import org.alidade.testing.ChildJvm;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each JVM chooses its kernels once, so every property is tried in a JVM of its own. */
class KernelPropertiesTest {
  @TempDir Path folder = Path.of("");

  @Test
  void referenceKernelsCanBeAskedFor() {
    assertThat(runWith("-Dalidade.kernels=reference")).isEqualTo("reference java");
  }

  @Test
  void nativeKernelsCanBeAskedFor() {
    assertThat(runWith("-Dalidade.kernels=native")).startsWith("native ");
  }

  @Test
  void unknownKernelsAreRefused() {
    assertThat(runWith("-Dalidade.kernels=fast")).contains("fast", "native, reference or auto");
  }

  @Test
  void libraryComesFromTheNamedFolder() throws IOException {
    Path library = Path.of(Loader.load(NativeKernels.class));
    Path copy = Files.copy(library, folder.resolve(library.getFileName()));
    assertThat(runWith("-Dalidade.kernels=native", "-Dalidade.native.path=" + folder))
        .startsWith("native ")
        .endsWith(" from " + copy);
  }

  @Test
  void namedFolderWithoutLibraryIsNotForgiven() {
    assertThat(runWith("-Dalidade.kernels=native", "-Dalidade.native.path=" + folder))
        .startsWith(InvalidStateException.class.getSimpleName())
        .contains("alidade.native.path", folder.toString(), System.getProperty("os.arch"));
  }

  private static String runWith(String... flags) {
    try (ChildJvm child = ChildJvm.start(List.of(flags), Report.class)) {
      String line = child.awaitLine(text -> text.startsWith("kernels: "));
      assertThat(child.exitStatus()).isEqualTo(0);
      return line.substring("kernels: ".length());
    }
  }

  /** Prints which kernels are active, and from where if a folder was named. */
  static final class Report {
    private Report() {}

    public static void main(String[] arguments) {
      System.out.println("kernels: " + describe());
    }

    private static String describe() {
      try {
        String description = Kernels.active().description();
        return System.getProperty("alidade.native.path") == null
            ? description
            : description + " from " + Loader.load(NativeKernels.class);
      } catch (AlidadeException e) {
        return e.getClass().getSimpleName() + " " + e.getMessage();
      }
    }
  }
}
