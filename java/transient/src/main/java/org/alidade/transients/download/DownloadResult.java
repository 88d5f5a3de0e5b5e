package org.alidade.transients.download;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.alidade.transients.ObservationType;
import org.jspecify.annotations.Nullable;

/**
 * What was brought for a supernova (spec transient 4.4). Paths are relative to the output folder,
 * with slashes.
 *
 * @param name designation
 * @param referenceFiles images before the discovery
 * @param scienceFiles images since
 * @param verifiedFiles those that were looked at and are good
 * @param invalidFiles those that were looked at and are not; they stay on the disk
 * @param errors what went wrong
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DownloadResult(
    @JsonProperty("sn_name") String name,
    @JsonProperty("reference_files") List<String> referenceFiles,
    @JsonProperty("science_files") List<String> scienceFiles,
    @JsonProperty("verified_files") List<VerifiedFile> verifiedFiles,
    @JsonProperty("invalid_files") List<VerifiedFile> invalidFiles,
    @JsonProperty("errors") List<String> errors) {
  /** Copies the lists; those that a file does not have are empty. */
  public DownloadResult {
    referenceFiles = copy(referenceFiles);
    scienceFiles = copy(scienceFiles);
    verifiedFiles = copy(verifiedFiles);
    invalidFiles = copy(invalidFiles);
    errors = copy(errors);
  }

  /** The files of a type. */
  public List<String> files(ObservationType type) {
    return type == ObservationType.REFERENCE ? referenceFiles : scienceFiles;
  }

  /** Whether there are images before and since. */
  @JsonIgnore
  public boolean isComplete() {
    return !referenceFiles.isEmpty() && !scienceFiles.isEmpty();
  }

  private static <T> List<T> copy(@Nullable List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }
}
