package org.alidade.transients.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.alidade.array.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * Which supernovae of a catalogue are wanted (spec transient 2.3): first by year, then a number of
 * them is passed over, then so many are taken. A limit of years drops those without a date.
 *
 * <p>Example: {@code CatalogueSelection.all().withMinYear(2010).withLimit(10)}.
 *
 * @param minYear earliest year of discovery, if any
 * @param maxYear latest year of discovery, if any
 * @param startIndex how many to pass over
 * @param limit most to take, if any
 */
public record CatalogueSelection(
    @Nullable Integer minYear, @Nullable Integer maxYear, int startIndex, @Nullable Integer limit) {
  /**
   * Checks the values.
   *
   * @throws BadInputException if a number is negative or the years are out of order
   */
  public CatalogueSelection {
    if (startIndex < 0 || (limit != null && limit < 0)) {
      throw new BadInputException(
          "start index " + startIndex + ", limit " + limit,
          "a selection of supernovae",
          "use 0 or more");
    }
    if (minYear != null && maxYear != null && maxYear < minYear) {
      throw new BadInputException(
          "years from " + minYear + " to " + maxYear,
          "a selection of supernovae",
          "put the earlier year first");
    }
  }

  /** Every supernova. */
  public static CatalogueSelection all() {
    return new CatalogueSelection(null, null, 0, null);
  }

  /** The same from a year on; null for any. */
  public CatalogueSelection withMinYear(@Nullable Integer year) {
    return new CatalogueSelection(year, maxYear, startIndex, limit);
  }

  /** The same up to a year; null for any. */
  public CatalogueSelection withMaxYear(@Nullable Integer year) {
    return new CatalogueSelection(minYear, year, startIndex, limit);
  }

  /** The same from a place on, counted after the choice by year. */
  public CatalogueSelection withStartIndex(int index) {
    return new CatalogueSelection(minYear, maxYear, index, limit);
  }

  /** At most so many; null for all. */
  public CatalogueSelection withLimit(@Nullable Integer number) {
    return new CatalogueSelection(minYear, maxYear, startIndex, number);
  }

  /** Those of these entries that are wanted, in order. */
  public List<SupernovaEntry> of(List<SupernovaEntry> entries) {
    Stream<SupernovaEntry> chosen = entries.stream().filter(this::hasYear).skip(startIndex);
    return (limit == null ? chosen : chosen.limit(limit)).toList();
  }

  private boolean hasYear(SupernovaEntry entry) {
    if (minYear == null && maxYear == null) {
      return true;
    }
    Optional<Integer> year = entry.discoveryDate().map(date -> date.getYear());
    return year.isPresent()
        && (minYear == null || year.get() >= minYear)
        && (maxYear == null || year.get() <= maxYear);
  }
}
