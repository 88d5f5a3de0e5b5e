package org.alidade.transients.database;

import java.nio.file.Path;

class PostgresStateTableTest extends StateTableContract {
  @Override
  DatabaseOptions options(Path folder) {
    return PostgresServer.freshDatabase();
  }
}
