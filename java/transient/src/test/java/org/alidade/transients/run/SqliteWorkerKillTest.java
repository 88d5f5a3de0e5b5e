package org.alidade.transients.run;

class SqliteWorkerKillTest extends WorkerKillContract {
  @Override
  String address() {
    return "sqlite:" + folder.resolve("kill.db");
  }
}
