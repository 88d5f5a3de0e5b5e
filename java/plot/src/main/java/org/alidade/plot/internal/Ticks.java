package org.alidade.plot.internal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Places and labels of the marks along an axis. */
public final class Ticks {
  /** Type size of tick labels in points. */
  static final double SIZE = 8.5;

  private static final double GAP = 9;
  private static final double ROW = 21;
  private static final int MOST = 7;

  private final double[] major;
  private final double[] minor;
  private final List<Text> labels;
  private final String factor;
  private final double size;

  private Ticks(double[] major, double[] minor, List<String> labels, String factor, double size) {
    this.major = major;
    this.minor = minor;
    this.labels = labels.stream().map(s -> Text.of(s, size)).toList();
    this.factor = factor;
    this.size = size;
  }

  /** An axis without ticks. */
  static Ticks none() {
    return new Ticks(new double[0], new double[0], List.of(), "", SIZE);
  }

  double[] major() {
    return major;
  }

  double[] minor() {
    return minor;
  }

  List<Text> labels() {
    return labels;
  }

  /** Factor common to all labels, in the markup of {@link Text}; empty for one. */
  String factor() {
    return factor;
  }

  /** The factor in the type size of the labels. */
  Text factorText() {
    return Text.of(factor, size);
  }

  double widest() {
    return labels.stream().mapToDouble(Text::width).max().orElse(0);
  }

  /** The given ticks as far as they are on the scale, thinned until even slanted labels fit. */
  static Ticks fixed(Scale scale, double length, double[] places, String[] names, double size) {
    int[] shown =
        IntStream.range(0, places.length).filter(i -> scale.contains(places[i])).toArray();
    int most = (int) Math.max(2, length / (1.4 * size));
    int stride = Math.max(1, (shown.length + most - 1) / most);
    int[] kept = IntStream.range(0, shown.length).filter(i -> i % stride == 0).toArray();
    double[] major = Arrays.stream(kept).mapToDouble(i -> places[shown[i]]).toArray();
    List<String> labels = Arrays.stream(kept).mapToObj(i -> names[shown[i]]).toList();
    return new Ticks(major, new double[0], labels, "", size);
  }

  /**
   * As many round ticks as fit without their labels touching.
   *
   * @param length length of the axis in points
   * @param horizontal whether labels stand side by side
   * @param size type size of the labels in points
   */
  static Ticks of(Scale scale, double length, boolean horizontal, double size) {
    boolean decades = scale.logarithmic() && Math.log10(scale.high() / scale.low()) >= 0.7;
    Ticks ticks = decades ? decades(scale, 1, size) : linear(scale, MOST, size);
    for (int i = 1; !ticks.fits(scale, length, horizontal) && i < MOST; i++) {
      ticks = decades ? decades(scale, i + 1, size) : linear(scale, MOST - i, size);
    }
    return ticks;
  }

  /** Whether neighbouring labels keep their distance. */
  boolean fits(Scale scale, double length, boolean horizontal) {
    for (int i = 1; i < major.length; i++) {
      double room = Math.abs(scale.unit(major[i]) - scale.unit(major[i - 1])) * length;
      double need =
          horizontal ? (labels.get(i).width() + labels.get(i - 1).width()) / 2 + GAP : ROW;
      if (room < need) {
        return false;
      }
    }
    return true;
  }

  private static Ticks linear(Scale scale, int most, double size) {
    double range = scale.high() - scale.low();
    double power = Math.pow(10, Math.floor(Math.log10(range / most)));
    double[] steps = {1, 2, 2.5, 5, 10};
    int choice = 0;
    while (choice < steps.length - 1 && range / (steps[choice] * power) > most) {
      choice++;
    }
    double step = steps[choice] * power;
    double[] major = multiples(scale, step);
    int parts = steps[choice] == 2 ? 4 : 5;
    double[] minor = multiples(scale, step / parts);
    double largest = Math.max(Math.abs(scale.low()), Math.abs(scale.high()));
    int exponent = commonExponent(largest);
    int decimals = decimals(step) + exponent;
    List<String> labels =
        Arrays.stream(major).mapToObj(v -> plain(v, exponent, Math.max(0, decimals))).toList();
    return new Ticks(major, minor, labels, exponent == 0 ? "" : "\u00d7" + power(exponent), size);
  }

