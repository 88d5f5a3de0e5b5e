package org.alidade.lvm.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.array.NativeArray;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;
import org.alidade.hdf5.Slab;
import org.alidade.lvm.FitData;

/** The file FIT.h5: one contiguous dataset per array, so that numpy can map them. */
final class Hdf5Export {
  private static final JsonMapper JSON = new JsonMapper();

  private Hdf5Export() {}

  static void write(Path file, FitData fit) {
    write(file, fit, Map.of());
  }

  /** With attributes of the file beside its own. */
  static void write(Path file, FitData fit, Map<String, String> more) {
    List<NamedArray> arrays = new ArrayList<>(FitArrays.planes(fit));
    arrays.addAll(FitArrays.perWavelength(fit));
    arrays.addAll(FitArrays.perSpaxel(fit));
    Hdf5File.createAtomically(
        file,
        target -> {
          arrays.forEach(array -> add(target, array));
          FitArrays.metadata(fit).forEach(target.attributes()::set);
          target.attributes().set("units", units(arrays));
          more.forEach(target.attributes()::set);
        });
  }

  private static String units(List<NamedArray> arrays) {
    Map<String, String> units = new LinkedHashMap<>();
    arrays.forEach(array -> units.put(array.name(), array.unit()));
    try {
      return JSON.writeValueAsString(units);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts have a JSON form", e);
    }
  }

  private static void add(Hdf5File file, NamedArray array) {
    Hdf5Dataset dataset = null;
    if (array instanceof NamedArray.Plane plane) {
      dataset = plane(file, plane.name(), plane.values());
    } else if (array instanceof NamedArray.Mask mask) {
      dataset = create(file, mask.name(), Hdf5Type.BOOLEAN, mask.values().shape().toArray());
      dataset.write(Slab.all(mask.values().shape()), mask.values());
    } else if (array instanceof NamedArray.Doubles doubles) {
      dataset = create(file, doubles.name(), Hdf5Type.FLOAT64, doubles.values().length);
      dataset.write(doubles.values());
    } else if (array instanceof NamedArray.Ints ints) {
      dataset = create(file, ints.name(), Hdf5Type.INT32, ints.values().length);
      dataset.write(ints.values());
    } else if (array instanceof NamedArray.Longs longs) {
      dataset = create(file, longs.name(), Hdf5Type.INT64, longs.values().length);
      dataset.write(longs.values());
    } else if (array instanceof NamedArray.Texts texts) {
      dataset = create(file, texts.name(), Hdf5Type.STRING, texts.values().size());
      dataset.write(texts.values().toArray(new String[0]));
    }
    if (dataset != null && !array.unit().isEmpty()) {
      dataset.attributes().set("unit", array.unit());
    }
  }

  private static Hdf5Dataset plane(Hdf5File file, String name, NativeArray values) {
    long[] shape = values.shape().toArray();
    if (values instanceof DoubleArray doubles) {
      Hdf5Dataset dataset = create(file, name, Hdf5Type.FLOAT64, shape);
      dataset.write(doubles);
      return dataset;
    }
    Hdf5Dataset dataset = create(file, name, Hdf5Type.FLOAT32, shape);
    dataset.write((FloatArray) values);
    return dataset;
  }

  private static Hdf5Dataset create(Hdf5File file, String name, Hdf5Type type, long... shape) {
    return file.createDataset(name, DatasetSpec.of(type, shape));
  }
}
