package org.alidade.lightcurve;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;

/**
 * The measurements of one object by one method, one entry of every array per epoch.
 *
 * <p>The arrays are not copied. Those of a light curve that comes from a store belong to whoever
 * asked for it, except the times: light curves with the same times may share one array, so copy
 * them before you change them. Entries come in the order in which they were stored.
 *
 * <pre>{@code
 * LightCurve all = store.get(12345, 1);
 * LightCurve season = all.between(56000.0, 56180.0);
 * }</pre>
 *
 * @param objectId number of the object
 * @param typeId number of the measurement type
 * @param times MJD (UTC), days; not to be written to
 * @param values magnitudes, or flux ratios where the measurement type says so; NaN = not measured,
 *     99 = not detected
 * @param errors standard deviations of the values, in their unit; NaN and 99 as the values
 * @param flags quality bits (SExtractor's), 0 = good
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record LightCurve(
    long objectId, int typeId, double[] times, float[] values, float[] errors, int[] flags) {
  /** Value and error of an epoch at which the object was not detected. */
  public static final float NOT_DETECTED = 99f;

  /**
   * Checks that the arrays are of one length.
   *
   * @throws BadInputException if they are not
   */
  public LightCurve {
    int size = times.length;
    if (values.length != size || errors.length != size || flags.length != size) {
      throw new BadInputException(
          size
              + " times, "
              + values.length
              + " values, "
              + errors.length
              + " errors and "
              + flags.length
              + " flags",
          "light curve of object " + objectId + ", type " + typeId,
          "give one of each per epoch");
    }
  }

  /** Number of epochs. */
  public int size() {
    return times.length;
  }

  /** The values of a light curve in magnitudes. */
  public float[] magnitudes() {
    return values;
  }

  /** The errors of a light curve in magnitudes. */
  public float[] magnitudeErrors() {
    return errors;
  }

  /**
   * Epochs within a span of time, both ends included (spec lightcurve 4.5).
   *
   * @param startMjd first time, MJD
   * @param endMjd last time, MJD
   */
  public LightCurve between(double startMjd, double endMjd) {
    return where(i -> times[i] >= startMjd && times[i] <= endMjd);
  }

  /** The epochs whose index passes. */
  public LightCurve where(IntPredicate wanted) {
    int[] kept = IntStream.range(0, size()).filter(wanted).toArray();
    double[] keptTimes = new double[kept.length];
    float[] keptValues = new float[kept.length];
    float[] keptErrors = new float[kept.length];
    int[] keptFlags = new int[kept.length];
    for (int i = 0; i < kept.length; i++) {
      keptTimes[i] = times[kept[i]];
      keptValues[i] = values[kept[i]];
      keptErrors[i] = errors[kept[i]];
      keptFlags[i] = flags[kept[i]];
    }
    return new LightCurve(objectId, typeId, keptTimes, keptValues, keptErrors, keptFlags);
  }
}
