package org.alidade.transients.download;

import java.nio.file.Path;
import java.util.Set;
import org.alidade.array.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * Which images are brought, and where to (spec transient 4.2).
 *
 * <p>Example: {@code DownloadOptions.builder().outputDir(Path.of("data/fits")).maxObs(3).build()}.
 *
 * @param outputDir folder of the tree {@code SN/reference|science/...}
 * @param maxObs observations per supernova and type, the first of the list
 * @param maxProductsPerObs files per observation
 * @param limit most supernovae, if any
 * @param skipSupernovae names that are left out
 * @param requireBoth whether only supernovae with reference and science images are brought
 * @param minViablePairs fewer supernovae with both are a failure, if set
 * @param verifyFits whether files are opened afterwards
 * @param skipReference leaves reference images out
 * @param skipScience leaves science images out
 * @param includeAuxiliary brings masks, weights and the like too
 * @param scienceProductsOnly brings only calibrated science products
 * @param dryRun only lists what would be brought
 */
public record DownloadOptions(
    Path outputDir,
    int maxObs,
    int maxProductsPerObs,
    @Nullable Integer limit,
    Set<String> skipSupernovae,
    boolean requireBoth,
    @Nullable Integer minViablePairs,
    boolean verifyFits,
    boolean skipReference,
    boolean skipScience,
    boolean includeAuxiliary,
    boolean scienceProductsOnly,
    boolean dryRun) {
  /**
   * Checks the values.
   *
   * @throws BadInputException if a number is out of range or nothing is wanted
   */
  public DownloadOptions {
    skipSupernovae = Set.copyOf(skipSupernovae);
    boolean counts = maxObs >= 1 && maxProductsPerObs >= 1 && (limit == null || limit >= 0);
    if (!counts || (skipReference && skipScience)) {
      throw new BadInputException(
          "max-obs "
              + maxObs
              + ", max-products-per-obs "
              + maxProductsPerObs
              + ", limit "
              + limit
              + (skipReference && skipScience ? ", neither reference nor science" : ""),
          "download options",
          "use positive numbers and ask for something");
    }
  }

  /** The defaults. */
  public static DownloadOptions defaults() {
    return builder().build();
  }

  /** A builder with the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  ProductSelection selection() {
    ProductSelection plain = ProductSelection.defaults();
    return new ProductSelection(
        maxProductsPerObs, includeAuxiliary, scienceProductsOnly, plain.maxFileSizeBytes());
  }

  /** Sets some of the options. */
  public static final class Builder {
    private Path outputDir = Path.of("data", "fits");
    private int maxObs = 5;
    private int maxProductsPerObs = 3;
    private @Nullable Integer limit;
    private Set<String> skipSupernovae = Set.of();
    private boolean requireBoth = true;
    private @Nullable Integer minViablePairs;
    private boolean verifyFits = true;
    private boolean skipReference;
    private boolean skipScience;
    private boolean includeAuxiliary;
    private boolean scienceProductsOnly;
    private boolean dryRun;

    private Builder() {}

    /** Folder of the tree, {@code data/fits}. */
    public Builder outputDir(Path value) {
      outputDir = value;
      return this;
    }

    /** Observations per supernova and type, 5. */
    public Builder maxObs(int value) {
      maxObs = value;
      return this;
    }

    /** Files per observation, 3. */
    public Builder maxProductsPerObs(int value) {
      maxProductsPerObs = value;
      return this;
    }

    /** Most supernovae; null for all. */
    public Builder limit(@Nullable Integer value) {
      limit = value;
      return this;
    }

    /** Names that are left out, none. */
    public Builder skipSupernovae(Set<String> value) {
      skipSupernovae = value;
      return this;
    }

    /** Whether reference and science images must both be there, true. */
    public Builder requireBoth(boolean value) {
      requireBoth = value;
      return this;
    }

    /** Fewest supernovae with both; null for any. */
    public Builder minViablePairs(@Nullable Integer value) {
      minViablePairs = value;
      return this;
    }

    /** Whether files are opened afterwards, true. */
    public Builder verifyFits(boolean value) {
      verifyFits = value;
      return this;
    }

    /** Leaves reference images out. */
    public Builder skipReference(boolean value) {
      skipReference = value;
      return this;
    }

    /** Leaves science images out. */
    public Builder skipScience(boolean value) {
      skipScience = value;
      return this;
    }

    /** Brings masks, weights and the like too. */
    public Builder includeAuxiliary(boolean value) {
      includeAuxiliary = value;
      return this;
    }

    /** Brings only calibrated science products. */
    public Builder scienceProductsOnly(boolean value) {
      scienceProductsOnly = value;
      return this;
    }

    /** Only lists what would be brought. */
    public Builder dryRun(boolean value) {
      dryRun = value;
      return this;
    }

    /**
     * The options.
     *
     * @throws BadInputException if one is out of range
     */
    public DownloadOptions build() {
      return new DownloadOptions(
          outputDir,
          maxObs,
          maxProductsPerObs,
          limit,
          skipSupernovae,
          requireBoth,
          minViablePairs,
          verifyFits,
          skipReference,
          skipScience,
          includeAuxiliary,
          scienceProductsOnly,
          dryRun);
    }
  }
}
