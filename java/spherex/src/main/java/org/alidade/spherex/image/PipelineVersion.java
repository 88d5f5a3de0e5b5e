package org.alidade.spherex.image;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions of the archive's processing, such as {@code 6.5.4+psffix1}. */
final class PipelineVersion {
  private static final Pattern FORM = Pattern.compile("\\s*(\\d+(?:\\.\\d+)*)(?:\\+(.*))?.*");
  private static final int[] FIRST_RIGHT = {6, 5, 6};

  private PipelineVersion() {}

  /** Whether files of a version list the zones in the wrong order (spec spherex 6.6). */
  static boolean hasMisorderedZones(String version) {
    Matcher matcher = FORM.matcher(version);
    if (!matcher.matches()) {
      return false;
    }
    String local = matcher.group(2);
    boolean fixed = local != null && local.contains("psffix1");
    return !fixed && isBefore(matcher.group(1).split("\\.", -1));
  }

  private static boolean isBefore(String[] numbers) {
    for (int i = 0; i < FIRST_RIGHT.length; i++) {
      int number = i < numbers.length ? Integer.parseInt(numbers[i]) : 0;
      if (number != FIRST_RIGHT[i]) {
        return number < FIRST_RIGHT[i];
      }
    }
    return false;
  }
}
