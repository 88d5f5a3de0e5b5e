package org.alidade.transients.image;

import java.util.ArrayList;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.math.Quantiles;
import org.alidade.transients.FailureCode;
import org.alidade.transients.StageException;

/**
 * Finds the shift between two images from the positions of their stars alone: every pair of a star
 * here and a star there votes for the shift between them; the true one gets a vote per common star.
 *
 * <p>Example: {@code Offset offset = StarPattern.offset(starsA.clean(10), starsB.clean(10), 200);}
 */
public final class StarPattern {
  private static final int MOST_STARS = 150;
  private static final double BIN_PX = 2;
  private static final double NEAR_PX = 2;
  private static final int LEAST_VOTES = 4;
  private static final int ROUNDS = 5;

  private final List<double[]> shifts = new ArrayList<>();
  private final double greatestPx;

  private StarPattern(List<Star> first, List<Star> second, double greatestPx) {
    this.greatestPx = greatestPx;
    for (Star a : brightest(first)) {
      for (Star b : brightest(second)) {
        double dx = b.x() - a.x();
        double dy = b.y() - a.y();
        if (Math.abs(dx) <= greatestPx && Math.abs(dy) <= greatestPx) {
          shifts.add(new double[] {dx, dy});
        }
      }
    }
  }

  /**
   * The shift between two lists of stars.
   *
   * @param first stars of the first image, brightest first
   * @param second stars of the second image, brightest first
   * @param greatestPx greatest shift that is looked for in each direction, pixels
   * @throws StageException (REGISTRATION_FAILED) if too few stars agree on one
   * @throws BadInputException if the greatest shift is not positive
   */
  public static Offset offset(List<Star> first, List<Star> second, double greatestPx) {
    if (!(greatestPx > 0) || greatestPx > 1e5) {
      throw new BadInputException(
          "a greatest shift of " + greatestPx, "star pattern", "give a positive number of pixels");
    }
    return new StarPattern(first, second, greatestPx).run();
  }

  private static List<Star> brightest(List<Star> stars) {
    return stars.subList(0, Math.min(MOST_STARS, stars.size()));
  }

  private Offset run() {
    double[] guess = mostVotes();
    double[] x = new double[0];
    double[] y = new double[0];
    for (int round = 0; round < ROUNDS; round++) {
      double centreX = guess[0];
      double centreY = guess[1];
      List<double[]> near =
          shifts.stream()
              .filter(shift -> Math.hypot(shift[0] - centreX, shift[1] - centreY) < NEAR_PX)
              .toList();
      x = near.stream().mapToDouble(shift -> shift[0]).toArray();
      y = near.stream().mapToDouble(shift -> shift[1]).toArray();
      if (x.length < LEAST_VOTES) {
        throw new StageException(
            FailureCode.REGISTRATION_FAILED,
            "only " + x.length + " stars agree on a shift between the images",
            "star pattern",
            "choose images of the same field with more stars");
      }
      guess = new double[] {Quantiles.median(x), Quantiles.median(y)};
    }
    return new Offset(guess[0], guess[1], x.length);
  }

  /** Middle of the bin that has most votes together with its neighbours. */
  private double[] mostVotes() {
    int bins = 2 * (int) Math.ceil(greatestPx / BIN_PX) + 3;
    int[] votes = new int[bins * bins];
    for (double[] shift : shifts) {
      votes[bin(shift[1]) * bins + bin(shift[0])]++;
    }
    int best = bins + 1;
    int most = -1;
    for (int row = 1; row < bins - 1; row++) {
      for (int column = 1; column < bins - 1; column++) {
        int sum = 0;
        for (int dy = -1; dy <= 1; dy++) {
          int from = (row + dy) * bins + column;
          sum += votes[from - 1] + votes[from] + votes[from + 1];
        }
        // The middle counts twice: of bins with the same sum the one in their centre wins.
        sum += votes[row * bins + column];
        if (sum > most) {
          most = sum;
          best = row * bins + column;
        }
      }
    }
    int half = bins / 2;
    double[] guess = {(best % bins - half) * BIN_PX, (Math.floorDiv(best, bins) - half) * BIN_PX};
    return refined(guess);
  }

  /** Median of the shifts in the winning bins. */
  private double[] refined(double[] guess) {
    double[] x =
        shifts.stream().filter(shift -> isNear(shift, guess)).mapToDouble(s -> s[0]).toArray();
    double[] y =
        shifts.stream().filter(shift -> isNear(shift, guess)).mapToDouble(s -> s[1]).toArray();
    return x.length == 0
        ? guess
        : new double[] {Quantiles.median(x), Quantiles.median(y)};
  }

  private static boolean isNear(double[] shift, double[] guess) {
    return Math.abs(shift[0] - guess[0]) < 1.5 * BIN_PX
        && Math.abs(shift[1] - guess[1]) < 1.5 * BIN_PX;
  }

  private int bin(double shift) {
    int half = (int) Math.ceil(greatestPx / BIN_PX) + 1;
    return (int) Math.round(shift / BIN_PX) + half;
  }
}
