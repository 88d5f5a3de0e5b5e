package org.alidade.lightcurve.run;

import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveSink;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.internal.table.TableRows;

/**
 * Copies all that a store holds into another.
 *
 * <p>Example: {@code StoreCopy.copy(labelled, sink)}.
 */
public final class StoreCopy {
  private static final String OBJECT_ID = "object_id";

  private StoreCopy() {}

  /**
   * Copies tables and light curves, object by object, and commits once.
   *
   * @return number of light curves
   */
  public static long copy(LightCurveStore from, LightCurveSink to) {
    to.putObjects(from.objects());
    to.putEpochs(from.epochs());
    to.putTypes(from.types());
    long copied = 0;
    for (long object : TableRows.integers(TableColumns.get(from.objects(), OBJECT_ID, "objects"))) {
      for (LightCurve curve : from.getObject(object)) {
        to.put(curve);
        copied++;
      }
    }
    to.commit();
    return copied;
  }
}
