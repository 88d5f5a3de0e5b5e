package org.alidade.cube.uncertainty;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What the data determine about the components and what they do not.
 *
 * <p>A component is undetermined if the standard deviation of its weight exceeds half the mean. Two
 * components, or groups found so far, are joined as long as the correlation of their sums is below
 * {@link #JOINED}, the most negative first; a group is reported if a member is undetermined and the
 * sum varies at most half as much as independent parts would.
 *
 * @param undetermined components with weight whose spread exceeds half of it, ascending
 * @param undeterminedShare share of all weight that they carry
 * @param groups components that are determined in sum only, or better in sum
 * @param account the same in sentences, one per line
 */
public record Determination(
    List<Integer> undetermined,
    double undeterminedShare,
    List<ComponentGroup> groups,
    List<String> account) {
  /** Correlation of two sums below which they count as trading against each other. */
  public static final double JOINED = -0.5;

  /** Spread relative to the weight above which a component is undetermined. */
  public static final double UNDETERMINED = 0.5;

  private static final int MOST_NAMED = 20;

  /** Copies the lists. */
  public Determination {
    undetermined = List.copyOf(undetermined);
    groups = List.copyOf(groups);
    account = List.copyOf(account);
  }

  /**
   * Looks at component sums.
   *
   * @param spread their spread
   * @param covariance their covariance over the replicas, (C, C)
   * @param nonZeroFraction share of replicas in which an unknown is positive, C*P values
   */
  static Determination of(Spread spread, double[][] covariance, double[] nonZeroFraction) {
    List<Integer> undetermined =
        IntStream.range(0, spread.size())
            .filter(c -> spread.mean()[c] > 0)
            .filter(c -> spread.standardDeviation()[c] > UNDETERMINED * spread.mean()[c])
            .boxed()
            .toList();
    double all = Arrays.stream(spread.mean()).sum();
    double share =
        all > 0 ? undetermined.stream().mapToDouble(c -> spread.mean()[c]).sum() / all : 0;
    List<ComponentGroup> groups =
        groups(spread, covariance).stream()
            .filter(group -> group.components().stream().anyMatch(undetermined::contains))
            .filter(group -> group.standardDeviation() <= 0.5 * group.ofIndependentParts())
            .toList();
    return new Determination(
        undetermined, share, groups, account(spread, undetermined, share, groups, nonZeroFraction));
  }

  private static List<ComponentGroup> groups(Spread spread, double[][] covariance) {
    List<List<Integer>> clusters = new ArrayList<>();
    List<double[]> sums = new ArrayList<>();
    for (int c = 0; c < covariance.length; c++) {
      clusters.add(new ArrayList<>(List.of(c)));
      sums.add(covariance[c].clone());
    }
    while (join(clusters, sums)) {
      // every call joins two clusters
    }
    return clusters.stream()
        .filter(cluster -> cluster.size() > 1)
        .map(cluster -> group(cluster, spread, covariance))
        .toList();
  }

  /** Joins the two clusters of the most negative correlation, if that is negative enough. */
  private static boolean join(List<List<Integer>> clusters, List<double[]> sums) {
    double lowest = JOINED;
    int first = -1;
    int second = -1;
    for (int a = 0; a < clusters.size(); a++) {
      for (int b = a + 1; b < clusters.size(); b++) {
        double correlation = sums.get(a)[b] / Math.sqrt(sums.get(a)[a] * sums.get(b)[b]);
        if (correlation < lowest) {
          lowest = correlation;
          first = a;
          second = b;
        }
      }
    }
    if (first < 0) {
      return false;
    }
    clusters.get(first).addAll(clusters.remove(second));
    merge(sums, first, second);
    return true;
  }

  /** Adds row and column of the second cluster to those of the first and takes them out. */
  private static void merge(List<double[]> sums, int first, int second) {
    double[] added = sums.get(second);
    double[] row = sums.get(first);
    for (int i = 0; i < row.length; i++) {
      row[i] += added[i];
    }
    sums.remove(second);
    for (int a = 0; a < sums.size(); a++) {
      double[] values = sums.get(a);
      values[first] += values[second];
      double[] shorter = new double[values.length - 1];
      System.arraycopy(values, 0, shorter, 0, second);
      System.arraycopy(values, second + 1, shorter, second, shorter.length - second);
      sums.set(a, shorter);
    }
  }

  private static ComponentGroup group(List<Integer> members, Spread spread, double[][] covariance) {
    double mean = 0;
    double variance = 0;
    double independent = 0;
    for (int a : members) {
      mean += spread.mean()[a];
      independent += covariance[a][a];
      for (int b : members) {
        variance += covariance[a][b];
      }
    }
    return new ComponentGroup(
        members.stream().sorted().toList(),
        mean,
        Math.sqrt(Math.max(0, variance)),
        Math.sqrt(independent));
  }

  private static List<String> account(
      Spread spread,
      List<Integer> undetermined,
      double share,
      List<ComponentGroup> groups,
      double[] nonZeroFraction) {
    long used = Arrays.stream(spread.mean()).filter(mean -> mean > 0).count();
    long always = Arrays.stream(nonZeroFraction).filter(fraction -> fraction >= 0.95).count();
    long ever = Arrays.stream(nonZeroFraction).filter(fraction -> fraction > 0).count();
    List<String> lines = new ArrayList<>();
    lines.add(
        text(
            "%d of %d components have weight; of %d the weight is known to better than half.",
            used, spread.size(), used - undetermined.size()));
    lines.add(
        text(
            "%d components are not determined one by one and carry %.0f %% of the weight%s.",
            undetermined.size(), 100 * share, named(undetermined)));
    groups.forEach(
        group ->
            lines.add(
                text(
                    "Components %s are determined in sum: %.4g +- %.2g (independent parts would give"
                        + " %.2g).",
                    join(group.components()),
                    group.mean(),
                    group.standardDeviation(),
                    group.ofIndependentParts())));
    lines.add(
        text(
            "%d of the %d unknowns that are ever positive are positive in 95 %% of the replicas:"
                + " single weights mean little, sums mean more.",
            always, ever));
    return lines;
  }

  private static String named(List<Integer> components) {
    return components.isEmpty() ? "" : ": " + join(components);
  }

  private static String join(List<Integer> components) {
    String names =
        String.join(
            ", ", components.stream().limit(MOST_NAMED).map(c -> Integer.toString(c)).toList());
    int more = components.size() - MOST_NAMED;
    return more > 0 ? names + " and " + more + " more" : names;
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
