package org.alidade.web.internal.lightcurve;

import java.util.List;
import java.util.Optional;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.query.TableValues;
import org.alidade.lightcurve.smoothing.RatioMagnitude;

/**
 * The magnitude that flux ratios of an object are brought to: that of its own channel where the
 * object table has it (spec lightcurve 13.1, D28).
 *
 * @param magnitude reference magnitude
 * @param error its standard deviation, mag
 */
record References(double magnitude, double error) {
  private static final String TABLE_CHANNEL = "ch1";
  private static final String PREFIX = "superstack_";

  /** The first of some keys that names magnitudes, empty if none does. */
  static String firstMagnitude(List<String> keys) {
    return keys.stream().filter(RatioMagnitude::isMagnitudeKey).findFirst().orElse("");
  }

  /** Reference of an object; empty if its channel has none, or none that is finite. */
  static Optional<References> of(
      TableValues objects, int row, MeasurementType type, String magnitudeKey) {
    String column = RatioMagnitude.referenceColumn(magnitudeKey);
    String error = RatioMagnitude.referenceErrorColumn(magnitudeKey);
    String channel = channel(type);
    return at(objects, row, own(column, channel), own(error, channel))
        .or(
            () ->
                channel.equals(TABLE_CHANNEL) || channel.isEmpty()
                    ? at(objects, row, column, error)
                    : Optional.empty());
  }

  private static String channel(MeasurementType type) {
    if (!type.channel().isEmpty()) {
      return type.channel();
    }
    return type.key().matches("ch[0-9]_.*") ? type.key().substring(0, 3) : "";
  }

  private static String own(String column, String channel) {
    return column.replaceFirst(PREFIX, PREFIX + channel + "_");
  }

  private static Optional<References> at(
      TableValues objects, int row, String column, String error) {
    if (!numbers(objects, column) || !numbers(objects, error)) {
      return Optional.empty();
    }
    References found = new References(objects.numbers(column)[row], objects.numbers(error)[row]);
    return Optional.of(found)
        .filter(of -> Double.isFinite(of.magnitude()) && Double.isFinite(of.error()));
  }

  private static boolean numbers(TableValues objects, String column) {
    return objects.has(column) && !objects.isText(column);
  }
}
