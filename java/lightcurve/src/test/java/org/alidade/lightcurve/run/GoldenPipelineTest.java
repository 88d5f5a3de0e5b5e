package org.alidade.lightcurve.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.golden.GoldenCases;
import org.alidade.lightcurve.naming.StaticKeys;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the original did, but for the defects of the specification's section 15. */
class GoldenPipelineTest {
  @TempDir Path folder;

  private static JsonNode golden(String section) {
    return GoldenCases.read("pipeline.json").get(section);
  }

  @Test
  void discovery() throws IOException {
    JsonNode golden = golden("discover");
    for (String file : GoldenCases.list(golden.get("files"))) {
      Path path = folder.resolve("in").resolve(file);
      Files.createDirectories(path.getParent());
      Files.createFile(path);
    }
    InputFiles found = InputFiles.in(folder.resolve("in"));
    Map<String, List<String>> kinds = new HashMap<>();
    found.partitions().forEach((key, files) -> kinds.put(key, List.copyOf(files.keySet())));
    Map<String, List<String>> expected = new HashMap<>();
    golden
        .get("partitions")
        .properties()
        .forEach(entry -> expected.put(entry.getKey(), GoldenCases.list(entry.getValue())));
    assertThat(kinds).isEqualTo(expected);
    golden
        .get("paths")
        .properties()
        .forEach(
            entry ->
                GoldenCases.texts(entry.getValue())
                    .forEach(
                        (kind, path) ->
                            assertThat(file(found, entry.getKey(), kind))
                                .isEqualTo(folder.resolve(path))));
    assertThat(found.ambiguous()).isEqualTo(GoldenCases.list(golden.get("ambiguous")));
    assertThat(file(found, "gr13_ch1", "sci"))
        .as("the file without a suffix is taken")
        .isEqualTo(folder.resolve("in/IDF_gr13_ch1_sci.fits"));
    assertThat(InputFiles.in(folder.resolve("nowhere")).partitions()).isEmpty();
  }

  private static @Nullable Path file(InputFiles found, String partition, String kind) {
    return found.partitions().getOrDefault(partition, Map.of()).get(kind);
  }

  @Test
  void visitsComeInTheOrderOfTheirNumbers() throws IOException {
    for (String group : List.of("gr10", "gr9", "gr100")) {
      Files.createFile(folder.resolve("IDF_" + group + "_ch1_sci.fits.gz"));
    }
    assertThat(InputFiles.in(folder).partitions().keySet())
        .containsExactly("gr9_ch1", "gr10_ch1", "gr100_ch1");
  }

  @Test
  void links() throws IOException {
    JsonNode golden = golden("symlinks");
    Path work = folder.resolve("work");
    Map<String, Path> files = new TreeMap<>();
    for (String kind : List.of("sci", "unc")) {
      Path file = folder.resolve("in").resolve("IDF_gr12_ch1_" + kind + ".fits");
      Files.createDirectories(file.getParent());
      files.put(kind, Files.writeString(file, kind));
    }
    for (int i = 0; i < 3; i++) {
      JsonNode expected = golden.get(i);
      FileLinks links = FileLinks.make(files, work, expected.get("recreate").asBoolean());
      check(links, expected.get("stats"));
      Map<String, Path> paths = new TreeMap<>();
      GoldenCases.texts(expected.get("links"))
          .forEach((kind, path) -> paths.put(kind, folder.resolve(path)));
      assertThat(links.links()).isEqualTo(paths);
    }
    Path link = work.resolve("IDF_gr12_ch1_sci.fits");
    Files.delete(link);
    Files.writeString(link, "a file of the user");
    assertThatThrownBy(() -> FileLinks.make(files, work, true))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(link.toString());
    assertThat(link).hasContent("a file of the user");
    Files.delete(link);
    check(FileLinks.make(files, work, false), golden.get(4).get("stats"));
    Files.delete(link);
    Files.createSymbolicLink(link, folder.resolve("gone"));
    assertThat(FileLinks.make(files, work, false).created()).isEqualTo(1);
    assertThat(link).hasContent("sci");
  }

  private static void check(FileLinks links, JsonNode stats) {
    assertThat(links.created()).isEqualTo(stats.get("created").asInt());
    assertThat(links.skipped()).isEqualTo(stats.get("skipped").asInt());
    assertThat(links.recreated()).isEqualTo(stats.get("recreated").asInt());
  }

  @Test
  void stepsAndTheirCommands() {
    JsonNode golden = golden("steps");
    IdfPipelineConfig config =
        IdfPipelineConfig.builder()
            .inputDir(Path.of("in"))
            .workdir(Path.of("work"))
            .coaddDir(Path.of("super"))
            .build();
    SextractorProgram program = new SextractorProgram("sex", config.sexConfigFile());
    VisitSteps steps = new VisitSteps(config, StepOptions.defaults(), program);
    PartitionFiles files =
        new PartitionFiles(
            "gr12_ch1",
            Map.of("sci", "work/IDF_gr12_ch1_sci.fits", "unc", "work/IDF_gr12_ch1_unc.fits"));
    Optional<Path> divided = Optional.of(Path.of("work/IDF_gr12_ch1_sci_div.fits"));
    Optional<Path> cleaned = Optional.of(Path.of("work/IDF_gr12_ch1_sci_clean.fits"));
    List<FileStep> made =
        List.of(
            steps.divided(files),
            steps.weights(files),
            steps.cleaned(files),
            steps.scienceCatalogue(files),
            steps.ratios(files, divided),
            steps.cleanedCatalogue(files, cleaned));
    for (int i = 0; i < made.size(); i++) {
      check(made.get(i), golden.get(i));
    }
    checkCommand(program, golden.get(3), "work/IDF_gr12_ch1_sci");
    checkCommand(program, golden.get(5), "work/IDF_gr12_ch1_sci_clean");
  }

