package org.alidade.lvm.internal.filter;

/** How many pixels and spaxels each criterion flags by itself (spec lvm 6.5). */
public final class FilterCounts {
  /** Missing flux: pixels, spaxels with any. */
  public long nanPixels;

  /** Spaxels with a missing flux value. */
  public long nanSpaxels;

  /** Pixels at or below the lower flux limit. */
  public long fluxPixels;

  /** Spaxels whose median is out of range. */
  public long medianSpaxels;

  /** Spaxels with an unwanted status. */
  public long statusSpaxels;

  /** Masked pixels. */
  public long maskPixels;

  /** Spaxels with a masked pixel. */
  public long maskSpaxels;

  /** Pixels flagged by any criterion. */
  public long anyPixels;

  /** Spaxels flagged by any criterion. */
  public long anySpaxels;

  /** Pixels in all. */
  public long pixels;

  /** Spaxels in all. */
  public long spaxels;

  /**
   * Counts one spectrum.
   *
   * @param row the clipped spectrum before any filter
   * @param filter gives the flux limits
   * @param unwantedStatus whether its fibre status is not wanted
   */
  public void add(SpectrumRow row, RowFilter filter, boolean unwantedStatus) {
    long nans = 0;
    long low = 0;
    long masked = 0;
    long any = 0;
    for (int i = 0; i < row.flux.length; i++) {
      boolean isNan = Float.isNaN(row.flux[i]);
      boolean isLow = filter.isAtOrBelow(row.flux[i]);
      boolean isMasked = row.mask[i] == 1;
      nans += isNan ? 1 : 0;
      low += isLow ? 1 : 0;
      masked += isMasked ? 1 : 0;
      any += isNan || isLow || isMasked || unwantedStatus ? 1 : 0;
    }
    boolean medianBad = filter.isMedianBad(row);
    nanPixels += nans;
    fluxPixels += low;
    maskPixels += masked;
    anyPixels += any;
    pixels += row.flux.length;
    spaxels++;
    nanSpaxels += nans > 0 ? 1 : 0;
    maskSpaxels += masked > 0 ? 1 : 0;
    medianSpaxels += medianBad ? 1 : 0;
    statusSpaxels += unwantedStatus ? 1 : 0;
    anySpaxels += nans > 0 || masked > 0 || medianBad || unwantedStatus ? 1 : 0;
  }

  /** Takes the counts of other spectra in. */
  public void add(FilterCounts other) {
    nanPixels += other.nanPixels;
    nanSpaxels += other.nanSpaxels;
    fluxPixels += other.fluxPixels;
    medianSpaxels += other.medianSpaxels;
    statusSpaxels += other.statusSpaxels;
    maskPixels += other.maskPixels;
    maskSpaxels += other.maskSpaxels;
    anyPixels += other.anyPixels;
    anySpaxels += other.anySpaxels;
    pixels += other.pixels;
    spaxels += other.spaxels;
  }
}
