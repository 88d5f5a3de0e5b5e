package org.alidade.transients.jobs;

import org.alidade.transients.database.DatabaseOptions;

class SqliteJobsTest extends JobsContract {
  @Override
  DatabaseOptions options() {
    return DatabaseOptions.sqlite(folder.resolve("jobs.db"));
  }
}
