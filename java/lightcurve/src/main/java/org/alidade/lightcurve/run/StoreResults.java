package org.alidade.lightcurve.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the steps on the store return. */
final class StoreResults {
  private StoreResults() {}

  /**
   * Values of a partition in the store.
   *
   * @param store identity of the store
   * @param populated array elements written
   * @param catalogues catalogues they come from, with their sizes and times
   */
  record Populated(String store, long populated, Map<String, String> catalogues) {
    Populated {
      catalogues = Collections.unmodifiableMap(new TreeMap<>(catalogues));
    }

    /** Whether the catalogues have not changed. */
    @JsonIgnore
    boolean isCurrent() throws IOException {
      for (Map.Entry<String, String> catalogue : catalogues.entrySet()) {
        if (!stamp(Path.of(catalogue.getKey())).equals(Optional.of(catalogue.getValue()))) {
          return false;
        }
      }
      return true;
    }
  }

  /**
   * A store as it is read.
   *
   * @param value path of the store
   * @param content what it was made of, so that it counts as another one when that changes
   */
  record Finished(String value, String content) {}

  /** Size and time of a file, if it is there. */
  static Optional<String> stamp(Path file) throws IOException {
    return Files.exists(file)
        ? Optional.of(Files.size(file) + " " + Files.getLastModifiedTime(file))
        : Optional.empty();
  }
}
