package org.alidade.spherex;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alidade.array.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * Size of a cutout as the archive's service wants it written: one value, or width and height, and a
 * unit at the end, degrees if there is none (spec spherex 4.2).
 *
 * <p>Example: {@code new CutoutSize("200px")}, {@code new CutoutSize("0.5,1.0")}.
 *
 * @param text such as {@code 200px}, {@code 100,200pixels}, {@code 3arcmin}
 */
public record CutoutSize(@JsonValue String text) {
  /** Side of a detector, pixels. */
  public static final int DETECTOR_PIXELS = 2040;

  private static final Pattern SYNTAX =
      Pattern.compile(
          "(\\d+(?:\\.\\d*)?)(?:,(\\d+(?:\\.\\d*)?))?(px|pix|pixels|arcsec|arcmin|deg|rad)?");
  private static final int LONGEST = 100;

  /**
   * Checks the text.
   *
   * @throws BadInputException if it is not a size, or a side is not positive
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CutoutSize {
    Matcher parts = match(text);
    if (!(value(parts.group(1)) > 0 && value(second(parts)) > 0)) {
      throw bad(text);
    }
  }

  /** The size, or null for null and for an empty text, which both mean the whole image. */
  public static @Nullable CutoutSize ofNullable(@Nullable String text) {
    return text == null || text.isEmpty() ? null : new CutoutSize(text);
  }

  /** Length along the first axis of the image, in {@link #unit}. */
  public double width() {
    return value(match(text).group(1));
  }

  /** Length along the second axis of the image, in {@link #unit}. */
  public double height() {
    return value(second(match(text)));
  }

  /** Unit of width and height. */
  public CutoutUnit unit() {
    String name = match(text).group(3);
    return CutoutUnit.named(name == null ? "" : name).orElseThrow(() -> bad(text));
  }

  /** Width in nominal pixels of 6.2 arcsec, not rounded. */
  public double widthPixels() {
    return unit().toPixels(width());
  }

  /** Height in nominal pixels of 6.2 arcsec, not rounded. */
  public double heightPixels() {
    return unit().toPixels(height());
  }

  /** Whether a side is longer than the detector; the service then gives less than asked for. */
  public boolean exceedsDetector() {
    return Math.max(widthPixels(), heightPixels()) > DETECTOR_PIXELS;
  }

  @Override
  public String toString() {
    return text;
  }

  private static Matcher match(String text) {
    Matcher parts = SYNTAX.matcher(text);
    if (text.length() > LONGEST || !parts.matches()) {
      throw bad(text);
    }
    return parts;
  }

  private static String second(Matcher parts) {
    String second = parts.group(2);
    return second == null ? parts.group(1) : second;
  }

  private static double value(String digits) {
    return Double.parseDouble(digits);
  }

  private static BadInputException bad(String text) {
    return new BadInputException(
        "'" + text.substring(0, Math.min(text.length(), LONGEST)) + "' is not a size",
        "cutout_size",
        "write one or two positive values and a unit: 200px, 100,200px, 3arcmin, 0.1");
  }
}
