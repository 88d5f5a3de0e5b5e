package org.alidade.lightcurve.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.alidade.lightcurve.golden.GoldenCases;
import org.alidade.table.Column;
import org.alidade.table.ElementType;
import org.alidade.table.Table;
import org.alidade.testing.GoldenData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Source catalogues against what the original program makes of them. */
class GoldenCataloguesTest {
  private static final double RELATIVE = 1e-12;

  private final JsonNode golden = GoldenCases.read("catalogs.json");

  @ParameterizedTest
  @ValueSource(strings = {"IDF_gr12_ch1_sci.sexcat", "IDF_gr12_ch1_sci.ecsv"})
  void columnsUnitsAndRows(String file) {
    JsonNode expected = golden.path("sextractor");
    Table table = SourceTables.read(GoldenData.golden("lightcurve", "catalogs", file));
    assertThat(table.columns())
        .extracting(Column::name)
        .isEqualTo(GoldenCases.list(expected.path("colnames")));
    Map<String, String> types = GoldenCases.texts(expected.path("dtype"));
    Map<String, String> units = GoldenCases.texts(expected.path("unit"));
    int index = 0;
    for (Column column : table.columns()) {
      assertThat(column.type() == ElementType.LONG ? "i" : "f").isEqualTo(types.get(column.name()));
      assertThat(column.unit()).isEqualTo(units.getOrDefault(column.name(), ""));
      assertThat(column.number(0)).isEqualTo(expected.path("first_row").get(index++).doubleValue());
    }
  }

  @Test
  void sextractor() {
    JsonNode expected = golden.path("sextractor");
    check(expected.path("generic"), "IDF_gr12_ch1_sci.sexcat", TableTransform.sextractor());
    TableTransform pipeline = TableTransform.pipelineSextractor("ch1_sci", "gr12");
    check(expected.path("pipeline"), "IDF_gr12_ch1_sci.sexcat", pipeline);
    check(expected.path("pipeline"), "IDF_gr12_ch1_sci.ecsv", pipeline);
  }

  @Test
  void ratios() {
    check(
        golden.path("photutils").path("pipeline"),
        "IDF_gr12_ch1_sci_div.ecsv",
        TableTransform.pipelineRatio("ch1_sci_div", "gr12"));
  }

  @Test
  void plainTables() {
    check(golden.path("plain").path("result"), "plain_open.ecsv", TableTransform.generic());
  }

  private static void check(JsonNode expected, String file, TableTransform transform) {
    SourceCatalogue sources =
        SourceCatalogue.read(GoldenData.golden("lightcurve", "catalogs", file), transform);
    assertThat(sources.size()).isEqualTo(expected.path("n").asInt());
    assertThat(sources.objectKeys()).isEqualTo(GoldenCases.list(expected.path("object_keys")));
    assertThat(sources.measurementKeys())
        .containsExactlyElementsOf(GoldenCases.list(expected.path("measurement_keys")));
    assertThat(sources.valueKeys())
        .containsExactlyElementsOf(GoldenCases.list(expected.path("value_keys")));
    assertThat(sources.epochKey().stream().toList())
        .isEqualTo(GoldenCases.list(expected.path("epoch_keys")));
    coordinates(expected.path("coordinates"), sources);
    columns(expected.path("columns"), sources);
    for (int cells : new int[] {5, 20}) {
      assertThat(SpatialOrder.cells(sources.raDegrees(), sources.decDegrees(), cells))
          .containsExactly(ints(expected.path("spatial_cell").path(Integer.toString(cells))));
    }
  }

  private static void coordinates(JsonNode expected, SourceCatalogue sources) {
    expected
        .properties()
        .forEach(
            one -> {
              SourceCoordinates found = sources.coordinates(one.getKey());
              near(found.raDegrees(), one.getValue().path("ra"));
              near(found.decDegrees(), one.getValue().path("dec"));
              near(found.x(), one.getValue().path("x"));
              near(found.y(), one.getValue().path("y"));
            });
  }

  private static void near(double found, JsonNode expected) {
    double value = expected.doubleValue();
    assertThat(found).isCloseTo(value, within(Math.abs(value) * RELATIVE));
  }

  /** Also the way back, which the original gets wrong for its pipeline. */
  private static void columns(JsonNode expected, SourceCatalogue sources) {
    List<DataColumn> columns = sources.columns();
    assertThat(columns).hasSize(expected.size());
    for (int i = 0; i < columns.size(); i++) {
      JsonNode one = expected.get(i);
      assertThat(columns.get(i))
          .isEqualTo(
              new DataColumn(
                  one.path("column").asText(),
                  one.path("measurement").asText(),
                  one.path("value").asText()));
      assertThat(
              sources
                  .transform()
                  .columnName(one.path("measurement").asText(), one.path("value").asText()))
          .isEqualToIgnoringCase(one.path("column").asText());
    }
  }

  private static int[] ints(JsonNode array) {
    int[] values = new int[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).asInt();
    }
    return values;
  }
}
