package org.alidade.cli.verify;

import java.nio.file.Path;
import java.util.List;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsWriter;

/** FITS files, plain and gzipped. */
final class FitsCheck implements Check {

  @Override
  public String name() {
    return "fits";
  }

  @Override
  public String what() {
    return "images written and read, checksums";
  }

  @Override
  public double allowed() {
    return 0;
  }

  @Override
  public double deviation(Trial trial) {
    int height = trial.between(1, 90);
    int width = trial.between(1, 90);
    int[] shape = {height, width};
    double[] doubles = trial.normal(height * width);
    float[] floats = new float[doubles.length];
    int[] integers = new int[doubles.length];
    for (int i = 0; i < doubles.length; i++) {
      floats[i] = (float) doubles[i];
      integers[i] = trial.random().nextInt();
    }
    Path file = trial.folder().resolve(trial.random().nextBoolean() ? "a.fits" : "a.fits.gz");
    try (FitsWriter writer = FitsWriter.create(file)) {
      writer.primary(List.of(FitsCard.of("SEED", trial.seed(), "of the numbers")));
      writer.image("DOUBLE", shape, doubles, List.of());
      writer.image("FLOAT", shape, floats, List.of());
      writer.image("INTEGER", shape, integers, List.of());
      writer.commit();
    }
    double[] wide = new double[integers.length];
    for (int i = 0; i < wide.length; i++) {
      wide[i] = integers[i];
    }
    try (FitsFile read = FitsFile.open(file)) {
      read.verifyChecksums();
      return Deviation.bits(read.image("DOUBLE").doubles(), doubles)
          + Deviation.bits(read.image("FLOAT").floats(), floats)
          + Deviation.bits(read.image("INTEGER").doubles(), wide)
          + Deviation.unless(read.header(0).getLong("SEED") == trial.seed());
    }
  }
}
