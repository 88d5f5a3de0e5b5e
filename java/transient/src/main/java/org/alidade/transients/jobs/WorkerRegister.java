package org.alidade.transients.jobs;

import org.alidade.transients.database.TransientDatabase;

/** The entry of this process among the workers, for those who want to see who is alive. */
final class WorkerRegister {
  private final TransientDatabase database;
  private final String name;
  private final String host;
  private final String queues;

  WorkerRegister(TransientDatabase database, String name, String host, String queues) {
    this.database = database;
    this.name = name;
    this.host = host;
    this.queues = queues;
  }

  void enter() {
    database.change(
        session ->
            session
                .handle()
                .createUpdate(
                    "INSERT INTO workers (id, host, process_id, queues, started_at, heartbeat_at)"
                        + " VALUES (:id, :host, :process, :queues, :now, :now)")
                .bind("id", name)
                .bind("host", host)
                .bind("process", ProcessHandle.current().pid())
                .bind("queues", queues)
                .bind("now", session.now())
                .execute());
  }

  void beat() {
    database.change(
        session ->
            session
                .handle()
                .createUpdate("UPDATE workers SET heartbeat_at = :now WHERE id = :id")
                .bind("now", session.now())
                .bind("id", name)
                .execute());
  }

  void leave() {
    database.change(session -> session.handle().execute("DELETE FROM workers WHERE id = ?", name));
  }
}
