package org.alidade.spherex;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alidade.array.BadInputException;
import org.jspecify.annotations.Nullable;

/**
 * Centre of a cutout as the archive's service wants it written: right ascension and declination, or
 * a pixel position if the unit is pixels (spec spherex 4.2).
 *
 * <p>Example: {@code new CutoutCenter("304.69,42.44")}, {@code new CutoutCenter("1020,1020px")}.
 *
 * @param text such as {@code 70,20}, {@code 1.5,0.8rad}
 */
public record CutoutCenter(@JsonValue String text) {
  private static final String NUMBER = "([+-]?\\d+(?:\\.\\d*)?)";
  private static final Pattern SYNTAX =
      Pattern.compile(NUMBER + "," + NUMBER + "(px|pix|pixels|arcsec|arcmin|deg|rad)?");
  private static final int LONGEST = 100;

  /**
   * Checks the text.
   *
   * @throws BadInputException if it is not a position, or its declination is beyond a pole
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CutoutCenter {
    Matcher parts = SYNTAX.matcher(text);
    if (text.length() > LONGEST || !parts.matches()) {
      throw bad(text);
    }
    boolean pixels = text.contains("pix") || text.contains("px");
    if (!pixels && Math.abs(Double.parseDouble(parts.group(2))) > 90) {
      throw bad(text);
    }
  }

  /** The centre, or null for null and for an empty text, which both mean the source's position. */
  public static @Nullable CutoutCenter ofNullable(@Nullable String text) {
    return text == null || text.isEmpty() ? null : new CutoutCenter(text);
  }

  @Override
  public String toString() {
    return text;
  }

  private static BadInputException bad(String text) {
    return new BadInputException(
        "'" + text.substring(0, Math.min(text.length(), LONGEST)) + "' is not a position",
        "cutout_center",
        "write right ascension and declination, 70,20, or a pixel, 1020,1020px");
  }
}
