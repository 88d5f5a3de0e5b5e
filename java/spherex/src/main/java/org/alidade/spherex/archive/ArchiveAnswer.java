package org.alidade.spherex.archive;

import java.util.List;
import org.alidade.spherex.QueryResults;

/**
 * What a query found.
 *
 * @param results the images
 * @param warnings one sentence for each row of the answer that was left out
 * @param unresolved one sentence for each image whose file has no address
 */
public record ArchiveAnswer(QueryResults results, List<String> warnings, List<String> unresolved) {
  /** Copies the lists. */
  public ArchiveAnswer {
    warnings = List.copyOf(warnings);
    unresolved = List.copyOf(unresolved);
  }
}
