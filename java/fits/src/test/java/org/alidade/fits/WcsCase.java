package org.alidade.fits;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.alidade.bindings.WcsTransform;

/** A header under test with points of it. */
@SuppressWarnings("ArrayRecordComponent") // made once, never compared
record WcsCase(Map<String, Object> cards, double[] pixels) {
  WcsCase {
    cards = new LinkedHashMap<>(cards);
  }

  /** Whether the native jar was built with WCSLIB. */
  static boolean hasLibrary() {
    return Stream.of(
            "linux-x86_64/libjniNativeWcs.so",
            "linux-arm64/libjniNativeWcs.so",
            "macosx-arm64/libjniNativeWcs.dylib")
        .anyMatch(library -> WcsTransform.class.getResource("internal/" + library) != null);
  }

  /** A header of two axes with these types. */
  static Map<String, Object> axes(String first, String second) {
    Map<String, Object> cards = new LinkedHashMap<>();
    cards.put("NAXIS", 2L);
    cards.put("NAXIS1", 2000L);
    cards.put("NAXIS2", 2000L);
    cards.put("CTYPE1", first);
    cards.put("CTYPE2", second);
    return cards;
  }

  /** The cards as a header. */
  static FitsHeader header(Map<String, Object> cards) {
    List<FitsCard> list = new ArrayList<>();
    cards.forEach((keyword, value) -> list.add(card(keyword, value)));
    return new FitsHeader("test header", list);
  }

  private static FitsCard card(String keyword, Object value) {
    if (value instanceof String text) {
      return FitsCard.of(keyword, text, "");
    }
    return value instanceof Long number
        ? FitsCard.of(keyword, number, "")
        : FitsCard.of(keyword, ((Number) value).doubleValue(), "");
  }

  FitsHeader header() {
    return header(cards);
  }

  @Override
  public String toString() {
    return cards.toString();
  }
}
