package org.alidade.spherex.archive;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.alidade.array.IoFailureException;
import org.alidade.spherex.QueryResults;

/** The file {@code query_summary.json} (spec spherex 3.8). */
public final class QuerySummary {
  private QuerySummary() {}

  /**
   * Writes the file; after the query, and again when the true sizes are known.
   *
   * @throws IoFailureException if that fails
   */
  public static void write(Path file, QueryResults results) {
    JsonFile.write(file, json(results));
  }

  /** Its content, keys in the order of the file. */
  public static ObjectNode json(QueryResults results) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode source = root.putObject("source");
    source.put("ra", results.source().raDegrees());
    source.put("dec", results.source().decDegrees());
    source.put("name", results.source().name());
    root.put("query_time", results.queryTime().toString());
    root.put("n_observations", results.observations().size());
    root.put("time_span_days", results.timeSpanDays());
    root.put("total_size_gb", results.totalSizeGb());
    root.put("total_size_gb_estimated", results.totalSizeGbEstimated());
    ObjectNode counts = root.putObject("band_counts");
    results.bandCounts().forEach((band, count) -> counts.put(band.text(), count));
    return root;
  }
}
