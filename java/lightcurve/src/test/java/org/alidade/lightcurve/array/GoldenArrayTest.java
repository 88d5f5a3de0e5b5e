package org.alidade.lightcurve.array;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alidade.array.MissingDatasetException;
import org.alidade.lightcurve.golden.GoldenCases;
import org.alidade.lightcurve.sources.SourceCatalogue;
import org.alidade.lightcurve.sources.TableTransform;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The array against what the original program makes of the same catalogues. */
class GoldenArrayTest {
  private final JsonNode golden = GoldenCases.read("labelled_store.json");
  @TempDir Path folder;

  @Test
  void writtenByEpochAndReadByObject() {
    LabelledStore store = LabelledStore.create(folder, content());
    for (JsonNode write : golden.path("writes")) {
      SourceCatalogue catalogue = catalogue(write.path("columns"));
      String epoch = write.path("epoch").asText();
      if (write.path("ok").asBoolean()) {
        assertThat(store.populateEpoch(catalogue, epoch))
            .as(write.path("note").asText())
            .isEqualTo(write.path("result").asInt());
      } else {
        assertThatThrownBy(() -> store.populateEpoch(catalogue, epoch))
            .isInstanceOf(MissingDatasetException.class);
      }
    }
    try (LabelledWriter writer = store.openWriter()) {
      checkEpoch(writer.epoch("gr3", "auto"));
    }
    assertThat(store.info(store.writeFile()).orElseThrow().chunk())
        .containsExactly(numbers(golden.path("write_chunks")));
    store.rechunk(RechunkOptions.defaults().withObjectsPerChunk(4));
    LabelledInfo info = store.info().orElseThrow();
    assertThat(info.chunk()).containsExactly(numbers(golden.path("read_chunks")));
    assertThat(info.axes().shape()).containsExactly(numbers(golden.path("shape")));
    assertThat(LabelledAxes.NAMES).isEqualTo(GoldenCases.list(golden.path("dims")));
    try (LabelledReader reader = store.openReader()) {
      checkArray(reader);
      checkQueries(reader);
      checkEpoch(reader.epoch("gr3", "auto"));
    }
  }

  private LabelledContent content() {
    JsonNode places = golden.path("coordinates");
    Table.Builder objects =
        Table.builder().column(Column.of("object", GoldenCases.list(golden.path("objects"))));
    for (Map.Entry<String, JsonNode> place : places.properties()) {
      objects.column(Column.of(place.getKey(), GoldenCases.numbers(place.getValue())));
    }
    return new LabelledContent(
        objects.build(),
        GoldenCases.list(golden.path("measurements")),
        GoldenCases.list(golden.path("values")),
        Table.builder()
            .column(Column.of("epoch", GoldenCases.list(golden.path("epochs"))))
            .build());
  }

  private static SourceCatalogue catalogue(JsonNode columns) {
    Table.Builder table = Table.builder();
    for (Map.Entry<String, JsonNode> column : columns.properties()) {
      double[] values = GoldenCases.numbers(column.getValue());
      table.column(
          column.getKey().equals("NUMBER")
              ? Column.of("NUMBER", GoldenCases.list(column.getValue()))
              : Column.of(column.getKey(), values));
    }
    return SourceCatalogue.of(table.build(), TableTransform.sextractor());
  }

  private void checkArray(LabelledReader reader) {
    List<String> objects = GoldenCases.list(golden.path("objects"));
    for (int object = 0; object < objects.size(); object++) {
      LabelledSlice slice = reader.object(objects.get(object), null, null);
      assertThat(slice.dimensions()).containsExactly("measurement", "value", "epoch");
      assertThat(slice.values()).containsExactly(flat(golden.path("array").get(object)));
    }
  }

  /** With the value filter and the region that the original ignores. */
  private void checkQueries(LabelledReader reader) {
    JsonNode get = golden.path("get");
    String object = get.path("object").asText();
    String measurement = get.path("measurement").asText();
    LabelledSlice both = reader.object(object, measurement, null);
    assertThat(both.values()).containsExactly(flat(get.path("result")));
    LabelledSlice errors = reader.object(object, measurement, "magerr");
    assertThat(errors.dimensions()).containsExactly("epoch");
    assertThat(errors.values()).containsExactly(flat(get.path("result").get(1)));
    assertThatThrownBy(() -> reader.object("99", null, null))
        .isInstanceOf(MissingDatasetException.class);
    assertThatThrownBy(() -> reader.object(object, "petro", null))
        .isInstanceOf(MissingDatasetException.class);
    double[] ra = GoldenCases.numbers(golden.path("coordinates").path("ra"));
    double[] dec = GoldenCases.numbers(golden.path("coordinates").path("dec"));
    assertThat(reader.objectsInBox(ra[1], ra[1], dec[1], dec[1])).containsExactly("2");
    assertThat(reader.objectsInBox(200, 300, 60, 80)).hasSize(6);
    assertThat(reader.objectsInCone(ra[2], dec[2], 1e-9)).containsExactly("3");
    assertThatThrownBy(() -> reader.get(1, 1))
        .isInstanceOf(MissingDatasetException.class)
        .hasMessageContaining("epoch_mjd");
  }

  private void checkEpoch(LabelledSlice slice) {
    JsonNode epoch = golden.path("epoch");
    assertThat(slice.dimensions()).isEqualTo(GoldenCases.list(epoch.path("dims")));
    assertThat(slice.values()).containsExactly(flat(epoch.path("result")));
  }

  private static float[] flat(JsonNode array) {
    List<Float> values = new ArrayList<>();
    collect(array, values);
    float[] flat = new float[values.size()];
    for (int i = 0; i < flat.length; i++) {
      flat[i] = values.get(i);
    }
    return flat;
  }

  private static void collect(JsonNode node, List<Float> values) {
    if (node.isArray()) {
      node.forEach(child -> collect(child, values));
    } else {
      values.add((float) GoldenCases.number(node));
    }
  }

  private static long[] numbers(JsonNode array) {
    long[] numbers = new long[array.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = array.get(i).asLong();
    }
    return numbers;
  }
}
