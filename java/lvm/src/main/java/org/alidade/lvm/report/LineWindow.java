package org.alidade.lvm.report;

import org.alidade.lvm.Range;

/**
 * Where a line map takes its light from: the line, and the continuum on either side (spec lvm 17).
 *
 * @param name name of the line
 * @param line wavelengths of the line, Angstrom in air
 * @param blue wavelengths of the continuum below it
 * @param red wavelengths of the continuum above it
 */
public record LineWindow(String name, Range line, Range blue, Range red) {
  /** Halpha: 6555 to 6575 Angstrom between continua of 6500 to 6540 and 6590 to 6630. */
  public static final LineWindow HALPHA =
      new LineWindow("Halpha", new Range(6555, 6575), new Range(6500, 6540), new Range(6590, 6630));
}
