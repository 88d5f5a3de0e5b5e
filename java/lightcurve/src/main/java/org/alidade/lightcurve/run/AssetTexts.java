package org.alidade.lightcurve.run;

import java.util.List;
import java.util.Map;

/**
 * What the assets of the dark field are, and what they are made from, in words.
 *
 * <p>Example: {@code AssetTexts.description(Assets.CLEANED)}.
 */
public final class AssetTexts {
  private record Text(String description, List<String> inputs) {}

  private static final Map<String, Text> TEXTS =
      Map.ofEntries(
          entry(Assets.LINKS, "links to the images of the visits"),
          entry(Assets.FILES, "the images of each visit and channel", Assets.LINKS),
          entry(Assets.SUPERSTACK, "the deep image of each channel", Assets.FILES),
          entry(Assets.SUPERSTACK_CATALOGUE, "sources of the deep image", Assets.SUPERSTACK),
          entry(
              Assets.DIVIDED,
              "science images divided by the deep one",
              Assets.FILES,
              Assets.SUPERSTACK),
          entry(
              Assets.RATIOS,
              "statistics of the ratio in small apertures",
              Assets.DIVIDED,
              Assets.SUPERSTACK_CATALOGUE),
          entry(Assets.WEIGHTS, "weights from uncertainties", Assets.FILES),
          entry(Assets.CLEANED, "science images without cosmic rays", Assets.FILES),
          entry(
              Assets.SCIENCE_CATALOGUE,
              "sources measured on the science images",
              Assets.FILES,
              Assets.SUPERSTACK_CATALOGUE),
          entry(
              Assets.CLEANED_CATALOGUE,
              "sources measured on the cleaned images",
              Assets.CLEANED,
              Assets.SUPERSTACK_CATALOGUE),
          entry(Assets.STORE_EMPTY, "the empty labelled array", Assets.SUPERSTACK_CATALOGUE),
          entry(
              Assets.STORE_POPULATED,
              "the array, written by epoch",
              Assets.STORE_EMPTY,
              Assets.SCIENCE_CATALOGUE,
              Assets.CLEANED_CATALOGUE,
              Assets.RATIOS),
          entry(
              Assets.STORE_FINAL,
              "the array, turned for reading by object",
              Assets.STORE_POPULATED),
          entry(Assets.LIGHT_CURVES, "the light curves in a store", Assets.STORE_FINAL));

  private AssetTexts() {}

  private static Map.Entry<String, Text> entry(String name, String description, String... inputs) {
    return Map.entry(name, new Text(description, List.of(inputs)));
  }

  /** One line about an asset; empty for one that is not known. */
  public static String description(String asset) {
    Text text = TEXTS.get(asset);
    return text == null ? "" : text.description();
  }

  /** Names of the assets that an asset is made from. */
  public static List<String> inputs(String asset) {
    Text text = TEXTS.get(asset);
    return text == null ? List.of() : text.inputs();
  }
}
