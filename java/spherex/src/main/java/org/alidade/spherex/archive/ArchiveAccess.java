package org.alidade.spherex.archive;

import org.alidade.archive.Attempts;
import org.alidade.archive.WebClient;
import org.alidade.pipeline.Timing;
import org.alidade.spherex.DownloadOptions;

/**
 * Connections to the archive, with time-outs, retries and the client's name. One is enough for a
 * whole run; it may be shared by threads.
 *
 * <p>Example: {@code new TapClient(tapUrl, ArchiveAccess.of(DownloadOptions.defaults()))}.
 */
public final class ArchiveAccess {
  private final DownloadOptions options;
  private final WebClient web;
  private final Attempts attempts;
  private final Timing timing;

  private ArchiveAccess(DownloadOptions options, Timing timing) {
    this.options = options;
    this.timing = timing;
    web = new WebClient(options.access());
    attempts = new Attempts(options.access());
  }

  /** Access by these options. */
  public static ArchiveAccess of(DownloadOptions options) {
    return new ArchiveAccess(options, Timing.system());
  }

  /** Access by these options that waits for queries by another clock. */
  public static ArchiveAccess of(DownloadOptions options, Timing timing) {
    return new ArchiveAccess(options, timing);
  }

  /** The options it was made with. */
  public DownloadOptions options() {
    return options;
  }

  WebClient web() {
    return web;
  }

  Attempts attempts() {
    return attempts;
  }

  Timing timing() {
    return timing;
  }
}
