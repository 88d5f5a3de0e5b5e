package org.alidade.transients.download;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.alidade.transients.ObservationType;

/**
 * The images of a supernova in the flat tree; paths are relative to its root, with slashes.
 *
 * @param name name of its folder
 * @param referenceFiles images before the discovery
 * @param scienceFiles images since
 * @param errors files that could not be taken
 */
public record OrganisedSupernova(
    @JsonProperty("sn_name") String name,
    @JsonProperty("reference_files") List<String> referenceFiles,
    @JsonProperty("science_files") List<String> scienceFiles,
    @JsonProperty("errors") List<String> errors) {
  /** Copies the lists. */
  public OrganisedSupernova {
    referenceFiles = List.copyOf(referenceFiles);
    scienceFiles = List.copyOf(scienceFiles);
    errors = List.copyOf(errors);
  }

  /** The files of a type. */
  public List<String> files(ObservationType type) {
    return type == ObservationType.REFERENCE ? referenceFiles : scienceFiles;
  }
}
