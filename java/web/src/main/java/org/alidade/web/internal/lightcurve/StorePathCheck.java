package org.alidade.web.internal.lightcurve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.alidade.web.internal.Json;

/**
 * What there is to say about the path of a store before it is opened (spec lightcurve 12.2).
 *
 * @param alert {@code gray} for a blank path, {@code green}, {@code yellow} or {@code red}
 * @param message the same in words
 * @param options the two layouts of an array store and whether they are there
 * @param modeDisabled whether there is no layout to choose
 * @param loadDisabled whether it cannot be opened
 */
record StorePathCheck(
    String alert,
    String message,
    List<Option> options,
    boolean modeDisabled,
    boolean loadDisabled) {
  /** Layout for reading light curves. */
  static final String READ = "read";

  /** Layout for writing epochs. */
  static final String WRITE = "write";

  private static final Pattern STORE = Pattern.compile("(?i).*\\.(alc|zarr|db|sqlite3?|h5|hdf5)");

  /**
   * A layout.
   *
   * @param value {@code read} or {@code write}
   * @param label as it is listed
   */
  record Option(String value, String label) {}

  /** Name of the folder of a layout inside an array store. */
  static String folder(String mode) {
    return "lightcurves_" + (mode.equals(WRITE) ? WRITE : READ) + ".zarr";
  }

  static StorePathCheck blank() {
    return new StorePathCheck("gray", "Enter the path of a store", unavailable(), true, true);
  }

  static StorePathCheck of(Optional<Path> found) {
    if (found.isEmpty()) {
      return new StorePathCheck(
          "red", "No such store in the folders that are served", unavailable(), true, true);
    }
    Path path = found.get();
    boolean read = Files.isDirectory(path.resolve(folder(READ)));
    boolean write = Files.isDirectory(path.resolve(folder(WRITE)));
    if (read || write) {
      return layouts(read, write);
    }
    return STORE.matcher(String.valueOf(path.getFileName())).matches()
        ? new StorePathCheck("green", "The store can be opened", unavailable(), true, false)
        : new StorePathCheck("red", "There is no store here", unavailable(), true, true);
  }

  private static StorePathCheck layouts(boolean read, boolean write) {
    List<Option> options =
        List.of(option(READ, "Read-Optimized", read), option(WRITE, "Write-Optimized", write));
    return read && write
        ? new StorePathCheck("green", "Both layouts are there", options, false, false)
        : new StorePathCheck("yellow", "One layout is there", options, false, false);
  }

  private static Option option(String mode, String name, boolean there) {
    return new Option(
        mode,
        there ? "\u2713 " + name + " (" + folder(mode) + ")" : "\u2717 " + name + " (not found)");
  }

  private static List<Option> unavailable() {
    return List.of(
        new Option(READ, "Read-Optimized (not available)"),
        new Option(WRITE, "Write-Optimized (not available)"));
  }

  Json document() {
    return new Json()
        .text("alert", alert)
        .text("message", message)
        .objects(
            "options",
            options,
            (json, option) -> json.text("value", option.value()).text("label", option.label()))
        .flag("modeDisabled", modeDisabled)
        .flag("loadDisabled", loadDisabled);
  }
}
