package org.alidade.bindings.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.tools.Logger;
import org.bytedeco.javacpp.tools.Parser;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The committed bindings are what JavaCPP makes of the headers today. */
class GeneratedSourcesTest {
  private static final Path PACKAGE = Path.of("org/alidade/bindings/internal");

  @TempDir Path folder = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "org.alidade.bindings.internal.KernelsPreset,NativeKernels.java",
    "org.alidade.bindings.internal.WcsPreset,NativeWcs.java"
  })
  void generatedSourcesAreCurrent(Class<?> preset, String file) throws Exception {
    Properties properties = (Properties) Loader.loadProperties().clone();
    properties.setProperty("platform.includepath", Path.of("../native/include").toString());
    new Parser(Logger.create(GeneratedSourcesTest.class), properties, "UTF-8", null)
        .parse(folder.toFile(), new String[0], preset);
    Path generated = PACKAGE.resolve(file);
    assertThat(Files.readString(folder.resolve(generated)))
        .as("run mvn -Pregenerate process-classes in bindings and commit the result")
        .isEqualTo(Files.readString(Path.of("src/gen/java").resolve(generated)));
  }
}
