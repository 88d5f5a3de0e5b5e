package org.alidade.transients.difference;

import org.alidade.transients.PsfStamp;

/** A point-spread function that varies over an image. */
@FunctionalInterface
public interface PsfField {
  /**
   * The function at a place, of unit sum; called by several threads.
   *
   * @param x column, pixels from 0
   * @param y row, pixels from 0
   */
  PsfStamp at(double x, double y);

  /** The same function everywhere. */
  static PsfField constant(PsfStamp psf) {
    return (x, y) -> psf;
  }
}
