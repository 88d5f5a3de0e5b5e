package org.alidade.bindings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.array.BadInputException;
import org.alidade.array.ClosedException;
import org.alidade.array.FloatArray;
import org.alidade.array.IoFailureException;
import org.alidade.bindings.internal.JavaMapping;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(LeakCheck.class)
class FileMappingTest {
  private static final int FLOATS = 50_000;

  @TempDir Path folder = Path.of("");

  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    ByteBuffer content = ByteBuffer.allocate(4 * FLOATS).order(ByteOrder.nativeOrder());
    for (int i = 0; i < FLOATS; i++) {
      content.putFloat(i * 0.5f);
    }
    file = Files.write(folder.resolve("flux \u00e9.bin"), content.array());
  }

  @Test
  void mapsAnyPart() {
    for (int first : new int[] {0, 1, 1023, 1024, 16384, 49_999}) {
      long length = 4L * (FLOATS - first);
      try (FileMapping mapping = FileMapping.open(file, 4L * first, length)) {
        mapping.populate(0, length);
        assertContent(mapping, first);
        mapping.release(0, length);
        mapping.release(length, 0);
        assertContent(mapping, first);
      }
    }
  }

  @Test
  void partsOutsideAreRefused() {
    assertThatThrownBy(() -> FileMapping.open(file, 0, 4 * FLOATS + 1))
        .isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> FileMapping.open(file, -1, 1)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> FileMapping.open(folder.resolve("none"), 0, 1))
        .isInstanceOf(IoFailureException.class)
        .hasMessageContaining("none");
    try (FileMapping mapping = FileMapping.open(file, 100, 50)) {
      assertThatThrownBy(() -> mapping.populate(0, 51)).isInstanceOf(BadInputException.class);
      assertThatThrownBy(() -> mapping.release(-1, 5)).isInstanceOf(BadInputException.class);
    }
  }

  @Test
  void emptyPartsAreEmpty() {
    try (FileMapping mapping = FileMapping.open(file, 4 * FLOATS, 0)) {
      assertThat(mapping.bytes().size()).isEqualTo(0);
    }
  }

  @Test
  void closedMappingsAreRefused() {
    FileMapping mapping = FileMapping.open(file, 0, 400);
    mapping.close();
    mapping.close();
    assertThatThrownBy(() -> mapping.bytes().get(0)).isInstanceOf(ClosedException.class);
    assertThatThrownBy(() -> mapping.populate(0, 400)).isInstanceOf(ClosedException.class);
  }

  @Test
  void javaMappingShowsTheSameBytes() {
    JavaMapping mapping = JavaMapping.open(file, 40, 400);
    mapping.populate(8, 16);
    mapping.release(8, 16);
    assertThat(mapping.bytes().asFloats(0, 100).get(7)).isEqualTo(17 * 0.5f);
    mapping.bytes().close();
  }

  private static void assertContent(FileMapping mapping, int first) {
    FloatArray floats = mapping.bytes().asFloats(0, FLOATS - first);
    for (int i = 0; i < floats.size(); i += 97) {
      assertThat(floats.get(i)).isEqualTo((first + i) * 0.5f);
    }
  }
}
