package org.alidade.benchmarks.lightcurve;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveSink;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.mock.MockField;

/**
 * A store that Alidade reads and writes itself.
 *
 * @param writing opens the store in a folder for writing
 * @param reading opens the store in a folder for reading
 */
record OwnPeer<W extends LightCurveSink & AutoCloseable>(
    String name,
    int mostObjects,
    double timeTolerance,
    Function<Path, W> writing,
    Function<Path, LightCurveStore> reading)
    implements Peer {
  @Override
  public Writer create(Path folder, MockField field) {
    W sink = writing.apply(folder);
    sink.putObjects(field.objects());
    sink.putEpochs(field.epochs());
    sink.putTypes(field.types());
    return new Writer() {
      @Override
      public void put(List<LightCurve> object) {
        object.forEach(sink::put);
      }

      @Override
      public void finish() {
        sink.commit();
      }

      @Override
      public void close() throws Exception {
        sink.close();
      }
    };
  }

  @Override
  public Reader open(Path folder, MockField field) {
    LightCurveStore store = reading.apply(folder);
    return new Reader() {
      @Override
      public LightCurve get(long objectId, int typeId) {
        return Objects.requireNonNull(store.get(objectId, typeId));
      }

      @Override
      public List<LightCurve> object(long objectId) {
        return store.getObject(objectId);
      }

      @Override
      public void close() {
        store.close();
      }
    };
  }
}
