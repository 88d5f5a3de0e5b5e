package org.alidade.web.internal.transients.images;

import java.util.Arrays;
import java.util.Locale;

/** Images of a difference run. */
public enum PlaneKind {
  /** The newer image. */
  SCIENCE,
  /** The image that was subtracted, on the pixels of the science image. */
  REFERENCE,
  /** The difference. */
  DIFFERENCE,
  /** Significance with the noise of the sources. */
  SCORR;

  /** The name in addresses. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All names. */
  public static String[] texts() {
    return Arrays.stream(values()).map(PlaneKind::text).toArray(String[]::new);
  }

  /** The kind of a name that is known to exist. */
  public static PlaneKind of(String text) {
    return valueOf(text.toUpperCase(Locale.ROOT));
  }
}
