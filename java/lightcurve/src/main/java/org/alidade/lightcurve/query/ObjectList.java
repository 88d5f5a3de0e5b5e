package org.alidade.lightcurve.query;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The objects that a condition chose, as a page lists them: key, reference magnitude and its error
 * (spec lightcurve 12.3).
 *
 * @param table the object table
 * @param rows its rows that were chosen, in the order of the list
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared
public record ObjectList(TableValues table, int[] rows) {
  /** What stands for a number that is not known. */
  public static final String UNKNOWN = "N/A";

  private static final String ERROR = "superstack_magerr_auto";
  private static final int DECIMALS = 2;

  /** Number of objects. */
  public int size() {
    return rows.length;
  }

  /** Key of the object at a place of the list. */
  public String key(int place) {
    return table.texts("object")[rows[place]];
  }

  /** Its magnitude with two decimals. */
  public String magnitude(int place) {
    return shown(ObjectQuery.BRIGHTNESS, place);
  }

  /** The error of its magnitude with two decimals. */
  public String magnitudeError(int place) {
    return shown(ERROR, place);
  }

  private String shown(String column, int place) {
    if (!table.has(column) || table.isText(column)) {
      return UNKNOWN;
    }
    double value = table.numbers(column)[rows[place]];
    return Double.isFinite(value)
        ? new BigDecimal(value).setScale(DECIMALS, RoundingMode.HALF_EVEN).toPlainString()
        : UNKNOWN;
  }
}
