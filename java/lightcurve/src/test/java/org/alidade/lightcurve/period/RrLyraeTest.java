package org.alidade.lightcurve.period;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.alidade.lightcurve.statistics.Series;
import org.alidade.math.ThreadBudget;
import org.alidade.testing.GoldenData;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Periods of the RR Lyrae stars of SDSS Stripe 82 (Sesar et al. 2010, ApJ 708, 717). */
@ExtendWith(LeakCheck.class)
class RrLyraeTest {
  private static final int FEWEST_EPOCHS = 30;

  private record Star(String number, double period, Collection<Series> bands) {
    int epochs() {
      return bands.stream().mapToInt(Series::size).max().orElse(0);
    }

    double spanDays() {
      return bands.stream().mapToDouble(Series::spanDays).max().orElse(0);
    }
  }

  private static Map<String, Double> periods() throws IOException {
    Map<String, Double> periods = new LinkedHashMap<>();
    for (String line :
        Files.readAllLines(GoldenData.data("lightcurves", "sdss_s82_rrlyrae_periods.csv"))) {
      String[] cells = line.split(",", -1);
      if (cells[1].equals("ab")) {
        periods.put(cells[0], Double.valueOf(cells[2]));
      }
    }
    return periods;
  }

  private static List<Star> stars() throws IOException {
    Map<String, Double> periods = periods();
    Map<String, Map<String, List<double[]>>> points = new LinkedHashMap<>();
    Path file = GoldenData.data("lightcurves", "sdss_s82_rrlyrae.csv.gz");
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.US_ASCII))) {
      reader
          .lines()
          .skip(1)
          .map(line -> line.split(",", -1))
          .filter(cells -> periods.containsKey(cells[0]))
          .forEach(
              cells ->
                  points
                      .computeIfAbsent(cells[0], star -> new TreeMap<>())
                      .computeIfAbsent(cells[2], band -> new ArrayList<>())
                      .add(
                          new double[] {
                            Double.parseDouble(cells[1]),
                            Double.parseDouble(cells[3]),
                            Double.parseDouble(cells[4])
                          }));
    }
    List<Star> stars = new ArrayList<>();
    points.forEach(
        (number, bands) ->
            stars.add(
                new Star(
                    number,
                    periods.getOrDefault(number, Double.NaN),
                    bands.values().stream().map(RrLyraeTest::series).toList())));
    return stars.stream().filter(star -> star.epochs() >= FEWEST_EPOCHS).toList();
  }

  private static Series series(List<double[]> points) {
    List<double[]> valid =
        points.stream().filter(p -> p[1] > 0 && p[1] < 90 && p[2] > 0 && p[2] < 1).toList();
    return new Series(
        valid.stream().mapToDouble(p -> p[0]).toArray(),
        valid.stream().mapToDouble(p -> p[1]).toArray(),
        valid.stream().mapToDouble(p -> p[2]).toArray());
  }

  private enum Outcome {
    PERIOD,
    ALIAS,
    OTHER
  }

  private static Outcome outcome(Star star) {
    double found =
        PeriodSearch.of(
                star.bands(),
                PeriodSearchOptions.between(0.2, 1.2).withShapeTerms(4).withModelScatter(0.05))
            .get(0)
            .frequency();
    double truth = 1 / star.period();
    double tolerance = 0.5 / star.spanDays();
    if (Math.abs(found - truth) <= tolerance) {
      return Outcome.PERIOD;
    }
    return FrequencyAlias.explaining(found, truth, tolerance).isPresent()
        ? Outcome.ALIAS
        : Outcome.OTHER;
  }

  @Test
  void publishedPeriodsAreFound() throws IOException {
    List<Star> stars = stars();
    Outcome[] outcomes = new Outcome[stars.size()];
    ThreadBudget.available()
        .forEach(stars.size(), i -> outcomes[(int) i] = outcome(stars.get((int) i)));

    Map<Outcome, Integer> counts = new TreeMap<>();
    List<String> others = new ArrayList<>();
    for (int i = 0; i < outcomes.length; i++) {
      counts.merge(outcomes[i], 1, Integer::sum);
      if (outcomes[i] != Outcome.PERIOD) {
        others.add(stars.get(i).number() + " (" + stars.get(i).period() + " d): " + outcomes[i]);
      }
    }
    String summary =
        stars.size() + " stars with " + FEWEST_EPOCHS + " epochs or more: " + counts + " " + others;
    System.out.println(summary);
    assertThat(stars).hasSizeGreaterThan(300);
    assertThat((double) counts.getOrDefault(Outcome.PERIOD, 0))
        .as(summary)
        .isGreaterThanOrEqualTo(0.95 * stars.size());
  }
}
