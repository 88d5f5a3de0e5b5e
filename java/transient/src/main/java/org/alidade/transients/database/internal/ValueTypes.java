package org.alidade.transients.database.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.alidade.array.BadInputException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jspecify.annotations.Nullable;

/**
 * How identifiers, times, JSON and states travel: as the server's own types in PostgreSQL, as text
 * in SQLite, where the text of times sorts in order of time.
 */
public final class ValueTypes implements ArgumentFactory.Preparable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final boolean server;

  private ValueTypes(boolean server) {
    this.server = server;
  }

  /**
   * Teaches a database the types.
   *
   * @param server true for PostgreSQL, false for SQLite
   */
  public static void register(Jdbi jdbi, boolean server) {
    ValueTypes types = new ValueTypes(server);
    jdbi.registerArgument(types);
    jdbi.registerColumnMapper(UUID.class, (row, column, context) -> uuid(row, column));
    jdbi.registerColumnMapper(Instant.class, (row, column, context) -> types.time(row, column));
    jdbi.registerColumnMapper(JsonNode.class, (row, column, context) -> json(row, column));
  }

  @Override
  public Optional<Function<Object, Argument>> prepare(Type type, ConfigRegistry config) {
    Class<?> erased = GenericTypes.getErasedType(type);
    boolean ours =
        erased == UUID.class
            || erased == Instant.class
            || erased == String.class
            || JsonNode.class.isAssignableFrom(erased)
            || Enum.class.isAssignableFrom(erased);
    return ours ? Optional.of(this::argument) : Optional.empty();
  }

  private Argument argument(@Nullable Object value) {
    if (value == null) {
      return (place, statement, context) -> statement.setNull(place, Types.NULL);
    }
    if (value instanceof UUID id) {
      return server ? object(id) : text(id.toString());
    }
    if (value instanceof Instant time) {
      Instant stored = time.truncatedTo(ChronoUnit.MICROS);
      return server ? object(stored.atOffset(ZoneOffset.UTC)) : text(TIME.format(stored));
    }
    if (value instanceof JsonNode node) {
      String json = checked(node.toString().replace("\\u0000", "\0"));
      return server
          ? (place, statement, context) -> statement.setObject(place, json, Types.OTHER)
          : text(json);
    }
    if (value instanceof Enum<?> state) {
      return text(state.name().toLowerCase(Locale.ROOT));
    }
    return text(checked(value.toString()));
  }

  private static Argument object(Object value) {
    return (place, statement, context) -> statement.setObject(place, value);
  }

  private static Argument text(String value) {
    return (place, statement, context) -> statement.setString(place, value);
  }

  /** PostgreSQL cannot store this character, and SQLite's functions end at it. */
  private static String checked(String text) {
    if (text.indexOf('\0') >= 0) {
      throw new BadInputException(
          "a text with the character U+0000", "database", "remove the character");
    }
    return text;
  }

  private static @Nullable UUID uuid(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? null : UUID.fromString(text);
  }

  private @Nullable Instant time(ResultSet row, int column) throws SQLException {
    if (server) {
      OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
      return time == null ? null : time.toInstant();
    }
    String text = row.getString(column);
    return text == null ? null : Instant.parse(text);
  }

  private static @Nullable JsonNode json(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    try {
      return text == null ? null : JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new SQLException("column " + column + " does not hold JSON", e);
    }
  }
}
