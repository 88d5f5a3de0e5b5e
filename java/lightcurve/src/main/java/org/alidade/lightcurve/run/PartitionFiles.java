package org.alidade.lightcurve.run;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alidade.lightcurve.naming.PartitionKey;

/**
 * The input images of a partition.
 *
 * @param partition such as {@code gr12_ch1}
 * @param files paths by kind ({@code sci}, {@code unc}, ...)
 */
public record PartitionFiles(String partition, Map<String, String> files) {
  /** Copies the map. */
  public PartitionFiles {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  /** The file of a kind, if there is one. */
  public Optional<Path> file(String kind) {
    return Optional.ofNullable(files.get(kind)).map(Path::of);
  }

  /** Channel of the partition. */
  String channel() {
    return PartitionKey.parse(partition).channel();
  }

  /** Visit of the partition. */
  String group() {
    return PartitionKey.parse(partition).groupName();
  }
}
