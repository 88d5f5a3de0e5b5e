package org.alidade.transients.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.array.IoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteDatabaseTest extends DatabaseContract {
  @TempDir Path folder;

  @Override
  DatabaseOptions options() {
    return DatabaseOptions.sqlite(folder.resolve("a folder/transients.db"));
  }

  @Test
  void itIsThereWhenItIsOpenedAgain() {
    Observation observation = add(science("a"));
    database.close();
    database = TransientDatabase.open(options());
    assertThat(database.<Observation>read(s -> s.observations().get(observation.id())))
        .isEqualTo(observation);
  }

  @Test
  void aFileThatIsNoDatabaseIsRefused() throws Exception {
    Path file =
        Files.writeString(folder.resolve("x.db"), "no database, but a long text".repeat(99));
    assertThatThrownBy(() -> TransientDatabase.open(DatabaseOptions.sqlite(file)))
        .isInstanceOf(IoFailureException.class)
        .hasMessageContaining("x.db");
  }
}
