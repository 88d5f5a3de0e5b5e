package org.alidade.lightcurve.array;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** Numbers of objects from their keys: {@code I123} and {@code 123} are 123. */
final class ObjectNumbers {
  private static final Pattern KEY = Pattern.compile("[A-Za-z_]*([0-9]{1,18})");

  private ObjectNumbers() {}

  /** The numbers in the keys if every key has one of its own, else 1, 2, 3 and so on. */
  static long[] of(List<String> keys) {
    long[] numbers = new long[keys.size()];
    Set<Long> used = new HashSet<>();
    for (int i = 0; i < numbers.length; i++) {
      Matcher key = KEY.matcher(keys.get(i));
      if (!key.matches() || !used.add(Long.parseLong(key.group(1)))) {
        return LongStream.rangeClosed(1, numbers.length).toArray();
      }
      numbers[i] = Long.parseLong(key.group(1));
    }
    return numbers;
  }
}
