package org.alidade.lightcurve.internal.exchange;

import java.util.LinkedHashSet;
import java.util.Set;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.blob.BinaryLightcurveDatabase;
import org.alidade.lightcurve.internal.table.TableRows;

/** Numbers of the objects of a store. */
public final class StoreObjects {
  private StoreObjects() {}

  /** Those of the table of objects in its order, then those that have light curves only. */
  public static Set<Long> numbers(LightCurveStore store) {
    Set<Long> numbers = new LinkedHashSet<>();
    for (long number : TableRows.integers(store.objects().column("object_id"))) {
      numbers.add(number);
    }
    if (store instanceof BinaryLightcurveDatabase blobs) {
      blobs.summaries().forEach(summary -> numbers.add(summary.objectId()));
    }
    return numbers;
  }
}
