package org.alidade.transients.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.alidade.array.FormatException;
import org.alidade.objectstore.ObjectStoreOptions;
import org.alidade.transients.database.DatabaseOptions;
import org.alidade.transients.detection.ScorerOptions;
import org.alidade.transients.jobs.WorkerOptions;

/**
 * Where the transient system keeps its rows and files, and how it works (spec transient 21).
 *
 * <p>Example: {@code SystemOptions.embedded(Path.of("transients"))}: a database file, a folder of
 * objects and a folder of models in one folder, nothing to install.
 *
 * @param database the rows
 * @param store the files
 * @param workers how jobs are done
 * @param scorer which networks judge candidates
 */
public record SystemOptions(
    DatabaseOptions database,
    ObjectStoreOptions store,
    WorkerOptions workers,
    ScorerOptions scorer) {
  /** Everything in one folder. */
  public static SystemOptions embedded(Path folder) {
    return new SystemOptions(
        DatabaseOptions.sqlite(folder.resolve("transients.db")),
        ObjectStoreOptions.inFolder(folder.resolve("store")),
        WorkerOptions.defaults(),
        ScorerOptions.defaults().withModelFolder(folder.resolve("models")));
  }

  /**
   * What environment variables say ({@code DATABASE_URL}, {@code STORAGE_ROOT}, {@code
   * CLOUDFLARE_R2_...} and the others of spec transient 21), and the folder for what they do not.
   *
   * @param variables such as {@code System.getenv()}
   */
  public static SystemOptions of(Path folder, Map<String, String> variables) {
    SystemOptions embedded = embedded(folder);
    return new SystemOptions(
        DatabaseOptions.fromEnvironment(variables).orElse(embedded.database()),
        ObjectStoreOptions.fromEnvironment(variables).orElse(embedded.store()),
        embedded.workers(),
        embedded.scorer());
  }

  /**
   * What a YAML file says, by the names of the environment variables; those that are set in the
   * environment come first, so that secrets need not be in the file.
   *
   * @throws FormatException if the file holds no mapping of names to values
   * @throws IOException if it cannot be read
   */
  public static SystemOptions read(Path yaml, Path folder, Map<String, String> variables)
      throws IOException {
    Map<String, String> all = new HashMap<>();
    try {
      JsonNode root = new ObjectMapper(new YAMLFactory()).readTree(yaml.toFile());
      if (!root.isObject()) {
        throw new FormatException(
            "not a mapping", yaml.toString(), "write lines such as STORAGE_ROOT: /data");
      }
      root.properties().forEach(entry -> all.put(entry.getKey(), entry.getValue().asText()));
    } catch (JsonProcessingException e) {
      FormatException failure =
          new FormatException(
              "not YAML", yaml.toString(), "write lines such as STORAGE_ROOT: /data");
      failure.initCause(e);
      throw failure;
    }
    all.putAll(variables);
    return of(folder, all);
  }

  /** These options with another database. */
  public SystemOptions withDatabase(DatabaseOptions value) {
    return new SystemOptions(value, store, workers, scorer);
  }

  /** These options with another store. */
  public SystemOptions withStore(ObjectStoreOptions value) {
    return new SystemOptions(database, value, workers, scorer);
  }

  /** These options with other workers. */
  public SystemOptions withWorkers(WorkerOptions value) {
    return new SystemOptions(database, store, value, scorer);
  }

  /** These options with other networks. */
  public SystemOptions withScorer(ScorerOptions value) {
    return new SystemOptions(database, store, workers, value);
  }
}
