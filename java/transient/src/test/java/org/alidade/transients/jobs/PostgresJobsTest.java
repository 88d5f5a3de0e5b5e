package org.alidade.transients.jobs;

import org.alidade.testing.UserNamespaces;
import org.alidade.transients.database.DatabaseOptions;
import org.alidade.transients.database.PostgresServer;
import org.junit.jupiter.api.BeforeAll;

class PostgresJobsTest extends JobsContract {
  @BeforeAll
  static void requireServer() {
    UserNamespaces.assumeUsable("PostgreSQL");
  }

  @Override
  DatabaseOptions options() {
    return PostgresServer.freshDatabase();
  }
}
