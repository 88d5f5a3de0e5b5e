package org.alidade.spherex;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A stage of the run (spec spherex 11.1), in running order.
 *
 * <p>Example: {@code PipelineStage.PROCESSING.dependencies()} is query and download.
 */
public enum PipelineStage {
  /** Ask the archive which images show the position. */
  QUERY,
  /** Fetch the images. */
  DOWNLOAD,
  /** Measure the source in every image. */
  PROCESSING,
  /** Judge and draw the results. */
  VISUALIZATION;

  /** All stages in running order. */
  public static final List<PipelineStage> ALL = List.of(values());

  /** The name in files, in lower case. */
  @JsonValue
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The stage of that name; empty for any other text. */
  public static Optional<PipelineStage> of(String name) {
    return ALL.stream().filter(stage -> stage.text().equals(name)).findFirst();
  }

  /** The stages that have to be complete before this one. */
  public List<PipelineStage> dependencies() {
    return ALL.subList(0, ALL.indexOf(this));
  }

  /** The stages that depend on this one. */
  public List<PipelineStage> dependents() {
    return ALL.subList(ALL.indexOf(this) + 1, ALL.size());
  }
}
