package org.alidade.transients.jobs;

import org.alidade.transients.database.DatabaseOptions;
import org.alidade.transients.database.PostgresServer;

class PostgresJobsTest extends JobsContract {
  @Override
  DatabaseOptions options() {
    return PostgresServer.freshDatabase();
  }
}
