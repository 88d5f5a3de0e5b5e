package org.alidade.lvm.internal.hash;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON text digit by digit as Python's standard library writes it, on which the pipeline hash rests
 * (spec lvm 9).
 */
public final class PythonJson {
  private static final int MOST_DIGITS = 17;

  private PythonJson() {}

  /**
   * One line, separators ", " and ": ", infinite values as bare tokens.
   *
   * @param value null, boolean, number, text, list or map
   */
  public static String compact(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    write(out, value, -1, 0);
    return out.toString();
  }

  /**
   * Two blanks of indent, infinite values as strings.
   *
   * @param value null, boolean, number, text, list or map
   */
  public static String indented(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    write(out, value, 2, 0);
    return out.toString();
  }

  private static void write(StringBuilder out, @Nullable Object value, int indent, int depth) {
    if (value instanceof Map<?, ?> map) {
      writeMap(out, map, indent, depth);
    } else if (value instanceof List<?> list) {
      writeList(out, list, indent, depth);
    } else if (value instanceof Double number) {
      String text = number(number);
      boolean quoted = indent >= 0 && !Double.isFinite(number);
      out.append(quoted ? '"' + text + '"' : text);
    } else if (value == null || value instanceof Boolean || value instanceof Number) {
      out.append(value);
    } else {
      quote(out, value.toString());
    }
  }

  private static void writeMap(StringBuilder out, Map<?, ?> map, int indent, int depth) {
    out.append('{');
    String separator = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(separator);
      newLine(out, indent, depth + 1);
      quote(out, String.valueOf(entry.getKey()));
      out.append(": ");
      write(out, entry.getValue(), indent, depth + 1);
      separator = indent < 0 ? ", " : ",";
    }
    if (!map.isEmpty()) {
      newLine(out, indent, depth);
    }
    out.append('}');
  }

  private static void writeList(StringBuilder out, List<?> list, int indent, int depth) {
    out.append('[');
    String separator = "";
    for (Object element : list) {
      out.append(separator);
      newLine(out, indent, depth + 1);
      write(out, element, indent, depth + 1);
      separator = indent < 0 ? ", " : ",";
    }
    if (!list.isEmpty()) {
      newLine(out, indent, depth);
    }
    out.append(']');
  }

  private static void newLine(StringBuilder out, int indent, int depth) {
    if (indent >= 0) {
      out.append('\n').append(" ".repeat(indent * depth));
    }
  }

  private static void quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        default -> {
          if (c < 0x20 || c > 0x7e) {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /**
   * The shortest decimal that reads back as the same double, the nearest of these to its exact
   * value; Java 17's own conversion is not always shortest.
   */
  public static String number(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Infinity" : "-Infinity";
    }
    if (value == 0) {
      return Double.doubleToRawLongBits(value) == 0 ? "0.0" : "-0.0";
    }
    BigDecimal shortest = shortest(Math.abs(value));
    return (value < 0 ? "-" : "") + digits(shortest);
  }

  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < MOST_DIGITS; digits++) {
      BigDecimal below = exact.round(new MathContext(digits, RoundingMode.DOWN));
      BigDecimal above = exact.round(new MathContext(digits, RoundingMode.UP));
      boolean belowFits = below.doubleValue() == value;
      boolean aboveFits = above.doubleValue() == value;
      if (belowFits && aboveFits) {
        int nearer = exact.subtract(below).compareTo(above.subtract(exact));
        return nearer <= 0 ? below : above;
      }
      if (belowFits || aboveFits) {
        return belowFits ? below : above;
      }
    }
    return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN));
  }

  private static String digits(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    String digits = plain.unscaledValue().toString();
    int exponent = digits.length() - 1 - plain.scale();
    if (exponent >= -4 && exponent < 16) {
      String text = plain.toPlainString();
      return text.contains(".") ? text : text + ".0";
    }
    String mantissa = digits.charAt(0) + (digits.length() > 1 ? "." + digits.substring(1) : "");
    return mantissa
        + (exponent < 0 ? "e-" : "e+")
        + String.format(Locale.ROOT, "%02d", Math.abs(exponent));
  }
}