  /** Multiples of a step that lie on the scale, free of accumulated rounding. */
  private static double[] multiples(Scale scale, double step) {
    double slack = 1e-9 * (scale.high() - scale.low());
    double first = Math.ceil((scale.low() - slack) / step);
    double last = Math.floor((scale.high() + slack) / step);
    int count = (int) Math.max(0, Math.min(1000, last - first + 1));
    return IntStream.range(0, count).mapToDouble(i -> (first + i) * step).toArray();
  }

  /** Large and tiny numbers share a power of ten instead of showing their zeros. */
  private static int commonExponent(double largest) {
    if (largest == 0 || (largest >= 1e-2 && largest < 1e5)) {
      return 0;
    }
    return (int) Math.floor(Math.log10(largest) + 1e-9);
  }

  /** Decimals that write a step of 1, 2, 2.5 or 5 times a power of ten exactly. */
  private static int decimals(double step) {
    int power = (int) Math.floor(Math.log10(step) + 1e-9);
    double digit = step / Math.pow(10, power);
    return (Math.abs(digit - 2.5) < 0.01 ? 1 : 0) - power;
  }

  private static String plain(double value, int exponent, int decimals) {
    BigDecimal scaled = BigDecimal.valueOf(value).scaleByPowerOfTen(-exponent);
    BigDecimal rounded = scaled.setScale(decimals, RoundingMode.HALF_EVEN);
    return minus(rounded.signum() == 0 ? rounded.abs().toPlainString() : rounded.toPlainString());
  }

  /**
   * Ticks at powers of ten, every {@code stride}-th one labelled; axes of few decades also label 2
   * and 5 times a power.
   */
  private static Ticks decades(Scale scale, int stride, double size) {
    int first = (int) Math.floor(Math.log10(scale.low()) + 1e-9);
    int last = (int) Math.ceil(Math.log10(scale.high()) - 1e-9);
    boolean few = Math.log10(scale.high() / scale.low()) < 2 && stride <= 2;
    boolean readable = first >= -3 && last <= 3;
    List<Double> major = new ArrayList<>();
    List<Double> minor = new ArrayList<>();
    List<String> labels = new ArrayList<>();
    for (int exponent = first; exponent <= last; exponent++) {
      for (int digit = 1; digit <= 9; digit++) {
        double value = Double.parseDouble(digit + "e" + exponent);
        boolean chosen = digit == 1 && Math.floorMod(exponent, few ? 1 : stride) == 0;
        boolean extra = few && (digit == 2 || digit == 5) && stride == 1;
        extra |= few && digit == 3 && stride == 2;
        if (!onScale(scale, value)) {
          continue;
        }
        if (chosen || extra) {
          major.add(value);
          labels.add(few || readable ? oneDigit(digit, exponent) : power(exponent));
        } else if (stride == 1 || few || digit == 1) {
          minor.add(value);
        }
      }
    }
    return new Ticks(array(major), array(minor), labels, "", size);
  }

  private static boolean onScale(Scale scale, double value) {
    return value >= scale.low() * (1 - 1e-9) && value <= scale.high() * (1 + 1e-9);
  }

  private static String oneDigit(int digit, int exponent) {
    if (exponent >= -3 && exponent <= 3) {
      return BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent).toPlainString();
    }
    return digit == 1 ? power(exponent) : digit + "\u00d7" + power(exponent);
  }

  private static String power(int exponent) {
    return "10^{" + minus(Integer.toString(exponent)) + "}";
  }

  /** A real minus sign is as wide as a plus sign; the hyphen is easily overlooked. */
  private static String minus(String number) {
    return number.replace('-', '\u2212');
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
