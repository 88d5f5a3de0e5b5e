package org.alidade.lvm;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.alidade.array.BadInputException;
import org.jspecify.annotations.Nullable;

/** Kinds of configuration values: how they are read, checked and written. */
enum ConfigKind {
  WINDOWS {
    @Override
    Object read(String name, @Nullable Object plain) {
      List<?> list = list(name, plain);
      if (!list.isEmpty() && list.get(0) instanceof List<?>) {
        return list.stream().map(window -> range(name, window)).toList();
      }
      return List.of(range(name, plain));
    }

    @Override
    void check(String name, Object value, boolean extendedStatus) {
      ConfigKind.checkWindows(name, ConfigValues.ranges(value));
    }

    @Override
    @Nullable Object plain(Object value, boolean greekNames) {
      List<Range> windows = ConfigValues.ranges(value);
      return windows.size() == 1
          ? pair(windows.get(0))
          : windows.stream().map(ConfigKind::pair).toList();
    }
  },
  RANGE {
    @Override
    Object read(String name, @Nullable Object plain) {
      return range(name, plain);
    }

    @Override
    void check(String name, Object value, boolean extendedStatus) {
      Range range = (Range) value;
      if (!(range.low() <= range.high())) {
        throw bad(name, pair(range), "give two numbers, the lower one first");
      }
    }

    @Override
    @Nullable Object plain(Object value, boolean greekNames) {
      return pair((Range) value);
    }
  },
  NANS {
    @Override
    Object read(String name, @Nullable Object plain) {
      for (NansStrategy strategy : NansStrategy.values()) {
        if (strategy.text().equals(plain)) {
          return strategy;
        }
      }
      throw bad(name, plain, "use 'pixel' or 'spaxel'");
    }

    @Override
    @Nullable Object plain(Object value, boolean greekNames) {
      return ((NansStrategy) value).text();
    }
  },
  FLUX_BAD {
    @Override
    Object read(String name, @Nullable Object plain) {
      for (FluxBadStrategy strategy : FluxBadStrategy.values()) {
        if (strategy.text().equals(plain)) {
          return strategy;
        }
      }
      throw bad(name, plain, "use 'pixel', 'spaxel' or 'spaxel_max'");
    }

    @Override
    @Nullable Object plain(Object value, boolean greekNames) {
      return ((FluxBadStrategy) value).text();
    }
  },
  STATUSES {
    @Override
    Object read(String name, @Nullable Object plain) {
      List<Integer> statuses = new ArrayList<>();
      for (Object element : list(name, plain)) {
        if (!(element instanceof Integer status)) {
          throw bad(name, plain, "give a list of integers");
        }
        statuses.add(status);
      }
      return List.copyOf(statuses);
    }

    @Override
    void check(String name, Object value, boolean extendedStatus) {
      for (int status : ConfigValues.integers(value)) {
        if (status < 0 || status > (extendedStatus ? 5 : 3)) {
          throw bad(
              name,
              status,
              "use 0 good, 1 dead, 2 low throughput, 3 repaired"
                  + (extendedStatus
                      ? ", 4 short, 5 all masked"
                      : "; 4 and 5 only with extendedStatus"));
        }
      }
    }
  },
  BOOLEAN {
    @Override
    Object read(String name, @Nullable Object plain) {
      if (plain instanceof Boolean flag) {
        return flag;
      }
      throw bad(name, plain, "use true or false");
    }
  },
  NORMALISATION {
    @Override
    Object read(String name, @Nullable Object plain) {
      if (plain == null) {
        return Normalisation.NONE;
      }
      if (plain instanceof String text) {
        String ascii = Normalizer.normalize(text, Normalizer.Form.NFC).replace("\u03c3", "sigma");
        for (Normalisation strategy : Normalisation.values()) {
          if (strategy != Normalisation.NONE && strategy.text().equals(ascii)) {
            return strategy;
          }
        }
      }
      throw bad(
          name,
          plain,
          "use null, 'max only', '98 only', 'extrema', '1sigma', '2sigma', '3sigma' or 'padded'");
    }

    @Override
    @Nullable Object plain(Object value, boolean greekNames) {
      Normalisation strategy = (Normalisation) value;
      if (strategy == Normalisation.NONE) {
        return null;
      }
      return greekNames ? strategy.greekText() : strategy.text();
    }
  },
  OFFSET {
    @Override
    Object read(String name, @Nullable Object plain) {
      return number(name, plain);
    }

    @Override
    void check(String name, Object value, boolean extendedStatus) {
      if (!Double.isFinite((double) value)) {
        throw bad(name, value, "give a finite number");
      }
    }
  },
  SCALE {
    @Override
    Object read(String name, @Nullable Object plain) {
      return number(name, plain);
    }

    @Override
    void check(String name, Object value, boolean extendedStatus) {
      double scale = (double) value;
      if (!Double.isFinite(scale) || !(scale > 0)) {
        throw bad(name, value, "give a finite number above zero");
      }
    }
  };

  abstract Object read(String name, @Nullable Object plain);

  /** Accepts everything unless the kind says otherwise. */
  void check(String name, Object value, boolean extendedStatus) {}

  /** Most values are their own plain form. */
  @Nullable Object plain(Object value, boolean greekNames) {
    return value;
  }

  /** Ascending, apart, each with its lower bound first (spec lvm 6.1). */
  private static void checkWindows(String name, List<Range> windows) {
    if (windows.isEmpty()) {
      throw bad(name, "[]", "give at least one window");
    }
    double previous = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < windows.size(); i++) {
      Range window = windows.get(i);
      if (!(window.low() < window.high())) {
        throw bad(name, pair(window), "the lower bound of a window must be below its upper bound");
      }
      if (i > 0 && !(window.low() > previous)) {
        throw bad(
            name,
            windows.stream().map(ConfigKind::pair).toList(),
            "give windows in ascending order that do not touch");
      }
      previous = window.high();
    }
  }

  private static Range range(String name, @Nullable Object plain) {
    List<?> list = list(name, plain);
    if (list.size() != 2) {
      throw bad(name, plain, "give two numbers [low, high]");
    }
    return new Range(number(name, list.get(0)), number(name, list.get(1)));
  }

  private static List<?> list(String name, @Nullable Object plain) {
    if (plain instanceof List<?> list) {
      return list;
    }
    throw bad(name, plain, "give a list");
  }

  private static double number(String name, @Nullable Object plain) {
    if (plain instanceof Number number) {
      return number.doubleValue();
    }
    if (plain instanceof String text) {
      OptionalDouble special =
          switch (text) {
            case "Infinity" -> OptionalDouble.of(Double.POSITIVE_INFINITY);
            case "-Infinity" -> OptionalDouble.of(Double.NEGATIVE_INFINITY);
            case "NaN" -> OptionalDouble.of(Double.NaN);
            default -> OptionalDouble.empty();
          };
      if (special.isPresent()) {
        return special.getAsDouble();
      }
    }
    throw bad(name, plain, "give a number, \"Infinity\" or \"-Infinity\"");
  }

  private static List<Double> pair(Range range) {
    return List.of(range.low(), range.high());
  }

  private static BadInputException bad(String name, @Nullable Object value, String remedy) {
    return new BadInputException("value " + value + " cannot be used", name, remedy);
  }
}
