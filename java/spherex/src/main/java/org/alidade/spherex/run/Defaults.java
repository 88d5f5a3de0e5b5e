package org.alidade.spherex.run;

import org.jspecify.annotations.NullUnmarked;

/** The real archive, photometry and products. */
@NullUnmarked
final class Defaults {
  private Defaults() {}

  static ImageArchive archive() {
    return null;
  }

  static Photometer photometer() {
    return null;
  }

  static Products products() {
    return null;
  }
}
