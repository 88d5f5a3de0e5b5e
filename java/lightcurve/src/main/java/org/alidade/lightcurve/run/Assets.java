package org.alidade.lightcurve.run;

import java.util.List;

/**
 * Names of the assets of the pipeline, which are its stages (spec lightcurve 9.1).
 *
 * <p>Example: {@code pipeline.run(RunOptions.builder().until(Assets.CLEANED).build())}.
 */
public final class Assets {
  /** Links to the input images: partitions to kinds to paths. */
  public static final String LINKS = "prepared_input_file_symlinks";

  /** Links of a partition. */
  public static final String FILES = "partition_files";

  /** Deep image of a channel; made only where {@code coadd_<ch>.fits} is missing. */
  public static final String SUPERSTACK = "superstack";

  /** Sources of the deep image of channel 1; made only where the catalogue is missing. */
  public static final String SUPERSTACK_CATALOGUE = "superstack_catalog";

  /** Science image divided by the deep image. */
  public static final String DIVIDED = "sci_divided_by_coadd";

  /** Ratios in apertures on the divided image. */
  public static final String RATIOS = "aperture_photometry_catalogs";

  /** Weights from uncertainties. */
  public static final String WEIGHTS = "wht_from_unc";

  /** Science image without cosmic rays. */
  public static final String CLEANED = "sci_lac_cleaned";

  /** Catalogue of the science image. */
  public static final String SCIENCE_CATALOGUE = "cat_from_sci";

  /** Catalogue of the science image without cosmic rays. */
  public static final String CLEANED_CATALOGUE = "cat_from_sci_lac_cleaned";

  /** The store of light curves, without values. */
  public static final String STORE_EMPTY = "idf_lightcurve_storage_empty";

  /** Values of a partition in the store. */
  public static final String STORE_POPULATED = "idf_lightcurve_storage_populated";

  /** The store as it is read. */
  public static final String STORE_FINAL = "idf_lightcurve_storage_finalized";

  /** Light curves in Alidade's own store and in others. */
  public static final String LIGHT_CURVES = "lightcurves";

  /** All of them in running order. */
  public static final List<String> ALL =
      List.of(
          LINKS,
          FILES,
          SUPERSTACK,
          SUPERSTACK_CATALOGUE,
          DIVIDED,
          RATIOS,
          WEIGHTS,
          CLEANED,
          SCIENCE_CATALOGUE,
          CLEANED_CATALOGUE,
          STORE_EMPTY,
          STORE_POPULATED,
          STORE_FINAL,
          LIGHT_CURVES);

  private Assets() {}
}
