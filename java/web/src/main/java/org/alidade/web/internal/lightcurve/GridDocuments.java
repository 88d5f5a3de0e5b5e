package org.alidade.web.internal.lightcurve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.query.ColumnHistogram;
import org.alidade.lightcurve.query.GridFilter;
import org.alidade.lightcurve.query.GridPage;
import org.alidade.lightcurve.query.GridRequest;
import org.alidade.lightcurve.query.GridSort;
import org.alidade.lightcurve.query.QueryException;
import org.alidade.lightcurve.query.TableValues;
import org.alidade.web.internal.Json;

/** Pages of the object and epoch tables, and the distribution of a column. */
final class GridDocuments {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MOST_SORTS = 8;
  private static final int MOST_FILTERS = 20;
  private static final int MOST_COLUMNS = 500;

  private GridDocuments() {}

  /** A page of the objects that a condition chooses, of all without one. */
  static Json objects(OpenStore store, Parameters request) {
    TableValues table = store.objects();
    if (!request.values().containsKey("query")) {
      return page(table, all(table), request);
    }
    return page(table, store.chosen(request.text("query")), request);
  }

  /** A page of the epochs. */
  static Json epochs(OpenStore store, Parameters request) {
    return page(store.epochs(), all(store.epochs()), request);
  }

  /** Keys of all objects that a condition chooses, in the order of its list. */
  static Json keys(OpenStore store, Parameters request) {
    String[] keys = store.objects().texts("object");
    int[] rows = store.chosen(request.text("query"));
    return new Json()
        .integer("total", rows.length)
        .texts("keys", IntStream.of(rows).mapToObj(row -> keys[row]).toList());
  }

  /** What is wrong with a condition, or how many objects it chooses. */
  static Json check(OpenStore store, Parameters request) {
    String query = request.text("query");
    if (query.isBlank()) {
      return verdict("hint", "Enter a condition, such as ra > 265 and dec < 69", -1);
    }
    try {
      int count = store.chosen(query).length;
      return verdict("valid", "Matches " + count + " objects", -1).integer("count", count);
    } catch (QueryException e) {
      return verdict("invalid", e.what() + ": " + e.remedy(), e.position());
    }
  }

  private static Json verdict(String state, String message, int position) {
    return new Json().text("state", state).text("message", message).integer("position", position);
  }

  /** Distribution of a column of the objects. */
  static Json statistics(OpenStore store, Parameters request) {
    String column = request.text("column");
    ColumnHistogram histogram =
        ColumnHistogram.of(
            store.objects().numbers(column),
            request.integer("bins", ColumnHistogram.BINS, 1, 1000));
    return new Json()
        .text("column", column)
        .text("unit", store.objects().unit(column))
        .exactNumbers("edges", histogram.edges())
        .integers("counts", histogram.counts())
        .integer("size", histogram.size())
        .number("mean", histogram.mean())
        .number("median", histogram.median())
        .number("standardDeviation", histogram.standardDeviation());
  }

  private static int[] all(TableValues table) {
    return IntStream.range(0, table.rows()).toArray();
  }

  private static Json page(TableValues table, int[] chosen, Parameters request) {
    int start = request.integer("start", 0, 0, Integer.MAX_VALUE - GridRequest.MOST_ROWS);
    GridRequest grid =
        GridRequest.of(start, request.integer("end", start + 100, start, Integer.MAX_VALUE))
            .withSorts(sorts(request))
            .withFilters(filters(request));
    int[] place = places(table.rows(), chosen);
    GridPage page = grid.rows(table, chosen);
    Json json =
        new Json()
            .integer("total", page.total())
            .integer("start", start)
            .integers("places", IntStream.of(page.rows()).map(row -> place[row]).toArray());
    return json.object("columns", part -> columns(part, table, page.rows(), request));
  }

  private static int[] places(int rows, int[] chosen) {
    int[] places = new int[rows];
    Arrays.fill(places, -1);
    for (int i = 0; i < chosen.length; i++) {
      places[chosen[i]] = i;
    }
    return places;
  }

  private static void columns(Json json, TableValues table, int[] rows, Parameters request) {
    List<String> wanted = request.list("columns", MOST_COLUMNS);
    for (String name : wanted.isEmpty() ? table.names() : wanted) {
      if (!table.has(name)) {
        continue;
      }
      if (table.isText(name)) {
        String[] texts = table.texts(name);
        json.texts(name, IntStream.of(rows).mapToObj(row -> texts[row]).toList());
      } else {
        double[] numbers = table.numbers(name);
        json.exactNumbers(name, IntStream.of(rows).mapToDouble(row -> numbers[row]).toArray());
      }
    }
  }

  /** Names of columns, with a minus in front where the largest come first. */
  private static List<GridSort> sorts(Parameters request) {
    return request.list("sort", MOST_SORTS).stream()
        .map(
            name ->
                name.startsWith("-")
                    ? new GridSort(name.substring(1), true)
                    : new GridSort(name, false))
        .toList();
  }

  /** An array of {@code {"column": ..., "kind": ..., "value": ...}}. */
  private static List<GridFilter> filters(Parameters request) {
    Optional<String> text = request.given("filter");
    if (text.isEmpty()) {
      return List.of();
    }
    JsonNode array = parsed(text.get());
    if (!array.isArray() || array.size() > MOST_FILTERS) {
      throw new BadInputException(
          "no list of filters", "filter", "give at most " + MOST_FILTERS + " in a JSON array");
    }
    List<GridFilter> filters = new ArrayList<>();
    for (JsonNode node : array) {
      filters.add(
          new GridFilter(
              node.path("column").asText(),
              GridFilter.Kind.of(node.path("kind").asText()),
              node.path("value").asText()));
    }
    return filters;
  }

  private static JsonNode parsed(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      BadInputException failure =
          new BadInputException("it is no JSON", "filter", "give a JSON array");
      failure.initCause(e);
      throw failure;
    }
  }
}
