package org.alidade.benchmarks.lightcurve;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;
import org.alidade.hdf5.Slab;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.mock.MockField;
import org.alidade.lightcurve.mock.MockOptions;

/**
 * Arrays of objects x types x epochs in an HDF5 file: contiguous, or a deflated chunk per light
 * curve.
 */
final class Hdf5Peer implements Peer {
  private static final int DEFLATE_LEVEL = 4;

  private final boolean chunked;

  Hdf5Peer(boolean chunked) {
    this.chunked = chunked;
  }

  @Override
  public String name() {
    return chunked ? "HDF5, chunk per curve, deflated" : "HDF5, contiguous";
  }

  @Override
  public int mostObjects() {
    return Peers.ANY_NUMBER;
  }

  @Override
  public double timeTolerance() {
    return 0;
  }

  private static Path file(Path folder) {
    return folder.resolve("field.h5");
  }

  private DatasetSpec spec(Hdf5Type type, MockOptions options) {
    DatasetSpec.Builder spec =
        DatasetSpec.builder(type, options.objects(), options.types(), options.epochs());
    if (chunked) {
      spec.chunk(1, 1, options.epochs()).shuffle(true).deflate(DEFLATE_LEVEL);
    }
    return spec.build();
  }

  @Override
  public Writer create(Path folder, MockField field) {
    Hdf5File file = Hdf5File.create(file(folder));
    double[] times = field.object(1).get(0).times();
    file.createDataset("/times", DatasetSpec.of(Hdf5Type.FLOAT64, times.length)).write(times);
    Hdf5Dataset values = file.createDataset("/values", spec(Hdf5Type.FLOAT32, field.options()));
    Hdf5Dataset errors = file.createDataset("/errors", spec(Hdf5Type.FLOAT32, field.options()));
    Hdf5Dataset flags = file.createDataset("/flags", spec(Hdf5Type.INT16, field.options()));
    return new Writer() {
      @Override
      public void put(List<LightCurve> object) {
        for (LightCurve curve : object) {
          Slab slab = slab(curve.objectId(), curve.typeId(), curve.size());
          values.write(slab, curve.values());
          errors.write(slab, curve.errors());
          flags.write(slab, curve.flags());
        }
      }

      @Override
      public void finish() {
        file.flush();
      }

      @Override
      public void close() {
        file.close();
      }
    };
  }

  private static Slab slab(long objectId, int typeId, int epochs) {
    return Slab.of(new long[] {objectId - 1, typeId - 1, 0}, new long[] {1, 1, epochs});
  }

  @Override
  public Reader open(Path folder, MockField field) {
    return new ArrayReader(Hdf5File.openReadOnly(file(folder)), field.options().types());
  }

  private static final class ArrayReader implements Reader {
    private final Hdf5File file;
    private final int types;
    private final double[] times;
    private final Hdf5Dataset values;
    private final Hdf5Dataset errors;
    private final Hdf5Dataset flags;

    ArrayReader(Hdf5File file, int types) {
      this.file = file;
      this.types = types;
      times = file.dataset("/times").readDoubles();
      values = file.dataset("/values");
      errors = file.dataset("/errors");
      flags = file.dataset("/flags");
    }

    @Override
    public LightCurve get(long objectId, int typeId) {
      Slab slab = slab(objectId, typeId, times.length);
      return new LightCurve(
          objectId,
          typeId,
          times.clone(),
          values.readFloats(slab),
          errors.readFloats(slab),
          flags.readInts(slab));
    }

    @Override
    public List<LightCurve> object(long objectId) {
      List<LightCurve> all = new ArrayList<>();
      for (int type = 1; type <= types; type++) {
        all.add(get(objectId, type));
      }
      return all;
    }

    @Override
    public void close() {
      file.close();
    }
  }
}
