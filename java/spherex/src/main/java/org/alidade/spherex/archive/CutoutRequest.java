package org.alidade.spherex.archive;

import org.alidade.spherex.CutoutCenter;
import org.alidade.spherex.CutoutSize;
import org.alidade.spherex.DownloadOptions;
import org.alidade.spherex.Source;
import org.alidade.spherex.internal.archive.Decimal;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is appended to the address of a file to get a piece of it (spec spherex 4.1).
 *
 * <p>Example: {@code CutoutRequest.of(options, source).addressOf(url)}.
 *
 * @param query {@code center=304.69,42.44&size=200px}, empty for the whole file
 */
public record CutoutRequest(String query) {
  private static final Logger LOG = LoggerFactory.getLogger(CutoutRequest.class);

  /** The whole file. */
  public static final CutoutRequest WHOLE = new CutoutRequest("");

  /** The request these options make; without a size it is the whole file. */
  public static CutoutRequest of(DownloadOptions options, Source source) {
    return of(options.cutoutSize(), options.cutoutCenter(), source);
  }

  /** A piece of that size around a centre, or around the source if there is none. */
  public static CutoutRequest of(
      @Nullable CutoutSize size, @Nullable CutoutCenter center, Source source) {
    if (size == null) {
      return WHOLE;
    }
    if (size.exceedsDetector()) {
      LOG.warn("a cutout of {} is larger than the detector", size);
    }
    String where =
        center != null
            ? center.text()
            : Decimal.text(source.raDegrees()) + "," + Decimal.text(source.decDegrees());
    return new CutoutRequest("center=" + where + "&size=" + size.text());
  }

  /** Whether this is the whole file. */
  public boolean isWhole() {
    return query.isEmpty();
  }

  /** The address with the request. */
  public String addressOf(String base) {
    return isWhole() ? base : base + (base.contains("?") ? "&" : "?") + query;
  }
}
