package org.alidade.lightcurve.internal.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.alidade.lightcurve.LightCurve;
import uk.ac.starlink.table.AbstractStarTable;
import uk.ac.starlink.table.ColumnInfo;
import uk.ac.starlink.table.DefaultValueInfo;
import uk.ac.starlink.table.DescribedValue;
import uk.ac.starlink.table.RowSequence;

/** Light curves as a table with a row per measurement, read again for every pass over it. */
public final class CurveRows extends AbstractStarTable {
  private static final List<String> FIXED =
      List.of("object_id", "object", "ra", "dec", "type", "mjd", "value", "error", "flags");

  private final List<ObjectPlace> objects;
  private final LongFunction<List<LightCurve>> curves;
  private final Map<Integer, String> types;
  private final List<String> constants;
  private final List<ColumnInfo> columns = new ArrayList<>();

  /** Number, key and position (degrees) of an object. */
  public record ObjectPlace(long number, String key, double ra, double dec) {}

  /**
   * Describes a table.
   *
   * @param curves light curves of an object
   * @param types keys of the types
   * @param about texts about the whole
   * @param asColumns whether they are columns, for formats that have no other place for them
   */
  public CurveRows(
      List<ObjectPlace> objects,
      LongFunction<List<LightCurve>> curves,
      Map<Integer, String> types,
      Map<String, String> about,
      boolean asColumns) {
    this.objects = objects;
    this.curves = curves;
    this.types = types;
    this.constants = asColumns ? List.copyOf(about.values()) : List.of();
    List<Class<?>> classes =
        List.of(
            Long.class,
            String.class,
            Double.class,
            Double.class,
            String.class,
            Double.class,
            Float.class,
            Float.class,
            Integer.class);
    for (int i = 0; i < FIXED.size(); i++) {
      columns.add(new ColumnInfo(FIXED.get(i), classes.get(i), null));
    }
    columns.get(2).setUnitString("deg");
    columns.get(3).setUnitString("deg");
    columns.get(5).setUnitString("d");
    about.forEach(
        (key, text) -> {
          if (asColumns) {
            columns.add(new ColumnInfo(key, String.class, null));
          } else {
            setParameter(new DescribedValue(new DefaultValueInfo(key, String.class, null), text));
          }
        });
  }

  @Override
  public int getColumnCount() {
    return columns.size();
  }

  @Override
  public long getRowCount() {
    return -1;
  }

  @Override
  public ColumnInfo getColumnInfo(int index) {
    return columns.get(index);
  }

  @Override
  public RowSequence getRowSequence() {
    return new Rows();
  }

  private final class Rows implements RowSequence {
    private int object = -1;
    private List<LightCurve> found = List.of();
    private int curve;
    private int point = -1;

    @Override
    public boolean next() {
      point++;
      while (curve < found.size() || object + 1 < objects.size()) {
        if (curve >= found.size()) {
          object++;
          found = curves.apply(objects.get(object).number());
          curve = 0;
          point = 0;
        } else if (point < found.get(curve).size()) {
          return true;
        } else {
          curve++;
          point = 0;
        }
      }
      return false;
    }

    @Override
    public Object getCell(int column) {
      ObjectPlace place = objects.get(object);
      LightCurve now = found.get(curve);
      return switch (column) {
        case 0 -> place.number();
        case 1 -> place.key();
        case 2 -> place.ra();
        case 3 -> place.dec();
        case 4 -> types.getOrDefault(now.typeId(), "");
        case 5 -> now.times()[point];
        case 6 -> now.values()[point];
        case 7 -> now.errors()[point];
        case 8 -> now.flags()[point];
        default -> constants.get(column - FIXED.size());
      };
    }

    @Override
    public Object[] getRow() {
      Object[] row = new Object[columns.size()];
      for (int i = 0; i < row.length; i++) {
        row[i] = getCell(i);
      }
      return row;
    }

    @Override
    public void close() {
      found = List.of();
    }
  }
}
