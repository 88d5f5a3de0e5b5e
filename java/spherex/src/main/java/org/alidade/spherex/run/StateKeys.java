package org.alidade.spherex.run;

import java.util.Set;

/** Names of the entries of a state file (spec spherex 11.2). */
final class StateKeys {
  static final String SCHEMA = "schema_version";
  static final String SOFTWARE = "software";
  static final String STAGE = "stage";
  static final String COMPLETED = "completed_stages";
  static final String STAGES = "pipeline_stages";
  static final String CONFIG = "config";
  static final String QUERY = "query_results";
  static final String FILES = "downloaded_files";
  static final String DOWNLOAD_FAILURES = "download_failures";
  static final String RESULTS = "photometry_results";
  static final String PHOTOMETRY_FAILURES = "photometry_failures";
  static final String CSV = "csv_path";
  static final String PLOT = "plot_path";

  static final Set<String> ALL =
      Set.of(
          SCHEMA,
          SOFTWARE,
          STAGE,
          COMPLETED,
          STAGES,
          CONFIG,
          QUERY,
          FILES,
          DOWNLOAD_FAILURES,
          RESULTS,
          PHOTOMETRY_FAILURES,
          CSV,
          PLOT);

  private StateKeys() {}
}
