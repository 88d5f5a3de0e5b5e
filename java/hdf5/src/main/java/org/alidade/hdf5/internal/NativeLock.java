package org.alidade.hdf5.internal;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.bytedeco.hdf5.global.hdf5;
import org.jspecify.annotations.Nullable;

/**
 * The one lock over every call into the HDF5 library of this process.
 *
 * <p>The preset library is built without thread safety, so a whole open-select-read-close sequence
 * runs under the lock, closing included.
 */
public final class NativeLock {
  private static final ReentrantLock LOCK = new ReentrantLock();

  private NativeLock() {}

  /** Runs the work under the lock, with the library loaded. */
  public static <T extends @Nullable Object> T call(Supplier<T> work) {
    LOCK.lock();
    try {
      Loaded.ensure();
      return work.get();
    } finally {
      LOCK.unlock();
    }
  }

  /** Runs the work under the lock, with the library loaded. */
  public static void run(Runnable work) {
    NativeLock.<@Nullable Void>call(
        () -> {
          work.run();
          return null;
        });
  }

  /** Initialises the library once; the class initialiser runs under the lock. */
  private static final class Loaded {
    static {
      // The predefined identifiers are valid only after H5open; errors are reported by exceptions.
      hdf5.H5open();
      hdf5.H5Eset_auto2(0, null, null);
    }

    private static void ensure() {}
  }
}
