package org.alidade.benchmarks.lightcurve;

import java.nio.file.Path;
import java.util.List;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.mock.MockField;

/** A kind of store that is measured. */
interface Peer {
  /** What the table calls it. */
  String name();

  /** Whether this process can use it. */
  default boolean isAvailable() {
    return true;
  }

  /** Objects that it can be filled with in a few minutes. */
  int mostObjects();

  /** Days that its times may be off. */
  double timeTolerance();

  /** Makes an empty store in a folder. */
  Writer create(Path folder, MockField field) throws Exception;

  /** Opens the store in a folder. */
  Reader open(Path folder, MockField field) throws Exception;

  /** Fills a store. */
  interface Writer extends AutoCloseable {
    /** Adds the light curves of an object, one per type in their order. */
    void put(List<LightCurve> object) throws Exception;

    /** Makes everything lasting. */
    void finish() throws Exception;
  }

  /** Reads a store, in one thread. */
  interface Reader extends AutoCloseable {
    /** One light curve, decoded. */
    LightCurve get(long objectId, int typeId) throws Exception;

    /** All light curves of an object, decoded. */
    List<LightCurve> object(long objectId) throws Exception;
  }
}