  private static void check(FileStep step, JsonNode golden) {
    assertThat(step.asset()).isEqualTo(golden.get("asset").asText());
    assertThat(step.output()).hasToString(withDot(golden.get("value").asText()));
    Map<String, String> metadata = new TreeMap<>();
    metadata.put(step.counter(), "1");
    metadata.put("output_file", step.output().toString());
    step.metadata().forEach((key, value) -> metadata.put(key, value.toString()));
    Map<String, String> expected = new TreeMap<>(GoldenCases.texts(golden.get("metadata")));
    expected.replaceAll((key, value) -> withDot(value));
    assertThat(metadata).isEqualTo(expected);
  }

  private static void checkCommand(SextractorProgram program, JsonNode golden, String image) {
    List<String> command =
        program.command(
            new SourceMeasurer.Request(
                Path.of("super/coadd_ch1.fits"),
                Path.of("super/coadd_ch1_wht.fits"),
                Path.of(image + ".fits"),
                Path.of("work/IDF_gr12_ch1_unc.fits"),
                Path.of(image + ".ecsv")));
    List<String> expected = new ArrayList<>(GoldenCases.list(golden.get("commands").get(0)));
    expected.replaceAll(GoldenPipelineTest::withDot);
    assertThat(command).isEqualTo(expected);
  }

  /** The original leaves the dot out (D16). */
  private static String withDot(String name) {
    return name.replaceFirst("(?<!\\.)(sexcat|ecsv)$", ".$1");
  }

  @Test
  void upToDate() throws IOException {
    for (JsonNode golden : golden("up_to_date")) {
      List<Path> inputs = files("in", golden.get("inputs"));
      List<Path> outputs = files("out", golden.get("outputs"));
      UpToDate found = UpToDate.of(inputs, outputs);
      assertThat(List.of(found.inputsExist(), found.isCurrent()))
          .as(golden.get("note").asText())
          .isEqualTo(
              List.of(
                  golden.get("result").get(0).asBoolean(),
                  golden.get("result").get(1).asBoolean()));
    }
    List<Path> one =
        files("in", GoldenCases.read("pipeline.json").get("up_to_date").get(1).get("inputs"));
    assertThat(UpToDate.of(one, one).isCurrent()).as("equal times are stale").isFalse();
    assertThat(UpToDate.of(one, List.of()).isCurrent()).as("nothing to make").isTrue();
  }

  private List<Path> files(String prefix, JsonNode ages) throws IOException {
    List<Path> files = new ArrayList<>();
    for (JsonNode age : ages) {
      Path file = folder.resolve(prefix + files.size());
      Files.deleteIfExists(file);
      if (!age.isNull()) {
        Files.createFile(file);
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000L * age.asLong()));
      }
      files.add(file);
    }
    return files;
  }

  @Test
  void keysOfTheStore() {
    JsonNode golden = golden("store_creation");
    List<String> columns = GoldenCases.list(golden.get("superstack_columns"));
    assertThat(StaticKeys.magnitudes(columns))
        .isEqualTo(GoldenCases.list(golden.get("sextractor_measurement_keys")));
    assertThat(StaticKeys.ratios())
        .isEqualTo(GoldenCases.list(golden.get("ratio_measurement_keys")));
  }

  @Test
  void valuesInDuckdb() {
    JsonNode golden = golden("duckdb");
    try (RunDatabase database = RunDatabase.open(folder.resolve("io.duckdb"))) {
      for (JsonNode write : golden.get("writes")) {
        String partition = write.get("partition").isNull() ? null : write.get("partition").asText();
        String asset = partition == null ? "whole" : "part";
        Object value = plain(write.get("stored"));
        database.put(asset, partition, value);
        assertThat(database.get(asset, partition)).contains(write.get("loaded"));
        assertThat(database.createdAt(asset, partition)).isPresent();
        assertThat(ValueJson.type(value)).isEqualTo(write.get("value_type").asText());
      }
      for (String asset : List.of("whole", "part")) {
        List<List<String>> rows = new ArrayList<>();
        database
            .list(asset)
            .forEach(row -> rows.add(List.of(row.partition(), row.json(), row.type())));
        List<List<String>> expected = new ArrayList<>();
        golden.get("rows").get(asset).forEach(row -> expected.add(GoldenCases.list(row)));
        assertThat(rows).isEqualTo(expected);
      }
      assertThat(database.get("part", "gr9_ch9")).isEmpty();
      assertThat(database.get("part", null)).isEmpty();
      assertThat(database.get("never", null)).isEmpty();
      assertThat(database.list("never")).isEmpty();
      assertThatThrownBy(() -> database.put("x\"; DROP TABLE part", null, 1))
          .isInstanceOf(BadInputException.class);
    }
  }

  private static @Nullable Object plain(JsonNode node) {
    if (node.isObject()) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      node.properties().forEach(field -> map.put(field.getKey(), plain(field.getValue())));
      return map;
    }
    if (node.isArray()) {
      List<@Nullable Object> list = new ArrayList<>();
      node.forEach(part -> list.add(plain(part)));
      return list;
    }
    if (node.isNumber()) {
      return node.isIntegralNumber() ? (Object) node.longValue() : (Object) node.doubleValue();
    }
    return node.isNull() ? null : node.isBoolean() ? (Object) node.booleanValue() : node.asText();
  }
}
