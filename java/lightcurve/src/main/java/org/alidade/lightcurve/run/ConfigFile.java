package org.alidade.lightcurve.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;

/** The fields of a configuration as a file holds them. */
final class ConfigFile {
  private static final String SECTION = "idf_pipeline_config";

  private final Map<String, BiConsumer<IdfPipelineConfig.Builder, String>> fields =
      new LinkedHashMap<>();

  private ConfigFile() {
    fields.put("input_dir", (to, value) -> to.inputDir(Path.of(value)));
    fields.put("workdir", (to, value) -> to.workdir(Path.of(value)));
    fields.put("coadd_dir", (to, value) -> to.coaddDir(Path.of(value)));
    fields.put("imarith_script", IdfPipelineConfig.Builder::imarithScript);
    fields.put("make_wht_script", IdfPipelineConfig.Builder::makeWhtScript);
    fields.put("lac_script", IdfPipelineConfig.Builder::lacScript);
    fields.put("cat2cat_script", IdfPipelineConfig.Builder::cat2catScript);
    fields.put("photutils_lc_script", IdfPipelineConfig.Builder::photutilsLcScript);
    fields.put("sex_config_file", (to, value) -> to.sexConfigFile(Path.of(value)));
    fields.put("sextractor_config", IdfPipelineConfig.Builder::sextractorConfig);
    fields.put("final_table_name", IdfPipelineConfig.Builder::finalTableName);
    fields.put("lightcurve_storage_filename", IdfPipelineConfig.Builder::lightcurveStorageFilename);
    fields.put("aor_info_table", (to, value) -> to.aorInfoTable(Path.of(value)));
  }

  static IdfPipelineConfig read(Path file) {
    boolean properties = file.toString().endsWith(".properties");
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return new ConfigFile().config(properties ? properties(in) : yaml(in, file), file);
    } catch (IOException e) {
      FormatException failure =
          new FormatException(
              "the configuration cannot be read (" + e.getMessage() + ")",
              file.toString(),
              "give a YAML or properties file");
      failure.initCause(e);
      throw failure;
    }
  }

  private IdfPipelineConfig config(Map<String, String> values, Path file) {
    IdfPipelineConfig.Builder builder = IdfPipelineConfig.builder();
    values.forEach(
        (field, value) -> {
          BiConsumer<IdfPipelineConfig.Builder, String> setter = fields.get(field);
          if (setter == null) {
            throw new BadInputException(
                "there is no field " + field, file.toString(), "use " + fields.keySet());
          }
          setter.accept(builder, value);
        });
    return builder.build();
  }

  private static Map<String, String> properties(Reader in) throws IOException {
    Properties properties = new Properties();
    properties.load(in);
    Map<String, String> values = new TreeMap<>();
    for (String name : properties.stringPropertyNames()) {
      String field = name.startsWith(SECTION + ".") ? name.substring(SECTION.length() + 1) : name;
      if (field.indexOf('.') < 0) {
        values.put(field, properties.getProperty(name));
      }
    }
    return values;
  }

  private static Map<String, String> yaml(Reader in, Path file) throws IOException {
    JsonNode tree = new YAMLMapper().readTree(in);
    JsonNode section = tree.has(SECTION) ? tree.get(SECTION) : tree;
    if (!section.isObject()) {
      throw new FormatException(
          "the configuration is not a list of fields",
          file.toString(),
          "write fields such as 'workdir: scratch' below " + SECTION);
    }
    Map<String, String> values = new LinkedHashMap<>();
    section
        .properties()
        .forEach(
            field -> {
              if (!field.getValue().isNull()) {
                values.put(field.getKey(), field.getValue().asText());
              }
            });
    return values;
  }
}
