package org.alidade.transients.download;

/** Told how a download of many supernovae goes on, by the thread that runs it. */
@FunctionalInterface
public interface DownloadListener {
  /**
   * A supernova is done.
   *
   * @param result what was brought
   * @param done how many are done
   * @param total how many there are
   */
  void done(DownloadResult result, int done, int total);
}
