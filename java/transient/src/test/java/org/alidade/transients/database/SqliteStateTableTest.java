package org.alidade.transients.database;

import java.nio.file.Path;

class SqliteStateTableTest extends StateTableContract {
  @Override
  DatabaseOptions options(Path folder) {
    return DatabaseOptions.sqlite(folder.resolve("states.db"));
  }
}
