package org.alidade.math.internal;

import java.util.Locale;
import org.alidade.array.AlidadeException;
import org.alidade.bindings.InstructionSet;
import org.alidade.bindings.Processor;
import org.alidade.math.ThreadBudget;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads OpenBLAS once, after its kernels were chosen, and leaves it one thread. */
public final class BlasLibrary {
  private static final Logger LOG = LoggerFactory.getLogger(BlasLibrary.class);

  /** Kernel tables that OpenBLAS exports, by the name of their processor family. */
  private static final String[] CORES = {
    "SAPPHIRERAPIDS", "COOPERLAKE", "SKYLAKEX", "ZEN", "HASWELL", "EXCAVATOR", "STEAMROLLER",
    "PILEDRIVER", "BULLDOZER", "SANDYBRIDGE", "NEHALEM", "BARCELONA", "CORE2", "PRESCOTT",
    "NEOVERSEV1", "NEOVERSEN2", "NEOVERSEN1", "CORTEXA57", "ARMV8"
  };

  private BlasLibrary() {}

  /** Loads OpenBLAS unless that was done before. */
  public static void load() {
    Loaded.CHOICE.reason();
  }

  /** Version, kernels and threads, for people. */
  public static String description() {
    return String.format(
        Locale.ROOT,
        "%s, kernels %s (%s), threads: %d",
        openblas_nolapack.OPENBLAS_VERSION.strip(),
        core(),
        Loaded.CHOICE.reason(),
        ThreadBudget.current().threads());
  }

  /** The processor family whose kernels OpenBLAS runs, found by comparing table addresses. */
  private static String core() {
    Pointer variable = Loader.addressof("gotoblas");
    if (variable == null) {
      return "of a fixed processor family";
    }
    long table = new LongPointer(variable).get();
    for (String name : CORES) {
      Pointer candidate = Loader.addressof("gotoblas_" + name);
      if (candidate != null && candidate.address() == table) {
        return name;
      }
    }
    return "of an older processor family";
  }

  private static BlasKernelChoice choose() {
    BlasKernelChoice choice =
        BlasKernelChoice.of(
            System.getProperty(BlasKernelChoice.PROPERTY),
            System.getenv(BlasKernelChoice.VARIABLE),
            Processor.best() == InstructionSet.AVX512);
    String coreType = choice.coreType();
    if (coreType == null) {
      return choice;
    }
    try {
      Processor.setEnvironment(BlasKernelChoice.VARIABLE, coreType);
      return choice;
    } catch (AlidadeException e) {
      LOG.warn("OpenBLAS keeps its own choice of kernels: {}", e.getMessage());
      return new BlasKernelChoice(null, "OpenBLAS' own detection, native library missing");
    }
  }

  /** Holds the moment of loading: the class is initialised once, by the first use. */
  private static final class Loaded {
    static final BlasKernelChoice CHOICE = choose();

    static {
      Loader.load(openblas_nolapack.class);
      if (CHOICE.coreType() != null) {
        // Programs that this process starts make their own choice.
        Processor.clearEnvironment(BlasKernelChoice.VARIABLE);
      }
      // Threads of the library's own would make roundings depend on their number.
      openblas_nolapack.blas_set_num_threads(1);
      LOG.debug("{}", CHOICE);
    }
  }
}
