package org.alidade.lightcurve.array;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.internal.table.TableRows;
import org.alidade.table.Table;

/**
 * Makes the array of the light curves of a store of any kind that has a table of epochs. Every
 * measurement must be of one of its epochs: of exactly that time, {@code epoch_mjd}. Entries with
 * the flags -1 and no value are left out: the array needs no place-holders.
 *
 * <p>Example: {@code StoreImport.read(store, store.objects(), store.types(),
 * LabelledStore.at(folder), RechunkOptions.defaults())}.
 */
public final class StoreImport {
  private static final List<String> VALUES = List.of("value", "uncertainty");
  private static final String TIME = "epoch_mjd";

  /** Flags of entries that only say that nothing was measured. */
  private static final int NO_MEASUREMENT = -1;

  private final LightCurveStore store;
  private final long[] objects;
  private final List<MeasurementType> types;
  private final int epochs;
  private final Map<Double, Integer> epochOfTime = new HashMap<>();

  private StoreImport(LightCurveStore store, long[] objects, List<MeasurementType> types) {
    this.store = store;
    this.objects = objects;
    this.types = types;
    double[] times = TableRows.numbers(LabelledContent.column(store.epochs(), TIME));
    epochs = times.length;
    for (int epoch = 0; epoch < epochs; epoch++) {
      epochOfTime.putIfAbsent(times[epoch], epoch);
    }
  }

  /**
   * Copies light curves to the layout for reading of a labelled array, some objects at a time.
   *
   * @param objects those to copy, a table as of {@link LightCurveStore#objects()}
   * @param types those to copy
   * @throws BadInputException if the store has no epochs, if a measurement is of none of them or
   *     two are of one, or if flags do not fit into the array
   */
  public static void read(
      LightCurveStore store,
      Table objects,
      List<MeasurementType> types,
      LabelledStore into,
      RechunkOptions options) {
    if (store.epochs().rows() == 0) {
      throw new BadInputException(
          "the store has no table of epochs",
          "labelled array of light curves",
          "choose a format with a row per measurement, such as .h5 or .csv");
    }
    LabelledContent content =
        new LabelledContent(
            objects, types.stream().map(MeasurementType::key).toList(), VALUES, store.epochs());
    long[] numbers = TableRows.integers(LabelledContent.column(objects, "object_id"));
    StoreImport copy = new StoreImport(store, numbers, types);
    String mark = "store " + UUID.randomUUID(); // never continued
    try (ReadFileWriter writer =
        new ReadFileWriter(into.readFile(), content, options, ArrayFile.now(), mark)) {
      while (writer.nextCount() > 0) {
        writer.write(copy.block(writer.next(), writer.nextCount()));
      }
      writer.publish();
    }
  }

  private Block block(int first, int count) {
    float[] values = new float[count * types.size() * VALUES.size() * epochs];
    int[] flags = new int[count * types.size() * epochs];
    Arrays.fill(values, Float.NaN);
    Arrays.fill(flags, ArrayFile.NOT_MEASURED);
    for (int row = 0; row < count; row++) {
      for (int type = 0; type < types.size(); type++) {
        LightCurve curve = store.get(objects[first + row], types.get(type).typeId());
        if (curve != null) {
          put(curve, (row * types.size() + type) * epochs, values, flags);
        }
      }
    }
    return new Block(values, flags);
  }

  /** Puts a light curve where its flags begin, and its values in front of its errors. */
  private void put(LightCurve curve, int start, float[] values, int[] flags) {
    for (int i = 0; i < curve.size(); i++) {
      Integer epoch = epochOfTime.get(curve.times()[i]);
      int flag = curve.flags()[i];
      if (flag == NO_MEASUREMENT && Float.isNaN(curve.values()[i])) {
        continue;
      }
      if (epoch == null || flags[start + epoch] != ArrayFile.NOT_MEASURED) {
        throw misplaced(
            curve,
            "the measurement of MJD "
                + curve.times()[i]
                + (epoch == null ? " is of no epoch" : " is there twice"));
      }
      if (flag < 0 || flag >= ArrayFile.NOT_MEASURED) {
        throw misplaced(curve, "flags " + flag + " do not fit into 16 bits");
      }
      flags[start + epoch] = flag;
      values[2 * start + epoch] = curve.values()[i];
      values[2 * start + epochs + epoch] = curve.errors()[i];
    }
  }

  private static BadInputException misplaced(LightCurve curve, String what) {
    return new BadInputException(
        what,
        "light curve of object " + curve.objectId() + ", type " + curve.typeId(),
        "choose a format with a row per measurement, such as .h5 or .csv");
  }
}
