package org.alidade.hdf5;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.alidade.hdf5.internal.Identifier;
import org.alidade.hdf5.internal.NativeLock;
import org.bytedeco.hdf5.global.hdf5;

/**
 * The native HDF5 library of this process: its version and what is open in it.
 *
 * <p>Example: {@code assertThat(Hdf5Library.openObjects()).isZero()} after a test.
 */
public final class Hdf5Library {
  private static final int OBJECTS_OF_FILES =
      hdf5.H5F_OBJ_FILE | hdf5.H5F_OBJ_DATASET | hdf5.H5F_OBJ_GROUP | hdf5.H5F_OBJ_ATTR;

  private static final Set<Identifier.Kind> COUNTED_HERE =
      Set.of(Identifier.Kind.TYPE, Identifier.Kind.SPACE, Identifier.Kind.PROPERTIES);

  private Hdf5Library() {}

  /** Version of the native library, such as "1.14.3". */
  public static String version() {
    return NativeLock.call(
        () -> {
          int[] major = new int[1];
          int[] minor = new int[1];
          int[] release = new int[1];
          hdf5.H5get_libversion(major, minor, release);
          return major[0] + "." + minor[0] + "." + release[0];
        });
  }

  /**
   * Number of native objects that are open at this moment: files, groups, datasets and attributes
   * as the library counts them, types, spaces and property lists as this module counts its own.
   */
  public static long openObjects() {
    return NativeLock.call(
        () -> {
          long ofFiles = hdf5.H5Fget_obj_count(hdf5.H5F_OBJ_ALL, OBJECTS_OF_FILES);
          long others =
              Identifier.openByKind().entrySet().stream()
                  .filter(entry -> COUNTED_HERE.contains(entry.getKey()))
                  .mapToLong(Map.Entry::getValue)
                  .sum();
          return ofFiles + others;
        });
  }

  /**
   * Identifiers that this module holds, by kind ("FILE", "DATASET", ...), kinds with none left out.
   */
  public static Map<String, Long> openByKind() {
    return NativeLock.call(
        () -> {
          Map<String, Long> open = new TreeMap<>();
          Identifier.openByKind()
              .forEach(
                  (kind, count) -> {
                    if (count != 0) {
                      open.put(kind.name(), count);
                    }
                  });
          return open;
        });
  }
}
