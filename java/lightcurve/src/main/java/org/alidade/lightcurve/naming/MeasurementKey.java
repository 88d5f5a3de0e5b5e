package org.alidade.lightcurve.naming;

import java.util.Locale;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.MeasurementType;

/**
 * Name of a way of measuring: the table it comes from and the quantity (spec lightcurve 3.4), such
 * as {@code ch1_sci-mag_auto} or {@code ch1_sci_div-median_area7px_sigclip3}.
 *
 * <pre>{@code
 * MeasurementKey key = MeasurementKey.parse("ch2_sci_clean-mag_aper_2");
 * String channel = key.channel(); // ch2
 * }</pre>
 *
 * @param tableKey channel, kind and suffix of the image, such as {@code ch1_sci_clean}
 * @param quantity what is measured, such as {@code mag_auto}
 */
public record MeasurementKey(String tableKey, String quantity) {
  private static final String RATIO_TABLE = IdfFileName.DIVIDED;

  /**
   * Checks the parts.
   *
   * @throws BadInputException if one is empty or the table's name holds a dash
   */
  public MeasurementKey {
    if (tableKey.isEmpty() || quantity.isEmpty() || tableKey.indexOf('-') >= 0) {
      throw new BadInputException(
          "'" + tableKey + "' and '" + quantity + "'",
          "measurement key",
          "use a table without dashes and a quantity, such as ch1_sci and mag_auto");
    }
  }

  /**
   * Takes a key apart at its first dash.
   *
   * @throws BadInputException if there are no two parts
   */
  public static MeasurementKey parse(String key) {
    SeparatedName name = NameSplitter.DASH.splitWithoutPrefix(key);
    return new MeasurementKey(
        name.stem(), name.suffix().isEmpty() ? "" : name.suffix().substring(1));
  }

  /**
   * A statistic of the ratio to the deep image.
   *
   * @param channel channel of the image
   * @param statistic {@code mean}, {@code median} or {@code biweight_location}
   * @param areaPixels area of the aperture, pixels
   * @param clipSigma threshold of the clipping, standard deviations
   */
  public static MeasurementKey ratio(
      String channel, String statistic, int areaPixels, int clipSigma) {
    return new MeasurementKey(
        channel + "_sci_div",
        String.format(Locale.ROOT, "%s_area%dpx_sigclip%d", statistic, areaPixels, clipSigma));
  }

  /** Whether a key is one of magnitudes. */
  public static boolean isMagnitude(String key) {
    return key.contains("-mag_");
  }

  /** Whether a key is one of ratios to the deep image. */
  public static boolean isRatio(String key) {
    return key.contains(RATIO_TABLE + "-");
  }

  /** The key. */
  public String key() {
    return tableKey + "-" + quantity;
  }

  /** Channel: the table's name up to the first underscore. */
  public String channel() {
    int end = tableKey.indexOf('_');
    return end < 0 ? tableKey : tableKey.substring(0, end);
  }

  /** The image measured: the table's name after the channel, such as {@code sci_clean}. */
  public String input() {
    int end = tableKey.indexOf('_');
    return end < 0 ? "" : tableKey.substring(end + 1);
  }

  /** The measurement type of this name. */
  public MeasurementType type(int typeId) {
    return new MeasurementType(typeId, key(), channel(), quantity, input(), "");
  }

  @Override
  public String toString() {
    return key();
  }
}
