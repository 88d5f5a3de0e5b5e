package org.alidade.cli.verify;

import java.nio.file.Path;
import org.alidade.cli.SecondWriter;
import org.alidade.hdf5.Hdf5File;

/** Locks of files in the folder. */
final class LockCheck implements Check {

  @Override
  public String name() {
    return "locks";
  }

  @Override
  public String what() {
    return "a second writer of a file is kept out";
  }

  @Override
  public double allowed() {
    return 0;
  }

  @Override
  public double deviation(Trial trial) {
    Path file = trial.folder().resolve("lock.h5");
    Hdf5File.createAtomically(file, made -> made.attributes().set("seed", trial.seed()));
    boolean keptOut = SecondWriter.isRefused(file);
    try (Hdf5File again = Hdf5File.openForUpdate(file)) {
      return Deviation.unless(keptOut && again.attributes().getLong("seed") == trial.seed());
    }
  }
}
