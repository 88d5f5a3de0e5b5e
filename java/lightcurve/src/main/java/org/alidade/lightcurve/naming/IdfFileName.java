package org.alidade.lightcurve.naming;

import java.nio.file.Path;
import java.util.Map;
import org.alidade.array.BadInputException;

/**
 * Name of an image or catalogue of one visit in one channel (spec lightcurve 3.2), such as {@code
 * IDF_gr123_ch1_sci_clean.fits}.
 *
 * <pre>{@code
 * IdfFileName science = IdfFileName.of(Path.of("in/IDF_gr123_ch1_sci.fits"));
 * Path cleaned = science.withSuffix(IdfFileName.CLEANED).in(Path.of("scratch"));
 * }</pre>
 *
 * @param groupName visit, {@code gr} and digits
 * @param channel {@code ch1} or {@code ch2}
 * @param kind {@code sci}, {@code std}, {@code unc} or {@code cov}
 * @param suffix what was done to it: empty, or an underscore and a word
 * @param extension {@code .fits}, {@code .fits.gz}, {@code .fits.fz}, {@code .sexcat} or {@code
 *     .ecsv}
 */
public record IdfFileName(
    String groupName, String channel, String kind, String suffix, String extension) {
  /** How the names are made and taken apart. */
  public static final NameTemplate TEMPLATE =
      NameTemplate.define(
          "visit file",
          "IDF_{group_name}_{chan}_{kind}{suffix}{fileext}",
          "IDF_(?<group_name>gr[0-9]+)_(?<chan>ch[12])_(?<kind>sci|std|unc|cov)"
              + "(?<suffix>_[^.]+)?(?<fileext>\\.fits(?:\\.[gf]z)?|\\.sexcat|\\.ecsv)\\z",
          "group_name",
          "chan",
          "kind",
          "suffix",
          "fileext");

  /** Science image. */
  public static final String SCIENCE = "sci";

  /** Image of uncertainties. */
  public static final String UNCERTAINTY = "unc";

  /** Suffix of images without cosmic rays. */
  public static final String CLEANED = "_clean";

  /** Suffix of images divided by the deep image. */
  public static final String DIVIDED = "_div";

  /** Suffix of weights. */
  public static final String WEIGHT = "_wht";

  /** Extension of images. */
  public static final String FITS = ".fits";

  /** Extension of catalogues as SExtractor writes them. */
  public static final String SEXTRACTOR_CATALOGUE = ".sexcat";

  /** Extension of ECSV catalogues. */
  public static final String ECSV = ".ecsv";

  /**
   * Checks the parts.
   *
   * @throws BadInputException if one cannot be part of such a name
   */
  public IdfFileName {
    TEMPLATE.make(fields(groupName, channel, kind, suffix, extension));
  }

  /**
   * Takes a name apart.
   *
   * @throws BadInputException if it is none of these names
   */
  public static IdfFileName parse(String name) {
    Map<String, String> parts = TEMPLATE.parse(name);
    return new IdfFileName(
        parts.getOrDefault("group_name", ""),
        parts.getOrDefault("chan", ""),
        parts.getOrDefault("kind", ""),
        parts.getOrDefault("suffix", ""),
        parts.getOrDefault("fileext", ""));
  }

  /**
   * Takes the name of a file apart.
   *
   * @throws BadInputException if it is none of these names
   */
  public static IdfFileName of(Path file) {
    return parse(String.valueOf(file.getFileName()));
  }

  /** Whether a name is one of these. */
  public static boolean matches(String name) {
    return TEMPLATE.matches(name);
  }

  /** The science image of a visit as delivered. */
  public static IdfFileName science(String groupName, String channel) {
    return new IdfFileName(groupName, channel, SCIENCE, "", FITS);
  }

  /** The uncertainties of a visit as delivered. */
  public static IdfFileName uncertainty(String groupName, String channel) {
    return new IdfFileName(groupName, channel, UNCERTAINTY, "", FITS);
  }

  /** The same visit and channel, another kind of image. */
  public IdfFileName withKind(String other) {
    return new IdfFileName(groupName, channel, other, suffix, extension);
  }

  /** The same with another suffix. */
  public IdfFileName withSuffix(String other) {
    return new IdfFileName(groupName, channel, kind, other, extension);
  }

  /** The same with another extension. */
  public IdfFileName withExtension(String other) {
    return new IdfFileName(groupName, channel, kind, suffix, other);
  }

  /** The name. */
  public String name() {
    return TEMPLATE.make(fields(groupName, channel, kind, suffix, extension), false);
  }

  /** The file of this name in a folder. */
  public Path in(Path folder) {
    return folder.resolve(name());
  }

  /** Visit and channel. */
  public PartitionKey partition() {
    return new PartitionKey(groupName, channel);
  }

  /** Name of the table of measurements on this image, such as {@code ch1_sci_clean}. */
  public String tableKey() {
    return channel + "_" + kind + suffix;
  }

  private static Map<String, String> fields(
      String groupName, String channel, String kind, String suffix, String extension) {
    return Map.of(
        "group_name", groupName,
        "chan", channel,
        "kind", kind,
        "suffix", suffix,
        "fileext", extension);
  }

  @Override
  public String toString() {
    return name();
  }
}
