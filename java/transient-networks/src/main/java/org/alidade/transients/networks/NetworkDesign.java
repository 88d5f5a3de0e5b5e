package org.alidade.transients.networks;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;

/** Layers of a network and their sizes. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RealBogusDesign.class, name = "real_bogus"),
  @JsonSubTypes.Type(value = UNetDesign.class, name = "u_net")
})
public sealed interface NetworkDesign permits RealBogusDesign, UNetDesign {
  /** What it judges. */
  NetworkKind kind();

  /** Number of images it takes. */
  int channels();

  /** Shapes of its weights by name, in the order of the layers. */
  Map<String, long[]> shapes();

  /** Number of weights that are learned. */
  default long parameters() {
    return shapes().entrySet().stream()
        .filter(entry -> isLearned(entry.getKey()))
        .mapToLong(entry -> NetworkWeights.count(entry.getValue()))
        .sum();
  }

  /** Whether a weight is learned, and not a running mean or variance of a normalisation. */
  static boolean isLearned(String name) {
    return !name.endsWith(".running_mean") && !name.endsWith(".running_var");
  }
}
