package org.alidade.bindings.internal;

import java.util.Locale;
import org.alidade.array.BadInputException;
import org.alidade.array.InvalidStateException;
import org.alidade.bindings.Kernels;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides once per process which kernels run. */
public final class KernelChoice {
  private static final Logger LOGGER = LoggerFactory.getLogger(Kernels.class);
  private static final String PROPERTY = "alidade.kernels";

  // Not a holder class: a choice that fails must fail with its own exception, every time.
  private static volatile @Nullable Kernels active;

  private KernelChoice() {}

  /** The kernels of this process. */
  public static Kernels active() {
    Kernels chosen = active;
    return chosen != null ? chosen : chooseOnce();
  }

  /** The plain Java kernels. */
  public static Kernels reference() {
    return Reference.KERNELS;
  }

  /**
   * The native kernels.
   *
   * @throws InvalidStateException if their library cannot be loaded
   */
  public static Kernels compiled() {
    NativeLibrary.load();
    return Compiled.KERNELS;
  }

  /** Whether the kernels of this process are the native ones. */
  public static boolean isNative() {
    return active() != reference();
  }

  private static synchronized Kernels chooseOnce() {
    Kernels chosen = active;
    if (chosen == null) {
      chosen = choose();
      active = chosen;
    }
    return chosen;
  }

  private static Kernels choose() {
    String wanted = System.getProperty(PROPERTY, "auto").toLowerCase(Locale.ROOT);
    return switch (wanted) {
      case "native" -> compiled();
      case "reference" -> reference();
      case "auto" -> compiledIfPossible();
      default ->
          throw new BadInputException(
              "unknown kernels " + wanted, PROPERTY, "use native, reference or auto");
    };
  }

  private static Kernels compiledIfPossible() {
    try {
      return compiled();
    } catch (InvalidStateException e) {
      LOGGER.warn("Slow plain Java kernels are in use: {}", e.getMessage());
      return reference();
    }
  }

  private static final class Reference {
    static final Kernels KERNELS = new CheckedKernels(new ReferenceKernels());
  }

  private static final class Compiled {
    static final Kernels KERNELS = new CheckedKernels(new CompiledKernels());
  }
}
