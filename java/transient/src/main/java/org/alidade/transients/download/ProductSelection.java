package org.alidade.transients.download;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alidade.array.BadInputException;
import org.alidade.transients.archive.ArchiveProduct;

/**
 * Which files of an observation are worth fetching: images, the largest ones, for PS1 one per band
 * (spec transient 4.3). The tests are on parts of names, so that some match more than they mean.
 *
 * <p>Example: {@code ProductSelection.defaults().of(mast.products(obsid))}.
 *
 * @param maxProducts most files, PS1 bands not counted
 * @param includeAuxiliary whether masks, weights and the like are taken too
 * @param scienceOnly whether only calibrated science products are taken
 * @param maxFileSizeBytes larger files are left out
 */
public record ProductSelection(
    int maxProducts, boolean includeAuxiliary, boolean scienceOnly, long maxFileSizeBytes) {
  private static final List<String> SPECTRA =
      List.of("spec", "spectrum", "spectra", "spall", "spplate", "spz", "spallline", "allspec");
  private static final List<String> TABLES =
      List.of("catalog", "combined", "_v5_", "table", "summary");
  private static final List<String> IMAGES =
      List.of(
          "image",
          "img",
          "int",
          "rrhr",
          "skybg",
          "flags",
          "stk",
          "skycell",
          "unconv",
          "mast:ps1",
          ".fits",
          ".fits.gz",
          ".img");
  private static final List<String> AUXILIARY_WORDS =
      List.of("auxiliary", "metadata", "weight", "mask", "background", "noise");
  private static final Pattern PS1_BAND = Pattern.compile("\\.(?:wrp|stk)\\.([a-z])");

  /** Names of files that only accompany images. */
  static final List<String> AUXILIARY_NAMES =
      List.of(
          ".mask.fits",
          ".wt.fits",
          ".weight.fits",
          ".pswarp.mdc",
          ".cmf",
          ".unconv.",
          ".target.psf",
          ".exp.fits",
          ".expwt.fits",
          ".num.fits",
          ".jpg",
          ".png",
          ".gif",
          ".jpeg",
          "preview",
          "thumbnail");

  /**
   * Checks the values.
   *
   * @throws BadInputException if a limit is not positive
   */
  public ProductSelection {
    if (maxProducts < 1 || maxFileSizeBytes < 1) {
      throw new BadInputException(
          maxProducts + " products of " + maxFileSizeBytes + " bytes",
          "selection of products",
          "use positive limits");
    }
  }

  /** Three images of at most 500 MiB. */
  public static ProductSelection defaults() {
    return new ProductSelection(3, false, false, 500L << 20);
  }

  /** Those that are wanted, in the order of the list. */
  public List<ArchiveProduct> of(List<ArchiveProduct> products) {
    Map<String, ArchiveProduct> bands = new LinkedHashMap<>();
    List<ArchiveProduct> others = new ArrayList<>();
    for (ArchiveProduct product : products) {
      if (isWanted(product)) {
        Matcher band = PS1_BAND.matcher(lower(product.fileName()));
        if (band.find()) {
          bands.merge(band.group(1), product, ProductSelection::larger);
        } else {
          others.add(product);
        }
      }
    }
    others.sort(Comparator.comparingLong(ProductSelection::size).reversed());
    Set<ArchiveProduct> chosen = new LinkedHashSet<>(bands.values());
    chosen.addAll(others.subList(0, Math.min(maxProducts, others.size())));
    return products.stream().filter(chosen::contains).distinct().toList();
  }

  private boolean isWanted(ArchiveProduct product) {
    String name = lower(product.fileName());
    String description = lower(product.description());
    String group = lower(product.subGroup());
    boolean image =
        !name.isEmpty()
            && !containsAny(name, SPECTRA)
            && !containsAny(description, SPECTRA)
            && !containsAny(name, TABLES)
            && (containsAny(name, IMAGES) || containsAny(group, IMAGES));
    boolean auxiliary =
        isAuxiliary(name)
            || containsAny(description, AUXILIARY_WORDS)
            || containsAny(group, AUXILIARY_WORDS);
    boolean science = product.type().equals("S") && product.calibLevel().orElse(0) >= 2;
    return image
        && (includeAuxiliary || !auxiliary)
        && size(product) <= maxFileSizeBytes
        && (science || !scienceOnly);
  }

  /** Whether a file of this name only accompanies an image. */
  static boolean isAuxiliary(String fileName) {
    return containsAny(lower(fileName), AUXILIARY_NAMES);
  }

  private static ArchiveProduct larger(ArchiveProduct first, ArchiveProduct second) {
    return size(second) > size(first) ? second : first;
  }

  private static long size(ArchiveProduct product) {
    return product.sizeBytes().orElse(0);
  }

  private static boolean containsAny(String text, List<String> parts) {
    return parts.stream().anyMatch(text::contains);
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
