package org.alidade.fits.internal.write;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.alidade.array.BadInputException;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsColumn;
import org.alidade.fits.FitsPixelType;
import org.alidade.fits.FitsTableData;
import org.alidade.fits.internal.CardText;

/** The cards of an HDU: the mandatory ones, the user's, the sums. */
public final class HduCards {
  private static final Pattern OURS =
      Pattern.compile(
          "SIMPLE|XTENSION|BITPIX|NAXIS\\d*|EXTEND|PCOUNT|GCOUNT|GROUPS|TFIELDS|THEAP|EXTNAME"
              + "|CHECKSUM|DATASUM|END|CONTINUE|(TTYPE|TFORM|TUNIT)\\d+");
  private static final Pattern KEYWORD = Pattern.compile("[A-Z0-9_-]{1,8}");
  private static final Pattern HIERARCH = Pattern.compile("HIERARCH(\\.[!-<>-~]+)+");

  private final String where;
  private final List<FitsCard> cards = new ArrayList<>();

  private HduCards(String where) {
    this.where = where;
  }

  /** Cards of a primary HDU without data. */
  public static HduCards primary(String where, List<FitsCard> users) {
    HduCards cards = new HduCards(where);
    cards.put(FitsCard.of("SIMPLE", true, "conforms to the FITS standard"));
    cards.put(FitsCard.of("BITPIX", 8, "bits per value"));
    cards.put(FitsCard.of("NAXIS", 0, "no data in this HDU"));
    cards.put(FitsCard.of("EXTEND", true, "extensions may follow"));
    cards.addUsers(users);
    return cards;
  }

  /** Cards of a primary HDU with an image. */
  public static HduCards primary(
      String where, FitsPixelType type, int[] shape, List<FitsCard> users) {
    HduCards cards = new HduCards(where + " primary image");
    cards.put(FitsCard.of("SIMPLE", true, "conforms to the FITS standard"));
    cards.axes(type, shape);
    cards.put(FitsCard.of("EXTEND", true, "extensions may follow"));
    cards.addUsers(users);
    return cards;
  }

  /** Cards of an image extension. */
  public static HduCards image(
      String where, String name, FitsPixelType type, int[] shape, List<FitsCard> users) {
    HduCards cards = new HduCards(where + " image " + name);
    cards.put(FitsCard.of("XTENSION", "IMAGE", "image extension"));
    cards.axes(type, shape);
    cards.extension(name);
    cards.addUsers(users);
    return cards;
  }

  /** Cards of a binary table. */
  public static HduCards table(
      String where, String name, FitsTableData table, List<FitsCard> users) {
    HduCards cards = new HduCards(where + " table " + name);
    cards.put(FitsCard.of("XTENSION", "BINTABLE", "binary table"));
    cards.put(FitsCard.of("BITPIX", 8, "bits per value"));
    cards.put(FitsCard.of("NAXIS", 2, "number of axes"));
    cards.put(FitsCard.of("NAXIS1", table.rowBytes(), "bytes of a row"));
    cards.put(FitsCard.of("NAXIS2", table.rowCount(), "number of rows"));
    cards.put(FitsCard.of("PCOUNT", 0, "no data behind the rows"));
    cards.put(FitsCard.of("GCOUNT", 1, "one table"));
    cards.put(FitsCard.of("TFIELDS", table.columns().size(), "number of columns"));
    cards.columns(table.columns());
    cards.put(FitsCard.of("EXTNAME", name, "name of the extension"));
    cards.addUsers(users);
    return cards;
  }

  /** All cards with their sums as text, END included, not padded. */
  String text(long dataSum, String checksum) {
    StringBuilder text = new StringBuilder();
    cards.forEach(card -> CardText.append(text, card));
    CardText.append(text, FitsCard.of("CHECKSUM", checksum, "sum of the HDU"));
    CardText.append(text, FitsCard.of("DATASUM", Long.toString(dataSum), "sum of the data"));
    return CardText.end(text).toString();
  }

  private void axes(FitsPixelType type, int[] shape) {
    put(FitsCard.of("BITPIX", type.bitpix(), "bits per value"));
    put(FitsCard.of("NAXIS", shape.length, "number of axes"));
    for (int axis = 1; axis <= shape.length; axis++) {
      put(FitsCard.of("NAXIS" + axis, shape[shape.length - axis], "length of the axis"));
    }
  }

  private void extension(String name) {
    put(FitsCard.of("PCOUNT", 0, "no parameters"));
    put(FitsCard.of("GCOUNT", 1, "one group"));
    put(FitsCard.of("EXTNAME", name, "name of the extension"));
  }

  private void columns(List<FitsColumn> columns) {
    for (int i = 0; i < columns.size(); i++) {
      FitsColumn column = columns.get(i);
      int number = i + 1;
      put(FitsCard.of("TTYPE" + number, column.name(), ""));
      put(FitsCard.of("TFORM" + number, column.format(), ""));
      column.unit().ifPresent(unit -> put(FitsCard.of("TUNIT" + number, unit, "")));
    }
  }

  private void addUsers(List<FitsCard> users) {
    for (FitsCard card : users) {
      if (!OURS.matcher(card.keyword()).matches()) {
        put(card);
      }
    }
  }

  private void put(FitsCard card) {
    boolean commentary = card.kind() == FitsCard.Kind.COMMENTARY;
    boolean named =
        KEYWORD.matcher(card.keyword()).matches()
            || HIERARCH.matcher(card.keyword()).matches()
            || (commentary && card.keyword().isEmpty());
    if (!named) {
      throw unwritable("keyword '" + card.keyword() + "' is not allowed");
    }
    if (!isAscii(card.value()) || !isAscii(card.comment())) {
      throw unwritable("card " + card.keyword() + " holds other characters than printable ASCII");
    }
    if (!CardText.holds(card)) {
      throw unwritable("card " + card.keyword() + " has a keyword or value that is too long");
    }
    cards.add(card);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  private BadInputException unwritable(String what) {
    return new BadInputException(what, where, "change or leave out the card");
  }
}
