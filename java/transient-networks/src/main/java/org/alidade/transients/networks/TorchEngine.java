package org.alidade.transients.networks;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import org.alidade.transients.FailureCode;
import org.alidade.transients.StageException;

/**
 * PyTorch through the Deep Java Library, loaded when first used. It neither downloads libraries nor
 * reports its use: the native libraries come with the class path and are unpacked once below the
 * home folder, or where {@code DJL_CACHE_DIR} says.
 */
final class TorchEngine {
  private static final String NAME = "PyTorch";

  private TorchEngine() {}

  /** Loads on first use. */
  private static final class Holder {
    static final Engine ENGINE = load();

    private static Engine load() {
      System.setProperty("OPT_OUT_TRACKING", "true");
      System.setProperty("ai.djl.offline", "true");
      setUnlessSet("PYTORCH_FLAVOR", "cpu");
      setUnlessSet("ai.djl.pytorch.num_threads", Integer.toString(threads()));
      setUnlessSet("ai.djl.pytorch.num_interop_threads", "1");
      return Engine.getEngine(NAME);
    }

    private static void setUnlessSet(String property, String value) {
      if (System.getProperty(property) == null) {
        System.setProperty(property, value);
      }
    }
  }

  static Engine engine() {
    try {
      return Holder.ENGINE;
    } catch (LinkageError failure) {
      StageException wrapped =
          new StageException(
              FailureCode.MODEL_UNAVAILABLE,
              "PyTorch cannot be loaded (" + failure.getMessage() + ")",
              "the networks module",
              "use Linux on x86-64 with the native libraries on the class path");
      wrapped.initCause(failure);
      throw wrapped;
    }
  }

  static NDManager newManager() {
    return engine().newBaseManager(Device.cpu());
  }

  /**
   * Threads that the engines work with: one, unless the system property {@code
   * alidade.networks.threads} asks for more. Sums may depend on their number, and steps on small
   * batches gain little from more.
   */
  static int threads() {
    return Math.max(1, Integer.getInteger("alidade.networks.threads", 1));
  }
}
