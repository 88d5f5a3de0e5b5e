package org.alidade.transients.database;

import java.util.Map;

/** The two databases the system runs on. */
public enum Dialect {
  /** One file in the user's folder; no server. */
  SQLITE,
  /** A server for many users. */
  POSTGRESQL;

  /** Names of types in the files of the schema. */
  Map<String, String> placeholders() {
    return switch (this) {
      case SQLITE ->
          Map.of(
              "id_type", "text",
              "json_type", "text",
              "time_type", "text",
              "queue_time_type", "timestamp",
              "real_type", "double precision",
              "bytes_type", "blob",
              "serial_key", "id integer PRIMARY KEY AUTOINCREMENT",
              "now", "(strftime('%Y-%m-%dT%H:%M:%f000Z', 'now'))",
              "true", "1",
              "false", "0");
      case POSTGRESQL ->
          Map.of(
              "id_type", "uuid",
              "json_type", "jsonb",
              "time_type", "timestamptz",
              "queue_time_type", "timestamptz",
              "real_type", "double precision",
              "bytes_type", "bytea",
              "serial_key", "id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
              "now", "clock_timestamp()",
              "true", "true",
              "false", "false");
    };
  }
}
