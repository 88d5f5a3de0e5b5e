package org.alidade.plot.internal;

/** Numbers as SVG and PDF want them: plain decimals, as short as three decimals allow. */
final class Coordinates {
  private Coordinates() {}

  static StringBuilder append(StringBuilder out, double value) {
    long thousandths = Math.round(value * 1000);
    if (thousandths < 0) {
      out.append('-');
      thousandths = -thousandths;
    }
    out.append(thousandths / 1000);
    long rest = thousandths % 1000;
    if (rest != 0) {
      String digits = Long.toString(1000 + rest).substring(1);
      int keep = 3;
      while (digits.charAt(keep - 1) == '0') {
        keep--;
      }
      out.append('.').append(digits, 0, keep);
    }
    return out;
  }

  static String text(double value) {
    return append(new StringBuilder(), value).toString();
  }
}
