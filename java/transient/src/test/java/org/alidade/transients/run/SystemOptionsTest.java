package org.alidade.transients.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.alidade.array.FormatException;
import org.alidade.objectstore.ObjectStoreOptions;
import org.alidade.transients.database.Dialect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemOptionsTest {
  @TempDir Path folder;

  @Test
  void everythingLiesInOneFolderUnlessSaidOtherwise() {

    SystemOptions options = SystemOptions.of(folder, Map.of());
    assertThat(options.database().dialect()).isEqualTo(Dialect.SQLITE);
    assertThat(options.store()).isEqualTo(ObjectStoreOptions.inFolder(folder.resolve("store")));
  }

  @Test
  void theEnvironmentComesBeforeTheFile() throws Exception {
    Path yaml = folder.resolve("alidade.yaml");
    Files.writeString(yaml, "DATABASE_URL: postgresql://u:p@db/x\nSTORAGE_ROOT: /one\n");
    SystemOptions options = SystemOptions.read(yaml, folder, Map.of("STORAGE_ROOT", "/two"));
    assertThat(options.database().address()).isEqualTo("jdbc:postgresql://db/x");
    assertThat(options.store()).isEqualTo(ObjectStoreOptions.inFolder(Path.of("/two")));
    assertThat(options.toString()).doesNotContain("p@db");
    Files.writeString(yaml, "- a\n- b\n");
    assertThatThrownBy(() -> SystemOptions.read(yaml, folder, Map.of()))
        .isInstanceOf(FormatException.class);
  }
}
