package org.alidade.spherex.mock;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alidade.fits.FitsCard;
import org.alidade.spherex.image.PixelWindow;

/** Coordinates of synthetic images as header cards: sky with distortion, parent pixels, table. */
final class MockCards {
  private static final double PIXEL_DEGREES = 6.153 / 3600;
  private static final Map<String, Double> DISTORTION =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("A_0_0", -0.36),
              Map.entry("A_0_1", -3.3e-6),
              Map.entry("A_0_2", 1.4e-6),
              Map.entry("A_1_0", 8.9e-5),
              Map.entry("A_1_1", 4.2e-6),
              Map.entry("A_1_2", 6.4e-10),
              Map.entry("A_2_0", 1.6e-6),
              Map.entry("A_3_0", 5.8e-10),
              Map.entry("B_0_0", -1.1),
              Map.entry("B_0_1", -3.9e-4),
              Map.entry("B_0_2", 2.0e-6),
              Map.entry("B_0_3", 4.7e-10),
              Map.entry("B_1_0", 6.3e-5),
              Map.entry("B_1_1", 7.4e-7),
              Map.entry("B_2_0", 6.7e-6),
              Map.entry("B_2_1", 6.4e-10)));

  private final List<FitsCard> cards = new ArrayList<>();

  private MockCards() {}

  static List<FitsCard> of(
      PixelWindow window, double raDegrees, double decDegrees, double rotationDegrees) {
    MockCards made = new MockCards();
    made.sky(window, raDegrees, decDegrees, Math.toRadians(rotationDegrees));
    DISTORTION.forEach((keyword, value) -> made.put(keyword, value));
    made.linear("A", "LINEAR", "pixel", 0, window);
    made.linear("W", "WAVE-TAB", "um", 1, window);
    for (int axis = 1; axis <= 2; axis++) {
      made.put("PS" + axis + "_0W", "WCS-WAVE");
      made.put("PS" + axis + "_1W", "VALUES");
      made.put("PS" + axis + "_2W", axis == 1 ? "X" : "Y");
      made.put("PV" + axis + "_3W", axis);
    }
    return made.cards;
  }

  private void sky(PixelWindow window, double ra, double dec, double rotation) {
    put("WCSAXES", 2);
    put("CTYPE1", "RA---TAN-SIP");
    put("CTYPE2", "DEC--TAN-SIP");
    put("CRPIX1", 1020.5 - window.x0());
    put("CRPIX2", 1020.5 - window.y0());
    put("CRVAL1", ra);
    put("CRVAL2", dec);
    put("PC1_1", -PIXEL_DEGREES * Math.cos(rotation) * 1.0004);
    put("PC1_2", PIXEL_DEGREES * Math.sin(rotation) * 0.9996);
    put("PC2_1", PIXEL_DEGREES * Math.sin(rotation) * 0.9997);
    put("PC2_2", PIXEL_DEGREES * Math.cos(rotation) * 1.0003);
    put("CDELT1", 1.0);
    put("CDELT2", 1.0);
    put("CUNIT1", "deg");
    put("CUNIT2", "deg");
    put("LONPOLE", 180.0);
    put("LATPOLE", dec);
    put("RADESYS", "ICRS");
    put("A_ORDER", 3);
    put("B_ORDER", 3);
  }

  private void linear(String letter, String type, String unit, double value, PixelWindow window) {
    put("WCSAXES" + letter, 2);
    for (int axis = 1; axis <= 2; axis++) {
      put("CTYPE" + axis + letter, type);
      put("CUNIT" + axis + letter, unit);
      put("CRPIX" + axis + letter, 1.0 - (axis == 1 ? window.x0() : window.y0()));
      put("CRVAL" + axis + letter, value);
      put("CDELT" + axis + letter, 1.0);
    }
  }

  private void put(String keyword, String value) {
    cards.add(FitsCard.of(keyword, value, ""));
  }

  private void put(String keyword, double value) {
    cards.add(FitsCard.of(keyword, value, ""));
  }

  private void put(String keyword, int value) {
    cards.add(FitsCard.of(keyword, value, ""));
  }
}
