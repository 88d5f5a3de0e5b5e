package org.alidade.transients.run;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * What was ingested for a supernova (spec transient 6.2).
 *
 * @param name designation
 * @param references images before the discovery
 * @param science images since
 * @param errors files that were refused and why, folders that hold nothing
 */
public record IngestedSupernova(
    @JsonProperty("sn_name") String name,
    @JsonProperty("reference_observations") List<IngestedObservation> references,
    @JsonProperty("science_observations") List<IngestedObservation> science,
    @JsonProperty("errors") List<String> errors) {
  /** Copies the lists. */
  public IngestedSupernova {
    references = List.copyOf(references);
    science = List.copyOf(science);
    errors = List.copyOf(errors);
  }
}
