package org.alidade.lightcurve.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.alidade.testing.GoldenData;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the original dashboard answered; where it was wrong, what the specification decided. */
class DashboardGoldenTest {
  private static JsonNode golden;
  private static TableValues objects;

  @BeforeAll
  static void read() throws IOException {
    golden =
        new ObjectMapper().readTree(GoldenData.golden("lightcurve", "dashboard.json").toFile());
    Table.Builder table = Table.builder();
    golden
        .path("object_table")
        .path("objects")
        .properties()
        .forEach(entry -> table.column(column(entry)));
    objects = TableValues.of(table.build());
  }

  private static Column column(Map.Entry<String, JsonNode> entry) {
    boolean texts = entry.getKey().equals("object") || entry.getKey().equals("note");
    return texts
        ? Column.of(entry.getKey(), texts(entry.getValue()))
        : Column.of(
            entry.getKey(),
            stream(entry.getValue()).mapToDouble(DashboardGoldenTest::number).toArray());
  }

  private static double number(JsonNode node) {
    return node.isTextual() ? Double.NaN : node.asDouble();
  }

  private static java.util.stream.Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static List<String> texts(JsonNode array) {
    return stream(array).map(JsonNode::asText).toList();
  }

  private static int[] integers(JsonNode array) {
    return stream(array).mapToInt(JsonNode::asInt).toArray();
  }

  /** What a page does with a condition: nothing that fails or finds nothing enters the history. */
  private static Optional<ObjectList> ask(String query) {
    try {
      ObjectList found = new ObjectList(objects, ObjectQuery.parse(query).brightestFirst(objects));
      return Optional.of(found).filter(list -> list.size() > 0);
    } catch (QueryException e) {
      return Optional.empty();
    }
  }

  @Test
  void objectTable() {
    for (JsonNode test : golden.path("object_table").path("cases")) {
      String query = test.path("query").isNull() ? "" : test.path("query").asText();
      Optional<ObjectList> found = ask(query);
      int size = found.map(ObjectList::size).orElse(0);
      assertThat(size).as(query).isEqualTo(test.path("rows").size());
      for (int place = 0; place < size; place++) {
        JsonNode row = test.path("rows").path(place);
        ObjectList list = found.orElseThrow();
        assertThat(row.path("#").asInt()).isEqualTo(place);
        assertThat(list.key(place)).isEqualTo(row.path("Object").asText());
        assertThat(list.magnitude(place)).isEqualTo(row.path("Mag").asText());
        assertThat(list.magnitudeError(place)).isEqualTo(row.path("MagErr").asText());
      }
      QueryHistory before = new QueryHistory(texts(test.path("history")));
      QueryHistory after = found.map(list -> before.with(query)).orElse(before);
      assertThat(after.queries()).as(query).isEqualTo(texts(test.path("new_history")));
    }
  }

  @Test
  void navigation() {
    int size = 12;
    for (JsonNode test : golden.path("navigation")) {
      String trigger = test.path("trigger").asText();
      int[] selected = integers(test.path("selected"));
      if (trigger.equals("object-table")) {
        assertThat(ObjectNavigator.selecting(selected).current())
            .isEqualTo(test.path("index").asInt());
        continue;
      }
      int count = Integer.parseInt(trigger.replaceAll("[^0-9]", ""));
      ObjectNavigator after =
          new ObjectNavigator(selected, test.path("current").asInt())
              .step(trigger.contains("prev") ? -count : count, size);
      assertThat(after.selected())
          .as(test.toString())
          .containsExactly(integers(test.path("new_selection")));
      assertThat(after.current()).isEqualTo(test.path("index").asInt());
    }
    ObjectNavigator atEnd = new ObjectNavigator(new int[] {11}, 11);
    assertThat(atEnd.step(5, size)).isSameAs(atEnd);
    ObjectNavigator atStart = new ObjectNavigator(new int[] {0, 1}, 0);
    assertThat(atStart.step(-2, size)).isSameAs(atStart);
  }

  @Test
  void symmetricQuantiles() {
    for (JsonNode test : golden.path("symmetric_quantiles")) {
      if (test.path("value").isNull() || !test.path("locked").asBoolean()) {
        continue;
      }
      QuantileRange given =
          new QuantileRange(
              test.path("value").path(0).asDouble(), test.path("value").path(1).asDouble());
      double[] result = stream(test.path("result")).mapToDouble(JsonNode::asDouble).toArray();
      QuantileRange symmetric = given.symmetric();
      if (result.length == 0) {
        assertThat(symmetric).isEqualTo(given);
      } else if (result[0] < result[1]) {
        assertThat(symmetric).isEqualTo(new QuantileRange(result[0], result[1]));
      } else {
        assertThat(symmetric).as("D22").isEqualTo(new QuantileRange(49.5, 50.5));
      }
    }
    assertThat(new QuantileRange(30, 40).symmetric()).isEqualTo(new QuantileRange(49.5, 50.5));
  }

  @Test
  void selectionToQuery() {
    for (JsonNode test : golden.path("selection_to_query")) {
      assertThat(ObjectQuery.selecting(texts(test.path("objects"))))
          .isEqualTo(test.path("result").path(0).asText());
    }
  }

  @Test
  void gridRows() {
    for (JsonNode test : golden.path("grid_rows")) {
      JsonNode request = test.path("request");
      List<GridSort> sorts =
          stream(request.path("sortModel"))
              .map(
                  s ->
                      new GridSort(
                          s.path("colId").asText(), s.path("sort").asText().equals("desc")))
              .toList();
      List<GridFilter> filters = new ArrayList<>();
      request
          .path("filterModel")
          .properties()
          .forEach(
              entry ->
                  filters.add(
                      new GridFilter(
                          entry.getKey(),
                          GridFilter.Kind.of(entry.getValue().path("type").asText()),
                          entry.getValue().path("filter").asText())));
      GridPage page =
          new GridRequest(
                  request.path("startRow").asInt(), request.path("endRow").asInt(), sorts, filters)
              .rows(objects);
      boolean literal = filters.stream().anyMatch(f -> f.kind() == GridFilter.Kind.CONTAINS);
      List<String> seen =
          IntStream.of(page.rows()).mapToObj(row -> objects.texts("object")[row]).toList();
      assertThat(page.total()).isEqualTo(literal ? 4 : test.path("row_count").asInt());
      assertThat(seen).isEqualTo(literal ? List.of("I6", "I8") : texts(test.path("objects")));
    }
  }

  @Test
  void objectStats() {
    JsonNode test = golden.path("object_stats");
    assertThat(objects.numericNames()).isEqualTo(texts(test.path("options")));
    ColumnHistogram histogram =
        ColumnHistogram.of(
            objects.numbers(test.path("column").asText()), test.path("nbins").asInt());
    String text =
        String.format(
            Locale.ROOT,
            "N = %d<br>Mean = %.2f<br>Median = %.2f<br>Std = %.2f",
            histogram.size(),
            histogram.mean(),
            histogram.median(),
            histogram.standardDeviation());
    assertThat(text).isEqualTo(test.path("annotation").asText());
    assertThat(histogram.counts()).hasSize(ColumnHistogram.BINS);
    assertThat(Arrays.stream(histogram.counts()).sum()).isEqualTo(histogram.size());
  }
}
