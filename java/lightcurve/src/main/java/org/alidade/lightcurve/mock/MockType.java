package org.alidade.lightcurve.mock;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alidade.lightcurve.MeasurementType;

/**
 * A measurement type and how it measures.
 *
 * @param type what a store is told
 * @param channel 0 or 1
 * @param image 0: as observed; 1: cleaned of cosmic rays
 * @param zeroOffset what its magnitudes are fainter by, for light outside the aperture
 * @param noiseFactor its noise, relative
 */
record MockType(
    MeasurementType type, int channel, int image, double zeroOffset, double noiseFactor) {
  static final int CHANNELS = 2;
  static final List<String> IMAGES = List.of("sci", "sci_clean");
  private static final List<String> SHAPES =
      List.of("mag_auto", "mag_iso", "mag_isocor", "mag_petro", "mag_aper");
  private static final int APERTURES = 10;

  /** The first types of all channels, images and apertures, in that order. */
  static List<MockType> first(int count) {
    int groups = CHANNELS * IMAGES.size();
    int apertures = Math.max(APERTURES, (count + groups - 1) / groups);
    List<MockType> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int group = i / apertures;
      all.add(of(i + 1, group / IMAGES.size(), group % IMAGES.size(), i % apertures));
    }
    return all;
  }

  private static MockType of(int number, int channel, int image, int aperture) {
    String shape =
        aperture < SHAPES.size()
            ? SHAPES.get(aperture)
            : "mag_aper_" + (aperture - SHAPES.size() + 1);
    String channelName = "ch" + (channel + 1);
    String key = String.format(Locale.ROOT, "%s_%s-%s", channelName, IMAGES.get(image), shape);
    return new MockType(
        new MeasurementType(number, key, channelName, shape, IMAGES.get(image), ""),
        channel,
        image,
        Math.rint(1500 * Math.exp(-0.5 * aperture)) / 1e4,
        Math.rint(800 + 120 * aperture) / 1e3);
  }
}
