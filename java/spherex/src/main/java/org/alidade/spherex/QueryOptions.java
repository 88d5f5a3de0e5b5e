package org.alidade.spherex;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.alidade.array.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * What the archive is asked for (spec spherex 2.5, 3).
 *
 * <p>Example: {@code QueryOptions.builder(new Source(213.94, 11.5, "m1")).bands(List.of(Band.D1))
 * .build()}.
 *
 * @param source position asked for
 * @param outputDir folder of the run
 * @param bands detectors, or null for all
 * @param searchRadius images that come this close to the position count too, degrees; 0 for those
 *     that contain it
 * @param collections of the archive
 * @param tapUrl address of the table service
 * @param tapTimeout longest wait for a query, s
 */
public record QueryOptions(
    Source source,
    Path outputDir,
    @Nullable List<Band> bands,
    double searchRadius,
    List<String> collections,
    URI tapUrl,
    double tapTimeout) {
  /** The collections that are asked for unless others are named. */
  public static final List<String> DEFAULT_COLLECTIONS = List.of("spherex_qr2", "spherex_qr2_deep");

  /** Table service of the archive. */
  public static final URI DEFAULT_TAP_URL = URI.create("https://irsa.ipac.caltech.edu/TAP");

  private static final Pattern COLLECTION = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  private static final double LARGEST_RADIUS_DEGREES = 180;
  private static final double LONGEST_SECONDS = 86_400;

  /**
   * Checks the values.
   *
   * @throws BadInputException if one cannot be used; its place is the option's name
   */
  public QueryOptions {
    Objects.requireNonNull(source);
    Objects.requireNonNull(outputDir);
    bands = bands == null ? null : List.copyOf(bands);
    collections = List.copyOf(collections);
    if (bands != null && bands.contains(Band.UNKNOWN)) {
      throw badBands(List.of(Band.UNKNOWN.text()));
    }
    if (!(searchRadius >= 0 && searchRadius <= LARGEST_RADIUS_DEGREES)) {
      throw new BadInputException("value " + searchRadius, "search_radius", "use 0 to 180 degrees");
    }
    if (!(tapTimeout > 0 && tapTimeout <= LONGEST_SECONDS)) {
      throw new BadInputException(
          "value " + tapTimeout, "tap_timeout", "use more than 0 s, a day at most");
    }
    for (String collection : collections) {
      if (!COLLECTION.matcher(collection).matches()) {
        throw new BadInputException(
            "'" + collection + "' is not a name", "collections", "name them as spherex_qr2");
      }
    }
    checkAddress(tapUrl);
  }

  private static void checkAddress(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    boolean web = scheme.equals("http") || scheme.equals("https");
    if (!web || address.getHost() == null || address.getRawUserInfo() != null) {
      throw new BadInputException(
          "not a web address", "tap_url", "use https and a host, such as " + DEFAULT_TAP_URL);
    }
  }

  /**
   * Bands from their names.
   *
   * @throws BadInputException if names are not D1 to D6; lists all of them
   */
  public static List<Band> bandsNamed(List<String> names) {
    List<String> bad = names.stream().filter(name -> Band.of(name).isEmpty()).toList();
    if (!bad.isEmpty()) {
      throw badBands(bad);
    }
    return names.stream().map(name -> Band.of(name).orElseThrow()).toList();
  }

  private static BadInputException badBands(List<String> names) {
    return new BadInputException(
        "unknown bands " + String.join(", ", names), "bands", "choose from D1 to D6");
  }

  /** The bands asked for, all of them if none were named. */
  public List<Band> wantedBands() {
    return bands == null ? Band.DETECTORS : bands;
  }

  /** A builder with the defaults. */
  public static Builder builder(Source source) {
    return new Builder(source);
  }

  /** Everything at its default. */
  public static QueryOptions defaults(Source source) {
    return builder(source).build();
  }

  /** A builder with these values. */
  public Builder toBuilder() {
    return new Builder(source)
        .outputDir(outputDir)
        .bands(bands)
        .searchRadius(searchRadius)
        .collections(collections)
        .tapUrl(tapUrl)
        .tapTimeout(tapTimeout);
  }

  /** Builds options; all but the source have a default. */
  public static final class Builder {
    private Source source;
    private Path outputDir = Path.of("");
    private @Nullable List<Band> bands;
    private double searchRadius;
    private List<String> collections = DEFAULT_COLLECTIONS;
    private URI tapUrl = DEFAULT_TAP_URL;
    private double tapTimeout = 300;

    private Builder(Source source) {
      this.source = source;
    }

    /** Sets the position. */
    public Builder source(Source value) {
      source = value;
      return this;
    }

    /** Sets the folder of the run. */
    public Builder outputDir(Path value) {
      outputDir = value;
      return this;
    }

    /** Sets the detectors; null for all. */
    public Builder bands(@Nullable List<Band> value) {
      bands = value;
      return this;
    }

    /** Sets how close an image has to come, degrees; 0 for those that contain the position. */
    public Builder searchRadius(double value) {
      searchRadius = value;
      return this;
    }

    /** Sets the collections. */
    public Builder collections(List<String> value) {
      collections = value;
      return this;
    }

    /** Sets the address of the table service. */
    public Builder tapUrl(URI value) {
      tapUrl = value;
      return this;
    }

    /** Sets the longest wait for a query, s. */
    public Builder tapTimeout(double value) {
      tapTimeout = value;
      return this;
    }

    /**
     * Builds the options.
     *
     * @throws BadInputException if a value cannot be used
     */
    public QueryOptions build() {
      return new QueryOptions(
          source, outputDir, bands, searchRadius, collections, tapUrl, tapTimeout);
    }
  }
}
