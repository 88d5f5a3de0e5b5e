package org.alidade.lvm;

import org.alidade.array.BadInputException;

/**
 * How much of the sky spectrum stays subtracted (spec lvm 17): the flux becomes FLUX + (1 - k) SKY
 * with variance 1/IVAR + (k^2 - 1)/SKY_IVAR, never below 0.
 *
 * <p>The combined values are rounded to float32, as if the file had held them.
 *
 * @param factor k: 1 keeps the file's flux, 0 restores the flux before subtraction
 */
public record SkyTreatment(double factor) {
  /** The flux as the file holds it. */
  public static final SkyTreatment SUBTRACTED = new SkyTreatment(1);

  /** The flux before sky subtraction. */
  public static final SkyTreatment NOT_SUBTRACTED = new SkyTreatment(0);

  /** Checks the factor. */
  public SkyTreatment {
    if (!Double.isFinite(factor)) {
      throw new BadInputException("sky factor " + factor, "sky", "give a finite number");
    }
  }

  /** The sky multiplied by a factor before it is subtracted. */
  public static SkyTreatment scaled(double factor) {
    return new SkyTreatment(factor);
  }

  /** Whether the planes SKY and SKY_IVAR are needed. */
  public boolean needsSky() {
    return factor != 1;
  }
}
