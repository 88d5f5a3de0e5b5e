package org.alidade.lightcurve.internal.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.alidade.array.InvalidStateException;
import org.alidade.array.IoFailureException;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.array.LabelledReader;
import org.alidade.lightcurve.array.LabelledStore;
import org.alidade.lightcurve.array.RechunkOptions;
import org.alidade.lightcurve.array.StoreImport;
import org.alidade.lightcurve.array.ZarrExport;
import org.alidade.lightcurve.array.ZarrFormat;
import org.alidade.lightcurve.blob.BinaryLightcurveDatabase;
import org.alidade.lightcurve.blob.BlobOptions;
import org.alidade.lightcurve.internal.table.TableRows;
import org.alidade.table.Table;

/** Part of a store as a store of another kind. */
public final class StoreExport {
  private static final long MEMORY_BYTES = 64L << 20;

  private final LightCurveStore store;
  private final Set<Long> objects;
  private final List<MeasurementType> types;
  private final LongConsumer progress;

  /**
   * Describes what is written.
   *
   * @param objects their numbers
   * @param progress is told how many objects are done
   */
  public StoreExport(
      LightCurveStore store,
      Set<Long> objects,
      List<MeasurementType> types,
      LongConsumer progress) {
    this.store = store;
    this.objects = objects;
    this.types = types;
    this.progress = progress;
  }

  private Table table() {
    long[] numbers = TableRows.integers(store.objects().column("object_id"));
    int[] rows =
        IntStream.range(0, numbers.length).filter(row -> objects.contains(numbers[row])).toArray();
    return TableRows.pick(store.objects(), rows);
  }

  /** Writes the database of the original program, which refers to objects and types by number. */
  public void database(Path file) {
    try (BinaryLightcurveDatabase database =
        BinaryLightcurveDatabase.open(file, BlobOptions.asOriginal())) {
      database.putObjects(table());
      database.putTypes(types);
      long done = 0;
      for (long object : objects) {
        for (MeasurementType type : types) {
          LightCurve curve = store.get(object, type.typeId());
          if (curve != null) {
            database.put(curve);
          }
        }
        progress.accept(++done);
      }
      database.commit();
    }
  }

  /**
   * Makes sure that no store is replaced, which somebody may have open.
   *
   * @throws InvalidStateException if there is something of that name
   */
  public static void requireFree(Path target) {
    if (Files.exists(target)) {
      throw new InvalidStateException(
          "there is something of that name", target.toString(), "choose another");
    }
  }

  /** Writes the labelled array as Zarr folder, which gets its name when it is whole. */
  public void zarr(Path folder) {
    TemporaryFolder.beside(
        folder,
        temporary -> {
          LabelledStore array = LabelledStore.at(temporary);
          RechunkOptions options =
              RechunkOptions.defaults().withMemoryBytes(MEMORY_BYTES).withProgress(progress);
          StoreImport.read(store, table(), types, array, options);
          Path whole = temporary.resolve("array.zarr");
          try (LabelledReader reader = array.openReader()) {
            ZarrExport.write(reader, whole, ZarrFormat.version3());
          }
          return move(whole, folder);
        });
  }

  private static Path move(Path from, Path to) {
    try {
      return Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "cannot be given its name (" + e.getMessage() + ")",
              to.toString(),
              "choose another name");
      failure.initCause(e);
      throw failure;
    }
  }
}
