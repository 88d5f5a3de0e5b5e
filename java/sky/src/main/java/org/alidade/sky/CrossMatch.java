package org.alidade.sky;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.alidade.math.ThreadBudget;

/**
 * Pairs of sources of two catalogues (spec lightcurve 14.4). The result does not depend on the
 * number of threads.
 *
 * <pre>{@code
 * List<CrossMatch> pairs = CrossMatch.of(ours, SkyIndex.of(theirs), 1 / 3600.0, CrossMatch.Rule.MUTUAL);
 * }</pre>
 *
 * @param first place in the first catalogue
 * @param second place in the second catalogue
 * @param separationDegrees distance between both, degrees
 */
public record CrossMatch(int first, int second, double separationDegrees) {
  private static final int BLOCK = 1024;

  /** Which pairs within the radius count. */
  public enum Rule {
    /** The nearest of the second catalogue for every source of the first. */
    NEAREST,
    /** All. */
    ALL,
    /** Those that are nearest to each other, seen from both sides. */
    MUTUAL
  }

  /**
   * Matches two catalogues.
   *
   * @param first positions of one; use {@link SkyPositions#moved} for another epoch
   * @param second the other, sorted
   * @param radiusDegrees largest distance, degrees
   * @return pairs by place in the first catalogue, then by distance
   * @throws org.alidade.array.BadInputException if the radius is negative or NaN
   */
  public static List<CrossMatch> of(
      SkyPositions first, SkyIndex second, double radiusDegrees, Rule rule) {
    List<CrossMatch> pairs = pairs(first, second, radiusDegrees, rule);
    return rule == Rule.MUTUAL ? mutual(pairs, first, second.positions(), radiusDegrees) : pairs;
  }

  private static List<CrossMatch> pairs(
      SkyPositions first, SkyIndex second, double radiusDegrees, Rule rule) {
    int size = first.size();
    int blocks = (size + BLOCK - 1) / BLOCK;
    List<List<CrossMatch>> parts = new ArrayList<>();
    for (int block = 0; block < blocks; block++) {
      parts.add(new ArrayList<>());
    }
    ThreadBudget.current()
        .forEach(
            blocks,
            block -> {
              List<CrossMatch> part = parts.get((int) block);
              int from = (int) block * BLOCK;
              for (int i = from; i < Math.min(size, from + BLOCK); i++) {
                add(part, i, first, second, radiusDegrees, rule);
              }
            });
    List<CrossMatch> all = new ArrayList<>();
    parts.forEach(all::addAll);
    return all;
  }

  private static void add(
      List<CrossMatch> part,
      int source,
      SkyPositions first,
      SkyIndex second,
      double radiusDegrees,
      Rule rule) {
    double ra = first.raDegrees()[source];
    double dec = first.decDegrees()[source];
    Iterable<Neighbour> found =
        rule == Rule.ALL
            ? second.cone(ra, dec, radiusDegrees)
            : second.nearest(ra, dec, radiusDegrees).map(List::of).orElse(List.of());
    for (Neighbour neighbour : found) {
      part.add(new CrossMatch(source, neighbour.index(), neighbour.separationDegrees()));
    }
  }

  /** Those pairs whose second source has the first as its own nearest. */
  private static List<CrossMatch> mutual(
      List<CrossMatch> pairs, SkyPositions first, SkyPositions second, double radiusDegrees) {
    SkyIndex back = SkyIndex.of(first);
    boolean[] same = new boolean[pairs.size()];
    ThreadBudget.current()
        .forEach(
            pairs.size(),
            i -> {
              CrossMatch pair = pairs.get((int) i);
              same[(int) i] =
                  back.nearest(
                          second.raDegrees()[pair.second()],
                          second.decDegrees()[pair.second()],
                          radiusDegrees)
                      .filter(neighbour -> neighbour.index() == pair.first())
                      .isPresent();
            });
    return IntStream.range(0, same.length).filter(i -> same[i]).mapToObj(pairs::get).toList();
  }
}
