package org.alidade.transients.database;

import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alidade.array.BadInputException;
import org.alidade.transients.ObservationType;
import org.alidade.transients.database.internal.ConeQuery;
import org.alidade.transients.database.internal.RecordTable;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** The observations, and the changes of their states. */
public final class Observations {
  private static final RecordTable<Observation> TABLE =
      new RecordTable<>("observations", Observation.class);

  private final Handle handle;
  private final Instant now;

  Observations(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /**
   * An observation that was to be added.
   *
   * @param observation what the database holds
   * @param added false if it was there already
   */
  public record Ingested(Observation observation, boolean added) {}

  /** Adds an observation, or finds the one of the same survey and name. */
  public Ingested ingest(Observation.Builder description) {
    Observation fresh = description.build(UUID.randomUUID(), now);
    boolean added =
        TABLE.insertIfAbsent(
            handle, fresh, Map.of("healpix", ConeQuery.cell(fresh.ra(), fresh.dec())));
    Observation stored =
        TABLE
            .rows(
                TABLE
                    .select(handle, "WHERE survey_id = :survey AND observation_id = :name")
                    .bind("survey", fresh.surveyId())
                    .bind("name", fresh.observationId()))
            .get(0);
    return new Ingested(stored, added);
  }

  /** The observation of an identifier. */
  public Optional<Observation> find(UUID id) {
    return TABLE.find(handle, id);
  }

  /**
   * The observation of an identifier.
   *
   * @throws BadInputException if there is none
   */
  public Observation get(UUID id) {
    return find(id)
        .orElseThrow(
            () ->
                new BadInputException(
                    "there is no such observation", id.toString(), "list the observations"));
  }

  /** Observations, the newest first. */
  public List<Observation> list(ObservationFilter filter) {
    return TABLE.rows(
        TABLE
            .select(
                handle,
                "WHERE "
                    + condition(filter)
                    + " ORDER BY observation_time DESC, id LIMIT :limit OFFSET :offset")
            .bindMethods(filter));
  }

  private static String condition(ObservationFilter filter) {
    StringBuilder condition = new StringBuilder("1 = 1");
    and(condition, filter.survey(), "survey_id = :survey");
    and(condition, filter.status(), "status = :status");
    and(condition, filter.type(), "observation_type = :type");
    and(condition, filter.snName(), "sn_name = :snName");
    return condition.toString();
  }

  private static void and(StringBuilder condition, @Nullable Object value, String part) {
    if (value != null) {
      condition.append(" AND ").append(part);
    }
  }

  /**
   * Observations whose centre lies in a circle, the nearest first.
   *
   * @param ra right ascension, degrees
   * @param dec declination, degrees
   * @param radius radius, degrees
   */
  public List<Observation> cone(double ra, double dec, double radius) {
    ConeQuery cone = new ConeQuery(ra, dec, radius);
    return TABLE.rows(TABLE.select(handle, "WHERE " + cone.condition())).stream()
        .filter(observation -> cone.contains(observation.ra(), observation.dec()))
        .sorted(
            Comparator.comparingDouble(
                observation -> cone.separation(observation.ra(), observation.dec())))
        .toList();
  }

  /** Observations of one survey, band and type, the oldest first. */
  public List<Observation> sameBand(
      UUID survey, String band, ObservationType type, ObservationStatus status) {
    return TABLE.rows(
        TABLE
            .select(
                handle,
                "WHERE survey_id = :survey AND filter_band = :band AND observation_type = :type"
                    + " AND status = :status ORDER BY observation_time, id")
            .bind("survey", survey)
            .bind("band", band)
            .bind("type", type)
            .bind("status", status));
  }

  /** How many observations are in each state. */
  public Map<ObservationStatus, Long> countByStatus() {
    Map<ObservationStatus, Long> counts = new EnumMap<>(ObservationStatus.class);
    handle
        .createQuery("SELECT status, count(*) AS number FROM observations GROUP BY status")
        .map(
            (row, context) ->
                Map.entry(
                    ObservationStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                    row.getLong("number")))
        .forEach(entry -> counts.put(entry.getKey(), entry.getValue()));
    return counts;
  }

  /**
   * Changes the state if it is the expected one; of many who try, one succeeds.
   *
   * @param claim who works on it from now on, or null for nobody
   * @return whether it was in the expected state
   * @throws IllegalTransitionException if the table of states does not allow the change
   */
  public boolean compareAndSet(
      UUID id,
      ObservationStatus from,
      ObservationStatus to,
      String by,
      @Nullable String reason,
      @Nullable String claim) {
    try {
      return handle
              .createUpdate(
                  "UPDATE observations SET status = :to, status_by = :by, status_reason = :reason,"
                      + " claim = :claim, updated_at = :now WHERE id = :id AND status = :from")
              .bind("to", to)
              .bind("by", by)
              .bind("reason", reason)
              .bind("claim", claim)
              .bind("now", now)
              .bind("id", id)
              .bind("from", from)
              .execute()
          == 1;
    } catch (UnableToExecuteStatementException e) {
      if (String.valueOf(e.getMessage()).contains("ILLEGAL_TRANSITION")) {
        IllegalTransitionException illegal = new IllegalTransitionException(id, from, to);
        illegal.initCause(e);
        throw illegal;
      }
      throw e;
    }
  }

  /**
   * Changes the state, whatever it is.
   *
   * @throws IllegalTransitionException if the table of states does not allow the change
   * @throws BadInputException if there is no such observation
   */
  public void transition(UUID id, ObservationStatus to, String by, @Nullable String reason) {
    ObservationStatus from = get(id).status();
    if (!compareAndSet(id, from, to, by, reason, null)) {
      throw new IllegalTransitionException(id, get(id).status(), to);
    }
  }

  /** Who works on an observation. */
  public Optional<String> claim(UUID id) {
    return handle
        .createQuery("SELECT claim FROM observations WHERE id = :id")
        .bind("id", id)
        .mapTo(String.class)
        .findFirst();
  }

  /**
   * Takes over the work of an attempt that ended without a word.
   *
   * @return whether it still was the one who worked
   */
  public boolean takeOver(UUID id, ObservationStatus status, String from, String to) {
    return handle
            .createUpdate(
                "UPDATE observations SET claim = :to, updated_at = :now"
                    + " WHERE id = :id AND status = :status AND claim = :from")
            .bind("to", to)
            .bind("now", now)
            .bind("id", id)
            .bind("status", status)
            .bind("from", from)
            .execute()
        == 1;
  }

  /** Notes the key of the preprocessed image. */
  public void setProcessedPath(UUID id, String key) {
    handle
        .createUpdate(
            "UPDATE observations SET processed_path = :key, updated_at = :now WHERE id = :id")
        .bind("key", key)
        .bind("now", now)
        .bind("id", id)
        .execute();
  }
}
