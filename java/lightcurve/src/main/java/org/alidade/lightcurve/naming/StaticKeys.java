package org.alidade.lightcurve.naming;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The measurements that the pipeline makes (spec lightcurve 3.4), in their order.
 *
 * <p>Example: {@code StaticKeys.of(List.of("MAG_AUTO", "MAG_ISO", "MAG_APER_1", "MAG_APER_2"))} are
 * 32 keys.
 */
public final class StaticKeys {
  /** Channels, in order. */
  public static final List<String> CHANNELS = List.of("ch1", "ch2");

  /** Areas of the apertures on ratio images, pixels. */
  public static final List<Integer> RATIO_AREAS_PIXELS = List.of(3, 7, 13, 20);

  /** Threshold of the clipping in these apertures, standard deviations. */
  public static final int RATIO_CLIP_SIGMA = 3;

  private static final List<String> INPUTS = List.of("sci", "sci_clean");
  private static final List<String> QUANTITIES =
      List.of("mag_auto", "mag_iso", "mag_aper_1", "mag_aper_2");
  private static final List<String> STATISTICS = List.of("biweight_location", "median");

  private StaticKeys() {}

  /**
   * All keys: magnitudes that the catalogue of the deep image has too, then ratios.
   *
   * @param catalogueQuantities columns or measurement keys of that catalogue, such as {@code
   *     MAG_AUTO}; compared by their ends, upper or lower case
   */
  public static List<String> of(Collection<String> catalogueQuantities) {
    List<String> keys = new ArrayList<>(magnitudes(catalogueQuantities));
    keys.addAll(ratios());
    return List.copyOf(keys);
  }

  /** The keys of magnitudes that the catalogue of the deep image has too; see {@link #of}. */
  public static List<String> magnitudes(Collection<String> catalogueQuantities) {
    List<String> keys = new ArrayList<>();
    for (String channel : CHANNELS) {
      for (String input : INPUTS) {
        for (String quantity : QUANTITIES) {
          if (catalogueQuantities.stream().anyMatch(name -> endsWith(name, quantity))) {
            keys.add(new MeasurementKey(channel + "_" + input, quantity).key());
          }
        }
      }
    }
    return List.copyOf(keys);
  }

  /** The keys of ratios to the deep image. */
  public static List<String> ratios() {
    List<String> keys = new ArrayList<>();
    for (String channel : CHANNELS) {
      for (int area : RATIO_AREAS_PIXELS) {
        for (String statistic : STATISTICS) {
          keys.add(MeasurementKey.ratio(channel, statistic, area, RATIO_CLIP_SIGMA).key());
        }
      }
    }
    return List.copyOf(keys);
  }

  private static boolean endsWith(String name, String quantity) {
    return name.toLowerCase(Locale.ROOT).endsWith(quantity);
  }
}
