package org.alidade.lightcurve.run;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;

/**
 * What the search for input images found.
 *
 * @param partitions paths of links by kind by partition
 */
record Prepared(Map<String, Map<String, String>> partitions) {
  /** The partitions in order. */
  @JsonIgnore
  List<PartitionFiles> files() {
    return partitions.entrySet().stream()
        .map(entry -> new PartitionFiles(entry.getKey(), entry.getValue()))
        .toList();
  }
}
