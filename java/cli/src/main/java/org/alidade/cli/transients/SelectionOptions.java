package org.alidade.cli.transients;

import org.alidade.transients.catalogue.CatalogueSelection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which supernovae of a catalogue. */
final class SelectionOptions {
  @Option(
      names = "--min-year",
      paramLabel = "YEAR",
      description = "Only supernovae discovered in this year or later.")
  private @Nullable Integer minYear;

  @Option(
      names = "--max-year",
      paramLabel = "YEAR",
      description = "Only supernovae discovered in this year or before.")
  private @Nullable Integer maxYear;

  @Option(
      names = "--start-index",
      paramLabel = "N",
      defaultValue = "0",
      description = "Leave out the first N of them; default: ${DEFAULT-VALUE}.")
  private int startIndex;

  @Option(names = "--limit", paramLabel = "N", description = "At most N of them.")
  private @Nullable Integer limit;

  SelectionOptions() {}

  CatalogueSelection selection() {
    return CatalogueSelection.all()
        .withMinYear(minYear)
        .withMaxYear(maxYear)
        .withStartIndex(startIndex)
        .withLimit(limit);
  }
}
