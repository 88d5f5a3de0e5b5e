package org.alidade.transients.database.internal;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/**
 * The rows of a table as records whose components have the names of the columns. Names come from
 * the classes of this library, values are always bound.
 *
 * @param <T> record of a row
 */
public final class RecordTable<T extends Record> {
  private final String name;
  private final Class<T> type;
  private final String columns;

  /** A table and the record of its rows. */
  public RecordTable(String name, Class<T> type) {
    this.name = name;
    this.type = type;
    columns = components(type).map(RecordTable::column).collect(Collectors.joining(", "));
  }

  /** Name of the table. */
  public String name() {
    return name;
  }

  private static Stream<String> components(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName);
  }

  private static String column(String component) {
    return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  /** Adds a row. */
  public void insert(Handle handle, Record row) {
    insert(handle, row, Map.of());
  }

  /** Adds a row with columns that are not part of the record. */
  public void insert(Handle handle, Record row, Map<String, ?> more) {
    insertion(handle, row, more, "").execute();
  }

  /**
   * Adds a row unless a unique column has its value already.
   *
   * @return whether it was added
   */
  public boolean insertIfAbsent(Handle handle, Record row, Map<String, ?> more) {
    return insertion(handle, row, more, " ON CONFLICT DO NOTHING").execute() == 1;
  }

  private Update insertion(Handle handle, Record row, Map<String, ?> more, String end) {
    List<String> names =
        Stream.concat(components(row.getClass()), more.keySet().stream().sorted()).toList();
    String listed = names.stream().map(RecordTable::column).collect(Collectors.joining(", "));
    String values = names.stream().map(":"::concat).collect(Collectors.joining(", "));
    return handle
        .createUpdate("INSERT INTO " + name + " (" + listed + ") VALUES (" + values + ")" + end)
        .bindMethods(row)
        .bindMap(more);
  }

  /**
   * Begins to replace columns of one row.
   *
   * @param values record whose components are the columns to replace
   * @param more further assignments and the condition, with values as {@code :name}
   */
  public Update update(Handle handle, Record values, String more) {
    String assignments =
        components(values.getClass())
            .map(component -> column(component) + " = :" + component + ", ")
            .collect(Collectors.joining());
    return handle.createUpdate("UPDATE " + name + " SET " + assignments + more).bindMethods(values);
  }

  /** The row of an identifier. */
  public Optional<T> find(Handle handle, UUID id) {
    return rows(select(handle, "WHERE id = :id").bind("id", id)).stream().findFirst();
  }

  /**
   * A query over all columns.
   *
   * @param end conditions and order, with values as {@code :name}
   */
  public Query select(Handle handle, String end) {
    return handle.createQuery("SELECT " + columns + " FROM " + name + " " + end);
  }

  /** The rows that a query gives. */
  public List<T> rows(Query query) {
    return query.map(ConstructorMapper.of(type)).list();
  }

  /** The rows of a condition on one column, in an order. */
  public List<T> rows(Handle handle, String column, Object value, String order) {
    return rows(
        select(handle, "WHERE " + column + " = :value ORDER BY " + order).bind("value", value));
  }
}
