package org.alidade.cli.lightcurve;

import java.util.regex.Pattern;
import org.alidade.array.MissingDatasetException;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.table.Column;
import org.alidade.table.Table;

/** Objects and types as people name them: by number or by key. */
final class CurveNames {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

  private CurveNames() {}

  /**
   * Number of an object.
   *
   * @throws MissingDatasetException if no object has this key or number
   */
  static long object(LightCurveStore store, String name) {
    Table objects = store.objects();
    Column keys = objects.column("object");
    Column ids = objects.column("object_id");
    for (long row = 0; row < objects.rows(); row++) {
      if (keys.text(row).equals(name)) {
        return ids.integer(row);
      }
    }
    for (long row = 0; row < objects.rows(); row++) {
      if (Long.toString(ids.integer(row)).equals(name)) {
        return ids.integer(row);
      }
    }
    if (NUMBER.matcher(name).matches() && !store.getObject(Long.parseLong(name)).isEmpty()) {
      return Long.parseLong(name); // databases may lack the row of an object
    }
    throw new MissingDatasetException(
        "no object " + name, "light-curve store", "list --objects shows all");
  }

  /**
   * A measurement type.
   *
   * @throws MissingDatasetException if no type has this key or number
   */
  static MeasurementType type(LightCurveStore store, String name) {
    return store.types().stream()
        .filter(type -> Integer.toString(type.typeId()).equals(name))
        .findFirst()
        .orElseGet(() -> store.type(name));
  }

  /**
   * A light curve.
   *
   * @throws MissingDatasetException if there is none of this object and type
   */
  static LightCurve curve(LightCurveStore store, String object, String type) {
    LightCurve curve = store.get(object(store, object), type(store, type).typeId());
    if (curve == null) {
      throw new MissingDatasetException(
          "object " + object + " has no light curve of type " + type,
          "light-curve store",
          "choose another type; list shows all");
    }
    return curve;
  }
}
