package org.alidade.lightcurve;

import java.util.List;
import org.alidade.table.Table;

/**
 * Takes what a store is to hold. Nothing is sure to be kept before {@link #commit()} returns; after
 * that, all of it is.
 */
public interface LightCurveSink {
  /**
   * Adds objects, or replaces what is known of them; columns as of {@link
   * LightCurveStore#objects()}.
   */
  void putObjects(Table objects);

  /**
   * Adds epochs, or replaces what is known of them; columns as of {@link LightCurveStore#epochs()}.
   */
  void putEpochs(Table epochs);

  /** Adds measurement types, or replaces those of the same number. */
  void putTypes(List<MeasurementType> types);

  /** Adds a light curve; one of the same object and type is replaced. */
  void put(LightCurve curve);

  /** Makes everything put so far lasting and visible. */
  void commit();
}
