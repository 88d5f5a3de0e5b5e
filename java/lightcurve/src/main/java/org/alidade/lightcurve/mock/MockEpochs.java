package org.alidade.lightcurve.mock;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.alidade.table.Column;
import org.alidade.table.Table;

/**
 * Visits in campaigns of two days, two to three weeks apart for sixteen years, in which the
 * telescope rolls once a year.
 */
final class MockEpochs {
  private static final double MISSION_START = 52960;
  private static final double MISSION_END = 58878;
  private static final double LAST_CAMPAIGN = MISSION_END - 45;
  private static final double CAMPAIGN_DAYS = 2;
  private static final double YEAR = 365.25;
  private static final double FIRST_REQUEST = 3_800_000;
  private static final double REQUEST_STEP = 45_600;

  private final double[] times;
  private final int[] campaigns;
  private final double[] rollCosines;
  private final double[] rollSines;

  MockEpochs(int count, SplittableRandom random) {
    double[] starts = starts(random);
    double[] shares = shares(starts.length, random);
    times = new double[count];
    for (int i = 0; i < count; i++) {
      int campaign = pick(shares, random.nextDouble());
      times[i] = starts[campaign] + random.nextDouble(CAMPAIGN_DAYS);
    }
    Arrays.sort(times);
    campaigns = new int[count];
    rollCosines = new double[count];
    rollSines = new double[count];
    for (int i = 0; i < count; i++) {
      times[i] = i > 0 ? Math.max(times[i], Math.nextUp(times[i - 1])) : times[i];
      campaigns[i] = pick(starts, times[i]) - 1;
      double roll = Math.toRadians(rollDegrees(times[i]));
      rollCosines[i] = Math.cos(roll);
      rollSines[i] = Math.sin(roll);
    }
  }

  private static double[] starts(SplittableRandom random) {
    double[] starts = new double[(int) ((MISSION_END - MISSION_START) / 10) + 1];
    int count = 0;
    double start = MISSION_START;
    while (start < LAST_CAMPAIGN) {
      starts[count++] = start;
      start += Math.min(Math.max(random.nextGaussian(17, 4), 10), 40);
    }
    return Arrays.copyOf(starts, count);
  }

  /** Running sum, to 1, of shares that follow a gamma distribution of shape 2. */
  private static double[] shares(int count, SplittableRandom random) {
    double[] shares = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += random.nextExponential() + random.nextExponential();
      shares[i] = sum;
    }
    for (int i = 0; i < count; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  /** How many of the sorted numbers are not above a value. */
  private static int pick(double[] sorted, double value) {
    int at = Arrays.binarySearch(sorted, value);
    return at < 0 ? -at - 1 : at + 1;
  }

  private static double rollDegrees(double time) {
    return (time - MISSION_START) / YEAR * 360 % 360;
  }

  int size() {
    return times.length;
  }

  /** Times, MJD; not to be written to. */
  double[] times() {
    return times;
  }

  double rollCosine(int epoch) {
    return rollCosines[epoch];
  }

  double rollSine(int epoch) {
    return rollSines[epoch];
  }

  Table table() {
    IntStream all = IntStream.range(0, size());
    return Table.builder()
        .column(Column.of("epoch", all.mapToObj(i -> "gr" + (i + 1)).toList()))
        .column(Column.of("epoch_mjd", times.clone()).unit("d"))
        .column(Column.of("epoch_reqkey", requests()))
        .column(Column.of("campaign", campaigns.clone()))
        .column(
            Column.of("roll", Arrays.stream(times).map(MockEpochs::rollDegrees).toArray())
                .unit("deg"))
        .build();
  }

  private long[] requests() {
    return IntStream.range(0, size())
        .mapToLong(i -> (long) (FIRST_REQUEST + REQUEST_STEP * i))
        .toArray();
  }
}
