package org.alidade.transients.run;

import org.alidade.transients.database.DatabaseOptions;
import org.alidade.transients.database.PostgresServer;

class PostgresWorkerKillTest extends WorkerKillContract {
  @Override
  String address() {
    DatabaseOptions options = PostgresServer.freshDatabase();
    return String.valueOf(options.address())
        .replace("jdbc:postgresql://", "postgresql://postgres:postgres@");
  }
}
