package org.alidade.spherex.image;

/** What happens to a cutout that is partly outside the image (spec spherex 4.5). */
public enum CutoutMode {
  /** It becomes smaller, as the archive's service does. */
  TRIM,
  /** It keeps its size; outside are NaN and the flag MISSING_DATA. */
  PARTIAL,
  /** It is refused. */
  STRICT
}
