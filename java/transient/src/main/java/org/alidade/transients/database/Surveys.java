package org.alidade.transients.database;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.alidade.array.BadInputException;
import org.alidade.transients.database.internal.RecordTable;
import org.jdbi.v3.core.Handle;

/** The surveys. */
public final class Surveys {
  private static final RecordTable<Survey> TABLE = new RecordTable<>("surveys", Survey.class);
  private static final int LONGEST_NAME = 100;

  private final Handle handle;
  private final Instant now;

  Surveys(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  /**
   * Enters a survey, or finds the one of the name.
   *
   * @throws BadInputException if the name is empty or longer than 100 characters
   */
  public Survey create(String name) {
    return create(UUID.randomUUID(), name);
  }

  /**
   * Enters a survey with an identifier that was chosen, or finds the one of the name.
   *
   * @throws BadInputException if the name is empty or longer than 100 characters
   */
  public Survey create(UUID id, String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new BadInputException(
          "a name of " + name.length() + " characters", "survey", "use 1 to 100 characters");
    }
    TABLE.insertIfAbsent(handle, new Survey(id, name, null, true, now), Map.of());
    return named(name)
        .orElseThrow(
            () ->
                new BadInputException(
                    "another survey has this identifier", id.toString(), "choose another"));
  }

  /** The survey of an identifier. */
  public Optional<Survey> find(UUID id) {
    return TABLE.find(handle, id);
  }

  /** The survey of a name. */
  public Optional<Survey> named(String name) {
    return TABLE.rows(handle, "name", name, "id").stream().findFirst();
  }

  /** All surveys by name. */
  public List<Survey> list() {
    return TABLE.rows(TABLE.select(handle, "ORDER BY name"));
  }
}
