package org.alidade.transients.download;

import java.util.List;

/**
 * What a download of many supernovae came to.
 *
 * @param processed supernovae
 * @param completePairs supernovae with reference and science files
 * @param files files
 * @param validFiles files that are good
 * @param invalidFiles files that are not
 * @param errors what went wrong in all
 */
public record DownloadSummary(
    int processed, int completePairs, int files, int validFiles, int invalidFiles, int errors) {
  /** Sums up. */
  public static DownloadSummary of(List<DownloadResult> results) {
    int complete = 0;
    int files = 0;
    int valid = 0;
    int invalid = 0;
    int errors = 0;
    for (DownloadResult result : results) {
      complete += result.isComplete() ? 1 : 0;
      files += result.referenceFiles().size() + result.scienceFiles().size();
      valid += result.verifiedFiles().size();
      invalid += result.invalidFiles().size();
      errors += result.errors().size();
    }
    return new DownloadSummary(results.size(), complete, files, valid, invalid, errors);
  }

  /** Part of the supernovae that have both, 0 to 1. */
  public double successRate() {
    return processed == 0 ? 0 : completePairs / (double) processed;
  }
}
