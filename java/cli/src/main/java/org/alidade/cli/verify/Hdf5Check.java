package org.alidade.cli.verify;

import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;
import org.alidade.hdf5.Slab;
import org.alidade.math.ThreadBudget;

/** HDF5: every thread writes files of its own, all at the same time, and reads them back. */
final class Hdf5Check implements Check {
  private static final int FILES = 6;
  private static final int COLUMNS = 64;

  @Override
  public String name() {
    return "hdf5";
  }

  @Override
  public String what() {
    return "files written and read by several threads, checksums";
  }

  @Override
  public double allowed() {
    return 0;
  }

  @Override
  public double deviation(Trial trial) {
    AtomicLong wrong = new AtomicLong();
    ThreadBudget.of(Math.max(2, trial.threads()))
        .forEach(
            FILES,
            i ->
                wrong.addAndGet(writeAndRead(trial.folder().resolve(i + ".h5"), trial.seed() + i)));
    return wrong.get();
  }

  private static long writeAndRead(Path file, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int rows = 1 + random.nextInt(200);
    double[] values = new double[rows * COLUMNS];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextGaussian();
    }
    long sum = checksum(values);
    Hdf5File.createAtomically(
        file,
        made -> {
          DatasetSpec spec =
              DatasetSpec.builder(Hdf5Type.FLOAT64, rows, COLUMNS)
                  .chunk(Math.min(rows, 16), COLUMNS)
                  .deflate(random.nextInt(3))
                  .build();
          made.createDataset("/values", spec).write(values);
          made.attributes().set("checksum", sum);
        });
    try (Hdf5File opened = Hdf5File.openReadOnly(file)) {
      Hdf5Dataset dataset = opened.dataset("/values");
      int row = random.nextInt(rows);
      double[] line = dataset.readDoubles(Slab.rows(row, 1));
      long differing = checksum(dataset.readDoubles()) == sum ? 0 : 1;
      differing += opened.attributes().getLong("checksum") == sum ? 0 : 1;
      for (int i = 0; i < COLUMNS; i++) {
        differing += line[i] == values[row * COLUMNS + i] ? 0 : 1;
      }
      return differing;
    }
  }

  private static long checksum(double[] values) {
    CRC32 sum = new CRC32();
    for (double value : values) {
      long bits = Double.doubleToRawLongBits(value);
      for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
        sum.update((int) (bits >>> shift));
      }
    }
    return sum.getValue();
  }
}
