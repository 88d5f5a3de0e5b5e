package org.alidade.bindings.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.tools.Logger;
import org.bytedeco.javacpp.tools.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed bindings are what JavaCPP makes of the header today. */
class GeneratedSourcesTest {
  private static final String FILE = "org/alidade/bindings/internal/NativeKernels.java";

  @TempDir Path folder = Path.of("");

  @Test
  void generatedSourcesAreCurrent() throws Exception {
    Properties properties = (Properties) Loader.loadProperties().clone();
    properties.setProperty("platform.includepath", Path.of("../native/include").toString());
    new Parser(Logger.create(GeneratedSourcesTest.class), properties, "UTF-8", null)
        .parse(folder.toFile(), new String[0], KernelsPreset.class);
    assertThat(Files.readString(folder.resolve(FILE)))
        .as("run mvn -Pregenerate process-classes in bindings and commit the result")
        .isEqualTo(Files.readString(Path.of("src/gen/java").resolve(FILE)));
  }
}
