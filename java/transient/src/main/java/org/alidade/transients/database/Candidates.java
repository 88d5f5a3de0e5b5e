package org.alidade.transients.database;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alidade.transients.database.internal.ConeQuery;
import org.alidade.transients.database.internal.RecordTable;
import org.jdbi.v3.core.Handle;

/** The candidates of the difference images. */
public final class Candidates {
  private static final RecordTable<CandidateRow> TABLE =
      new RecordTable<>("candidates", CandidateRow.class);

  private final Handle handle;

  Candidates(Handle handle) {
    this.handle = handle;
  }

  /** Adds candidates; those that are there already stay as they are. */
  public void add(Collection<CandidateRow> candidates) {
    for (CandidateRow candidate : candidates) {
      TABLE.insertIfAbsent(
          handle, candidate, Map.of("healpix", ConeQuery.cell(candidate.ra(), candidate.dec())));
    }
  }

  /** The candidate of an identifier. */
  public Optional<CandidateRow> find(UUID id) {
    return TABLE.find(handle, id);
  }

  /** The candidates of a run, the most significant first. */
  public List<CandidateRow> ofRun(UUID run) {
    return TABLE.rows(handle, "difference_run_id", run, "abs(significance) DESC, id");
  }

  /** Candidates in a circle, degrees. */
  public List<CandidateRow> cone(double ra, double dec, double radius) {
    ConeQuery cone = new ConeQuery(ra, dec, radius);
    return TABLE.rows(TABLE.select(handle, "WHERE " + cone.condition())).stream()
        .filter(candidate -> cone.contains(candidate.ra(), candidate.dec()))
        .toList();
  }

  /** Changes where a candidate stands. */
  public void setStatus(UUID id, CandidateStatus status) {
    handle
        .createUpdate("UPDATE candidates SET status = :status WHERE id = :id")
        .bind("status", status)
        .bind("id", id)
        .execute();
  }

  /** Deterministic identifier of the candidate of a number in a run. */
  public static UUID identifier(UUID run, int number) {
    return Identifiers.of("candidate", run, Integer.toString(number));
  }
}
