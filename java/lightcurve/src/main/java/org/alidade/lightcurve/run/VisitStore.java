package org.alidade.lightcurve.run;

import java.nio.file.Path;
import java.util.List;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.sources.SourceCatalogue;
import org.alidade.table.Table;

/**
 * Where the measurements of visits are gathered before they are light curves (spec lightcurve 7.3
 * to 7.5). One thread at a time uses it.
 */
interface VisitStore {
  /** Where it lies. */
  Path path();

  /**
   * Makes the store, or extends one that is there by objects, measurements and epochs it lacks.
   *
   * @return what is known of it, for the metadata
   */
  Object prepare(SuperstackTable objects, List<String> measurementKeys, Table epochs);

  /**
   * Writes the measurements of one visit.
   *
   * @return number of array elements written
   */
  long populate(SourceCatalogue catalogue, String epochKey);

  /** Makes the store quick to read by object; returns what is known of it. */
  Object finish();

  /** The light curves, once finished. */
  LightCurveStore open();
}
