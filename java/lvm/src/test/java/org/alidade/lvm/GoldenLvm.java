package org.alidade.lvm;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.alidade.testing.GoldenData;

/** One golden case: its tiles, its configuration and the arrays of the reference. */
final class GoldenLvm {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final Path folder;
  private final JsonNode json;

  private GoldenLvm(String name) {
    this.folder = GoldenData.golden("lvm", name);
    this.json = read(folder.resolve("case.json"));
  }

  static GoldenLvm of(String name) {
    return new GoldenLvm(name);
  }

  static JsonNode file(String name) {
    return read(GoldenData.golden("lvm", name));
  }

  static Path tile(String name) {
    return GoldenData.golden("lvm", "tiles", name);
  }

  private static JsonNode read(Path file) {
    try {
      return MAPPER.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode json() {
    return json;
  }

  boolean isFromTiles() {
    return json.get("mode").asText().equals("from_tiles");
  }

  List<Path> files() {
    return StreamSupport.stream(json.get("tiles").spliterator(), false)
        .map(name -> tile(name.asText()))
        .toList();
  }

  LvmTileCollection load() {
    List<LvmTile> tiles = new ArrayList<>();
    files().forEach(file -> tiles.add(LvmTile.fromFile(file)));
    return LvmTileCollection.fromTiles(tiles);
  }

  DataConfig config() {
    return DataConfig.fromJson(json.get("config").toString());
  }

  double[] array(String name) {
    return numbers(json.get("arrays").get(name));
  }

  int[] integers(String name) {
    int[] result = new int[json.get("arrays").get(name).size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = json.get("arrays").get(name).get(i).intValue();
    }
    return result;
  }

  static double[] numbers(JsonNode node) {
    double[] result = new double[node.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = number(node.get(i));
    }
    return result;
  }

  static double number(JsonNode node) {
    return node.isTextual() ? Double.parseDouble(node.asText()) : node.doubleValue();
  }

  /** A two-dimensional array, one row per spaxel. */
  double[][] table(String name) {
    try {
      return Files.readAllLines(folder.resolve(name + ".csv")).stream()
          .map(GoldenLvm::row)
          .toArray(double[][]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double[] row(String line) {
    String[] cells = line.split(",");
    double[] row = new double[cells.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = cells[i].equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(cells[i]);
    }
    return row;
  }
}
