package org.alidade.spherex.archive;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.alidade.archive.Form;
import org.alidade.spherex.Source;

/**
 * A query for a table service.
 *
 * @param adql its text
 * @param maxRows most rows the answer may have, or empty for the service's own limit
 * @param positions to be uploaded as table {@code positions} with the columns id (from 0), ra, dec
 */
public record TapRequest(String adql, OptionalLong maxRows, List<Source> positions) {
  /** Copies the positions. */
  public TapRequest {
    positions = List.copyOf(positions);
  }

  /** A query without limit and upload. */
  public static TapRequest of(String adql) {
    return new TapRequest(adql, OptionalLong.empty(), List.of());
  }

  /** The same with another limit. */
  public TapRequest withMaxRows(long rows) {
    return new TapRequest(adql, OptionalLong.of(rows), positions);
  }

  Form form() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("REQUEST", "doQuery");
    fields.put("LANG", "ADQL");
    fields.put("FORMAT", "votable");
    maxRows.ifPresent(rows -> fields.put("MAXREC", Long.toString(rows)));
    fields.put("QUERY", adql);
    if (positions.isEmpty()) {
      return Form.of(fields);
    }
    fields.put("UPLOAD", Adql.POSITIONS + ",param:" + Adql.POSITIONS);
    return Form.withFile(
        fields, Adql.POSITIONS, "application/x-votable+xml", PositionTable.votable(positions));
  }
}
