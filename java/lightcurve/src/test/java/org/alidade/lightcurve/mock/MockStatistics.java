package org.alidade.lightcurve.mock;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.alidade.lightcurve.LightCurve;

/** Figures about many light curves. */
final class MockStatistics {
  private static final int KEPT_OF = 17;
  private static final int TYPES_OF_IMAGE = 10;

  private long slots;
  private long curves;
  private long changes;
  private final long[] flagged = new long[17];
  private final long[] hits = new long[2];
  private final long[] tried = new long[2];
  private final Sample errors = new Sample();
  private final Sample magnitudes = new Sample();
  private final Sample pulls = new Sample();
  long notCovered;
  long notDetected;

  /** Takes the light curves of an object; noise is measured on objects that are constant. */
  void add(List<LightCurve> object, boolean constant) {
    for (LightCurve curve : object) {
      curves++;
      slots += curve.size();
      count(curve);
      if (constant) {
        noise(curve);
      }
    }
  }

  private void count(LightCurve curve) {
    for (int i = 0; i < curve.size(); i++) {
      boolean covered = !Float.isNaN(curve.values()[i]);
      if (covered == (curve.flags()[i] == -1)) {
        throw new AssertionError("flag " + curve.flags()[i] + " beside " + curve.values()[i]);
      }
      changes += i > 0 && covered == Float.isNaN(curve.values()[i - 1]) ? 1 : 0;
      notCovered += covered ? 0 : 1;
      notDetected += curve.values()[i] == LightCurve.NOT_DETECTED ? 1 : 0;
      for (int bit = 1; covered && bit < flagged.length; bit *= 2) {
        flagged[bit] += (curve.flags()[i] & bit) != 0 ? 1 : 0;
      }
      if (isValid(curve, i)) {
        errors.add(curve.errors()[i]);
        magnitudes.add(curve.values()[i]);
      }
    }
  }

  private void noise(LightCurve curve) {
    double middle = median(curve);
    int image = (curve.typeId() - 1) / TYPES_OF_IMAGE;
    for (int i = 0; i < curve.size(); i++) {
      if (isValid(curve, i)) {
        double pull = (curve.values()[i] - middle) / curve.errors()[i];
        pulls.add(pull);
        if (image < tried.length) {
          tried[image]++;
          hits[image] += pull < -8 ? 1 : 0;
        }
      }
    }
  }

  static double median(LightCurve curve) {
    double[] valid =
        IntStream.range(0, curve.size())
            .filter(i -> isValid(curve, i))
            .mapToDouble(i -> curve.values()[i])
            .sorted()
            .toArray();
    return valid.length == 0 ? Double.NaN : valid[valid.length / 2];
  }

  private static boolean isValid(LightCurve curve, int i) {
    return curve.values()[i] < 90;
  }

  double share(long count) {
    return (double) count / slots;
  }

  double shareOfCovered(int flag) {
    return (double) flagged[flag] / (slots - notCovered);
  }

  double outliers(int image) {
    return (double) hits[image] / tried[image];
  }

  double changesPerCurve() {
    return (double) changes / curves;
  }

  double error(double share) {
    return errors.quantile(share);
  }

  double magnitude(double share) {
    return magnitudes.quantile(share);
  }

  double pull(double share) {
    return pulls.quantile(share);
  }

  /** One of so many numbers. */
  private static final class Sample {
    private double[] kept = new double[1 << 10];
    private int size;
    private long seen;

    void add(double value) {
      if (seen++ % KEPT_OF == 0) {
        if (size == kept.length) {
          kept = Arrays.copyOf(kept, 2 * size);
        }
        kept[size++] = value;
      }
    }

    double quantile(double share) {
      double[] sorted = Arrays.copyOf(kept, size);
      Arrays.sort(sorted);
      return sorted[(int) (share * size)];
    }
  }
}
