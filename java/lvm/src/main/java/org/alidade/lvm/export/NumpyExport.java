package org.alidade.lvm.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.array.AtomicFile;
import org.alidade.array.NpyArray;
import org.alidade.array.NpyFile;
import org.alidade.array.NpzFile;
import org.alidade.lvm.FitData;

/** The arrays in numpy's formats; texts about the whole are arrays of one text. */
final class NumpyExport {
  private NumpyExport() {}

  static void npz(Path file, FitData fit) throws IOException {
    Map<String, NpyArray> arrays = arrays(fit);
    FitArrays.metadata(fit).forEach((name, text) -> arrays.put(name, NpyArray.of(List.of(text))));
    NpzFile.write(file, arrays);
  }

  /** One file per array; the texts, written last, show that the folder is whole. */
  static void folder(Path folder, FitData fit) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, NpyArray> array : arrays(fit).entrySet()) {
      NpyFile.write(folder.resolve(array.getKey() + ".npy"), array.getValue());
    }
    for (Map.Entry<String, String> text : FitArrays.metadata(fit).entrySet()) {
      boolean json = text.getKey().equals("config");
      Path file = folder.resolve(text.getKey() + (json ? ".json" : ".txt"));
      AtomicFile.write(
          file, part -> Files.writeString(part, text.getValue(), StandardCharsets.UTF_8));
    }
  }

  private static Map<String, NpyArray> arrays(FitData fit) {
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    FitArrays.planes(fit).forEach(array -> arrays.put(array.name(), npy(array)));
    FitArrays.perWavelength(fit).forEach(array -> arrays.put(array.name(), npy(array)));
    FitArrays.perSpaxel(fit).forEach(array -> arrays.put(array.name(), npy(array)));
    return arrays;
  }

  private static NpyArray npy(NamedArray array) {
    if (array instanceof NamedArray.Plane plane) {
      return NpyArray.of(plane.values());
    }
    if (array instanceof NamedArray.Mask mask) {
      return NpyArray.flags(mask.values());
    }
    if (array instanceof NamedArray.Doubles doubles) {
      return NpyArray.of(doubles.values());
    }
    if (array instanceof NamedArray.Ints ints) {
      return NpyArray.of(ints.values());
    }
    if (array instanceof NamedArray.Longs longs) {
      return NpyArray.of(longs.values());
    }
    return NpyArray.of(((NamedArray.Texts) array).values());
  }
}
