package org.alidade.lightcurve.array;

import java.nio.file.Path;
import java.util.Arrays;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Slab;

/**
 * Copies the array from the layout for writing to that for reading, some objects after the others,
 * in bounded memory (spec lightcurve 7.5, 7.9).
 */
final class Rechunking {
  /** Epochs read before they are sorted in: as many floats as fill a line of the cache. */
  private static final int EPOCHS_AT_ONCE = 16;

  private static final long NO_CACHE = 0;

  private final Hdf5Dataset curves;
  private final Hdf5Dataset flags;
  private final int measurements;
  private final int values;
  private final int epochs;

  private Rechunking(Hdf5File source, LabelledAxes axes) {
    // without a cache only what belongs to the objects is read of a chunk
    this.curves = ArrayFile.curves(source, NO_CACHE);
    this.flags = ArrayFile.flags(source, NO_CACHE);
    this.measurements = axes.measurements().size();
    this.values = axes.values().size();
    this.epochs = axes.epochs().size();
  }

  static void run(Path from, Path to, RechunkOptions options) {
    try (Hdf5File source = Hdf5File.openReadOnly(from)) {
      LabelledAxes axes = ArrayFile.axes(source);
      LabelledContent content =
          new LabelledContent(
              ArrayFile.objects(source),
              axes.measurements(),
              axes.values(),
              ArrayFile.epochs(source));
      String created = ArrayFile.created(source);
      String mark =
          created + " revision " + ArrayFile.revision(source) + " " + Arrays.toString(axes.shape());
      Rechunking rechunking = new Rechunking(source, axes);
      try (ReadFileWriter target = new ReadFileWriter(to, content, options, created, mark)) {
        while (target.nextCount() > 0) {
          target.write(rechunking.block(target.next(), target.nextCount()));
        }
        target.publish();
      }
    }
  }

  private Block block(int first, int count) {
    float[] numbers = new float[count * measurements * values * epochs];
    int[] bits = new int[count * measurements * epochs];
    for (int start = 0; start < epochs; start += EPOCHS_AT_ONCE) {
      int together = Math.min(EPOCHS_AT_ONCE, epochs - start);
      float[][] planes = new float[together][];
      int[][] bitPlanes = new int[together][];
      for (int i = 0; i < together; i++) {
        long epoch = start + (long) i;
        planes[i] =
            curves.readFloats(
                Slab.of(
                    new long[] {first, 0, 0, epoch}, new long[] {count, measurements, values, 1}));
        bitPlanes[i] =
            flags.readInts(
                Slab.of(new long[] {first, 0, epoch}, new long[] {count, measurements, 1}));
      }
      for (int row = 0; row < count * measurements * values; row++) {
        for (int i = 0; i < together; i++) {
          numbers[row * epochs + start + i] = planes[i][row];
        }
      }
      for (int row = 0; row < count * measurements; row++) {
        for (int i = 0; i < together; i++) {
          bits[row * epochs + start + i] = bitPlanes[i][row];
        }
      }
    }
    return new Block(numbers, bits);
  }
}
