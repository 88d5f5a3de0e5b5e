package org.alidade.lvm;

import java.math.BigInteger;
import org.alidade.array.BadInputException;

/**
 * Name of a tile as the card OBJECT gives it: a number or a text, and which of the two matters for
 * the pipeline hash.
 *
 * <p>Example: {@code TileId.parse("tile_id=1054755").number()} is 1054755, {@code
 * TileId.parse("M33up").text()} is "M33up".
 *
 * @param text decimal digits of a number, or the text, possibly empty
 * @param isNumber whether the tile has a number
 */
public record TileId(String text, boolean isNumber) {

  /**
   * Reads the card OBJECT (spec lvm 4.1): the part between the first and the second "=" if that is
   * an integer, the whole text as an integer, or the text itself.
   *
   * @param objectCard value of the card
   */
  public static TileId parse(String objectCard) {
    String[] parts = objectCard.split("=", -1);
    String candidate = (parts.length > 1 ? parts[1] : objectCard).strip();
    return candidate.matches("[+-]?[0-9]+")
        ? new TileId(new BigInteger(candidate).toString(), true)
        : new TileId(objectCard, false);
  }

  /**
   * A tile with a number.
   *
   * @param number the number
   */
  public static TileId of(long number) {
    return new TileId(Long.toString(number), true);
  }

  /**
   * The number.
   *
   * @throws BadInputException if the tile has a text
   */
  public long number() {
    if (!isNumber) {
      throw new BadInputException(
          "the tile has the name '" + text + "'", "tile id", "ask isNumber() first");
    }
    return Long.parseLong(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
