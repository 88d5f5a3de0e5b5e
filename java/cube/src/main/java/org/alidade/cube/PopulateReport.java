package org.alidade.cube;

import java.util.List;

/**
 * What {@link CubeFile#populate} found and did.
 *
 * @param shape sizes S, C, P, L
 * @param templatePixels template pixels kept after cropping, T
 * @param velocityBins velocity bins V
 * @param guardPixels template margin kept on each side, in template pixels
 * @param keptPixels observed pixels the mask keeps
 * @param nonFiniteData non-finite values in the spectra (treated as missing)
 * @param nonFiniteLosvd non-finite values in the velocity histograms (treated as zero)
 * @param negativeLosvd negative values in the velocity histograms (treated as zero)
 * @param negativeTemplates negative template values
 * @param changed whether anything in the file changed
 * @param warnings sentences for the user
 */
public record PopulateReport(
    CubeShape shape,
    int templatePixels,
    int velocityBins,
    int guardPixels,
    int keptPixels,
    long nonFiniteData,
    long nonFiniteLosvd,
    long negativeLosvd,
    long negativeTemplates,
    boolean changed,
    List<String> warnings) {
  /** Copies the list. */
  public PopulateReport {
    warnings = List.copyOf(warnings);
  }
}
