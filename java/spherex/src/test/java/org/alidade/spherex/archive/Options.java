package org.alidade.spherex.archive;

import org.alidade.spherex.DownloadOptions;

/** Options for tests: retries that do not wait. */
final class Options {
  private Options() {}

  static DownloadOptions.Builder quick() {
    return DownloadOptions.builder().retryDelay(0).timeout(20).maxRetries(3);
  }

  /** With a time-out that is soon over, for servers that say nothing. */
  static DownloadOptions.Builder impatient() {
    return quick().timeout(0.2).maxRetries(1);
  }
}
