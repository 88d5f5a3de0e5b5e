package org.alidade.fits.internal;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Switches off the messages nom-tam-fits writes through java.util.logging. Everything it warns
 * about and that matters here is checked by this module and thrown.
 */
public final class QuietLibrary {
  /** Held for good: a logger that nobody refers to loses its level. */
  private static final Logger NOM_TAM = Logger.getLogger("nom.tam");

  private QuietLibrary() {}

  /** Makes sure the library is silent, also after somebody reset the logging configuration. */
  public static void enforce() {
    NOM_TAM.setLevel(Level.OFF);
  }
}
