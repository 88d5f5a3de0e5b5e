package org.alidade.web.internal.transients.endpoints;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.alidade.transients.database.DatabaseSession;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** How many rows there are of each kind. Names of tables and columns come from this package. */
final class Counts {
  private Counts() {}

  /** Rows of a table by the value of a column; of one survey if it is given. */
  static Map<String, Long> by(
      DatabaseSession session, String table, String column, @Nullable UUID survey) {
    String condition = survey == null ? "" : " WHERE survey_id = :survey";
    Query query =
        session
            .handle()
            .createQuery(
                "SELECT "
                    + column
                    + " AS kind, count(*) AS number FROM "
                    + table
                    + condition
                    + " GROUP BY "
                    + column);
    if (survey != null) {
      query.bind("survey", survey);
    }
    Map<String, Long> counts = new TreeMap<>();
    query
        .map((row, context) -> Map.entry(row.getString("kind"), row.getLong("number")))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }
}
