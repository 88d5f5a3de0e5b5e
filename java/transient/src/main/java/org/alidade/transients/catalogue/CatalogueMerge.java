package org.alidade.transients.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.alidade.sky.Neighbour;
import org.alidade.sky.SkyIndex;
import org.alidade.sky.SkyPositions;
import org.jspecify.annotations.Nullable;

/**
 * Several catalogues as one (spec transient 2.4). Entries are the same supernova if their names
 * are, whatever the case of letters, or if they come from different catalogues and lie close
 * together on the great circle; one catalogue that lists two names at one place is believed. The
 * first catalogue has priority, later ones fill what it does not say, and other names are kept as
 * {@code alias=NAME} in the comment.
 *
 * <p>Example: {@code List<SupernovaEntry> all = new CatalogueMerge(0.001).of(List.of(ours, osc));}
 *
 * @param toleranceDegrees largest distance of what counts as one place, degrees
 */
public record CatalogueMerge(double toleranceDegrees) {
  /**
   * Checks the tolerance.
   *
   * @throws BadInputException if it is negative or NaN
   */
  public CatalogueMerge {
    if (!(toleranceDegrees >= 0)) {
      throw new BadInputException(
          "a tolerance of " + toleranceDegrees + " degrees", "merging catalogues", "use 0 or more");
    }
  }

  /**
   * Merges.
   *
   * @param catalogues the entries of each, the one of highest priority first
   * @return entries in the order of their first appearance
   */
  public List<SupernovaEntry> of(List<List<SupernovaEntry>> catalogues) {
    Merged merged = new Merged();
    for (List<SupernovaEntry> catalogue : catalogues) {
      merged.add(catalogue, toleranceDegrees);
    }
    return List.copyOf(merged.entries);
  }

  private static final class Merged {
    private final List<SupernovaEntry> entries = new ArrayList<>();
    private final Map<String, Integer> places = new HashMap<>();

    void add(List<SupernovaEntry> catalogue, double toleranceDegrees) {
      SkyIndex before = SkyIndex.of(positions());
      for (SupernovaEntry entry : catalogue) {
        Integer place = places.get(key(entry));
        if (place == null) {
          place =
              before
                  .nearest(entry.raDegrees(), entry.decDegrees(), toleranceDegrees)
                  .map(Neighbour::index)
                  .orElse(null);
        }
        if (place == null) {
          places.put(key(entry), entries.size());
          entries.add(entry);
        } else {
          places.putIfAbsent(key(entry), place);
          entries.set(place, completed(entries.get(place), entry));
        }
      }
    }

    private SkyPositions positions() {
      return new SkyPositions(
          entries.stream().mapToDouble(SupernovaEntry::raDegrees).toArray(),
          entries.stream().mapToDouble(SupernovaEntry::decDegrees).toArray());
    }
  }

  private static String key(SupernovaEntry entry) {
    return entry.name().toLowerCase(Locale.ROOT);
  }

  private static SupernovaEntry completed(SupernovaEntry first, SupernovaEntry second) {
    Map<String, String> raw = new LinkedHashMap<>(first.raw());
    if (!key(first).equals(key(second))) {
      String alias = "alias=" + second.name();
      raw.merge(
          CatalogueColumns.COMMENT,
          alias,
          (old, added) -> old.isEmpty() ? added : old + " " + added);
    }
    return new SupernovaEntry(
        first.line(),
        first.name(),
        first.raDegrees(),
        first.decDegrees(),
        either(first.discovered(), second.discovered()),
        either(first.maximum(), second.maximum()),
        either(first.type(), second.type()),
        either(first.galaxy(), second.galaxy()),
        raw);
  }

  private static @Nullable LocalDate either(@Nullable LocalDate first, @Nullable LocalDate second) {
    return first == null ? second : first;
  }

  private static String either(String first, String second) {
    return first.isEmpty() ? second : first;
  }
}
