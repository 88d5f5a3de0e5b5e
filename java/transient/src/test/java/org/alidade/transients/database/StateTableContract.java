package org.alidade.transients.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.alidade.testing.GoldenData;
import org.alidade.transients.ObservationType;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table of states, change by change, against the golden one. */
abstract class StateTableContract {
  private static final Map<ObservationStatus, List<ObservationStatus>> WAYS =
      Map.of(
          ObservationStatus.INGESTED, List.of(),
          ObservationStatus.PREPROCESSING, List.of(ObservationStatus.PREPROCESSING),
          ObservationStatus.PREPROCESSED,
              List.of(ObservationStatus.PREPROCESSING, ObservationStatus.PREPROCESSED),
          ObservationStatus.DIFFERENCING,
              List.of(
                  ObservationStatus.PREPROCESSING,
                  ObservationStatus.PREPROCESSED,
                  ObservationStatus.DIFFERENCING),
          ObservationStatus.DIFFERENCED,
              List.of(
                  ObservationStatus.PREPROCESSING,
                  ObservationStatus.PREPROCESSED,
                  ObservationStatus.DIFFERENCING,
                  ObservationStatus.DIFFERENCED),
          ObservationStatus.FAILED, List.of(ObservationStatus.FAILED),
          ObservationStatus.ARCHIVED, List.of(ObservationStatus.ARCHIVED));

  abstract DatabaseOptions options(Path folder);

  @Test
  void onlyTheChangesOfTheTableArePossible(@TempDir Path folder) throws Exception {
    JsonNode table =
        new ObjectMapper()
            .readTree(GoldenData.golden("transient", "rules", "rules.json").toFile())
            .get("status_transitions");
    assertThat(table.size()).isEqualTo(49);
    try (TransientDatabase database = TransientDatabase.open(options(folder))) {
      UUID survey = database.write(s -> s.surveys().create("s")).id();
      for (JsonNode row : table) {
        ObservationStatus from = status(row, "from");
        ObservationStatus to = status(row, "to");
        boolean allowed = row.get("allowed").asBoolean();
        assertThat(from.next().contains(to)).as("%s", row).isEqualTo(allowed);
        checkByLibrary(database, brought(database, survey, from, row + "1"), to, allowed);
        checkByStatement(database, brought(database, survey, from, row + "2"), to, allowed);
      }
    }
  }

  private static ObservationStatus status(JsonNode row, String name) {
    return ObservationStatus.valueOf(row.get(name).asText().toUpperCase(Locale.ROOT));
  }

  private static UUID brought(
      TransientDatabase database, UUID survey, ObservationStatus state, String name) {
    return database.write(
        session -> {
          UUID id =
              session
                  .observations()
                  .ingest(
                      Observation.builder()
                          .named(survey, name)
                          .of("sn", ObservationType.SCIENCE)
                          .at(1, 2)
                          .taken(Instant.EPOCH, "r", 1))
                  .observation()
                  .id();
          WAYS.getOrDefault(state, List.of())
              .forEach(step -> session.observations().transition(id, step, "test", null));
          return id;
        });
  }

  private static void checkByLibrary(
      TransientDatabase database, UUID id, ObservationStatus to, boolean allowed) {
    ObservationStatus before = status(database, id);
    int events = events(database, id);
    if (allowed) {
      database.change(s -> s.observations().transition(id, to, "test", "why"));
    } else {
      assertThatThrownBy(
              () -> database.change(s -> s.observations().transition(id, to, "test", "why")))
          .isInstanceOfSatisfying(
              IllegalTransitionException.class,
              e -> {
                assertThat(e.from()).isEqualTo(before);
                assertThat(e.to()).isEqualTo(to);
              });
    }
    assertThat(status(database, id)).isEqualTo(allowed ? to : before);
    assertThat(events(database, id)).isEqualTo(events + (allowed ? 1 : 0));
  }

  private static void checkByStatement(
      TransientDatabase database, UUID id, ObservationStatus to, boolean allowed) {
    ObservationStatus before = status(database, id);
    int events = events(database, id);
    String statement = "UPDATE observations SET status = '" + to.text() + "' WHERE id = ?";
    if (allowed) {
      database.change(s -> s.handle().execute(statement, id));
    } else {
      assertThatThrownBy(() -> database.change(s -> s.handle().execute(statement, id)))
          .isInstanceOf(JdbiException.class)
          .hasMessageContaining("ILLEGAL_TRANSITION");
    }
    assertThat(status(database, id)).isEqualTo(allowed ? to : before);
    assertThat(events(database, id)).isEqualTo(events + (allowed ? 1 : 0));
  }

  private static ObservationStatus status(TransientDatabase database, UUID id) {
    return database.read(s -> s.observations().get(id).status());
  }

  private static int events(TransientDatabase database, UUID id) {
    return database.read(s -> s.outbox().of(id.toString()).size());
  }

  @Test
  void noOtherStateCanBeWritten(@TempDir Path folder) {
    try (TransientDatabase database = TransientDatabase.open(options(folder))) {
      UUID survey = database.write(s -> s.surveys().create("s")).id();
      UUID id = brought(database, survey, ObservationStatus.INGESTED, "a");
      for (String value : new String[] {"'done'", "''", "NULL", "'INGESTED'"}) {
        assertThatThrownBy(
                () ->
                    database.change(
                        s -> s.handle().execute("UPDATE observations SET status = " + value)))
            .as(value)
            .isInstanceOf(JdbiException.class);
      }
      assertThatThrownBy(
              () ->
                  database.change(
                      s ->
                          s.handle()
                              .execute(
                                  "INSERT INTO observations (id, survey_id, observation_id,"
                                      + " observation_type, sn_name, ra, dec, healpix,"
                                      + " observation_time, filter_band, exposure_time, fits_url,"
                                      + " metadata, status, created_at, updated_at)"
                                      + " SELECT ?, survey_id, 'b', observation_type,"
                                      + " sn_name, ra, dec, healpix, observation_time, filter_band,"
                                      + " exposure_time, fits_url, metadata, 'differenced',"
                                      + " created_at, updated_at FROM observations",
                                  UUID.randomUUID())))
          .hasMessageContaining("ILLEGAL_TRANSITION");
      assertThat(status(database, id)).isEqualTo(ObservationStatus.INGESTED);
    }
  }
}
