package org.alidade.lightcurve.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a step made of a partition.
 *
 * @param value path of the product; empty where something was missing
 * @param inputs paths of what it was made from
 */
public record AssetResult(String value, List<String> inputs) {
  /** Copies the list. */
  public AssetResult {
    inputs = List.copyOf(inputs);
  }

  /** The product, if there is one. */
  @JsonIgnore
  public Optional<Path> product() {
    return value.isEmpty() ? Optional.empty() : Optional.of(Path.of(value));
  }

  /** Whether the product is there and newer than what it was made from. */
  @JsonIgnore
  boolean isCurrent() {
    return product()
        .map(file -> UpToDate.of(inputs.stream().map(Path::of).toList(), List.of(file)))
        .map(UpToDate::isCurrent)
        .orElse(false);
  }
}
