package org.alidade.cli.spherex;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.alidade.array.BadInputException;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.run.StateFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which source, and in which folder. */
final class PlaceOptions {
  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "Name of the source, which names the state file; default: from the position.")
  private @Nullable String name;

  @Option(names = "--ra", paramLabel = "D", description = "Right ascension, ICRS, degrees.")
  private @Nullable Double ra;

  @Option(names = "--dec", paramLabel = "D", description = "Declination, ICRS, degrees.")
  private @Nullable Double dec;

  @Option(
      names = {"-o", "--output-dir"},
      paramLabel = "DIR",
      description = "Folder of the run; default: the working folder.")
  private @Nullable Path folder;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Parameter file, JSON or YAML, for options that are not given.")
  private @Nullable Path parameters;

  PlaceOptions() {}

  Path folder() {
    return folder == null ? Path.of("") : folder;
  }

  /** A configuration of what is given alone. */
  QueryConfig fresh(Map<String, @Nullable Object> options) {
    QueryConfig.Builder builder = QueryConfig.builder();
    if (parameters != null) {
      builder.parameters(parameters);
    }
    if (folder != null) {
      builder.outputDir(folder);
    }
    given(options).forEach(builder::set);
    return builder.build();
  }

  /** The configuration of the run that the folder holds, with what is given changed. */
  QueryConfig saved(Map<String, @Nullable Object> options) {
    return saved(folder(), options);
  }

  /** The configuration of the run that a folder holds, with what is given changed. */
  QueryConfig saved(Path runFolder, Map<String, @Nullable Object> options) {
    Map<String, @Nullable Object> overrides = given(options);
    if (name == null && ra != null && dec != null) {
      return fresh(overrides).update("output_dir", runFolder);
    }
    return QueryConfig.fromSavedState(
        name == null ? onlyName(runFolder) : name, runFolder, overrides);
  }

  private static String onlyName(Path folder) {
    List<Path> states = StateFile.in(folder);
    if (states.size() != 1) {
      String found =
          states.stream()
              .map(state -> String.valueOf(state.getFileName()))
              .collect(Collectors.joining(", "));
      throw new BadInputException(
          states.isEmpty() ? "no run is there" : "several runs are there (" + found + ")",
          folder.toString(),
          "name one with --source");
    }
    return StateFile.stem(states.get(0));
  }

  private Map<String, @Nullable Object> given(Map<String, @Nullable Object> options) {
    Map<String, @Nullable Object> given = new LinkedHashMap<>(options);
    putIfGiven(given, "source_name", name);
    putIfGiven(given, "ra", ra);
    putIfGiven(given, "dec", dec);
    return given;
  }

  private static void putIfGiven(
      Map<String, @Nullable Object> given, String key, @Nullable Object value) {
    if (value != null) {
      given.put(key, value);
    }
  }
}
