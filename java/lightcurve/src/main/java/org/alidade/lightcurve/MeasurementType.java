package org.alidade.lightcurve;

/**
 * A way of measuring: aperture, channel and the image it is applied to (spec lightcurve 3.4, 4.1).
 *
 * @param typeId number within one store, from 1 by custom
 * @param key name, unique within one store, such as {@code ch1_sci-mag_auto}
 * @param channel such as {@code ch1}; empty if there are no channels
 * @param aperture such as {@code mag_auto}; may be empty
 * @param input the image measured, such as {@code sci_clean}; may be empty
 * @param description free text; may be empty
 */
public record MeasurementType(
    int typeId, String key, String channel, String aperture, String input, String description) {
  /** A type of which nothing but number and name is known. */
  public static MeasurementType of(int typeId, String key) {
    return new MeasurementType(typeId, key, "", "", "", "");
  }
}
