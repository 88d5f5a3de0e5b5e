package org.alidade.bindings;

import java.nio.charset.StandardCharsets;
import org.alidade.array.InvalidStateException;
import org.alidade.bindings.internal.KernelChoice;
import org.alidade.bindings.internal.NativeKernels;
import org.alidade.bindings.internal.NativeLibrary;
import org.alidade.bindings.internal.NativeStatus;
import org.bytedeco.javacpp.BytePointer;

/**
 * The processor as the native kernels see it.
 *
 * <p>Example: {@code Processor.select(InstructionSet.AVX2)} makes a run comparable with one on an
 * older machine.
 */
public final class Processor {
  private static final int NAME_BYTES = 256;

  private Processor() {}

  /** Whether native kernels are in use; if not, every question is answered for plain Java. */
  public static boolean isNative() {
    return KernelChoice.isNative();
  }

  /** The widest instruction set that processor and operating system support. */
  public static InstructionSet best() {
    return isNative() ? of(NativeKernels.ald_cpu_best()) : InstructionSet.PORTABLE;
  }

  /** The instruction set the kernels use: the best unless another was selected. */
  public static InstructionSet selected() {
    return isNative() ? of(NativeKernels.ald_cpu_selected()) : InstructionSet.PORTABLE;
  }

  /**
   * Makes the kernels of the whole process use an instruction set. Not for use while kernels run.
   *
   * @throws InvalidStateException if this machine lacks it or the native library is missing
   */
  public static void select(InstructionSet instructionSet) {
    NativeLibrary.load();
    NativeStatus.check(
        NativeKernels.ald_cpu_select(level(instructionSet)), instructionSet.toString());
  }

  /** The processor's own name, or the architecture where the name is not known. */
  public static String name() {
    if (!isNative()) {
      return System.getProperty("os.arch");
    }
    try (BytePointer name = new BytePointer(NAME_BYTES)) {
      NativeStatus.check(NativeKernels.ald_cpu_name(name, NAME_BYTES), "processor name");
      String padded = name.getString(StandardCharsets.UTF_8);
      int end = padded.indexOf(0);
      return end < 0 ? padded : padded.substring(0, end);
    }
  }

  /**
   * Sets an environment variable of this process for native libraries that are loaded later; Java's
   * own {@code System.getenv} does not see it.
   *
   * @param name name of the variable
   * @param value its new value
   * @throws InvalidStateException if the native library is missing
   */
  public static void setEnvironment(String name, String value) {
    NativeLibrary.load();
    try (BytePointer nativeName = new BytePointer(name, StandardCharsets.UTF_8);
        BytePointer nativeValue = new BytePointer(value, StandardCharsets.UTF_8)) {
      NativeStatus.check(NativeKernels.ald_environment_set(nativeName, nativeValue), name);
    }
  }

  /**
   * Removes an environment variable of this process, so that programs it starts do not inherit it.
   *
   * @param name name of the variable
   * @throws InvalidStateException if the native library is missing
   */
  public static void clearEnvironment(String name) {
    NativeLibrary.load();
    try (BytePointer nativeName = new BytePointer(name, StandardCharsets.UTF_8);
        BytePointer noValue = new BytePointer()) {
      NativeStatus.check(NativeKernels.ald_environment_set(nativeName, noValue), name);
    }
  }

  private static InstructionSet of(int level) {
    return switch (level) {
      case NativeKernels.ALD_CPU_NEON -> InstructionSet.NEON;
      case NativeKernels.ALD_CPU_AVX2 -> InstructionSet.AVX2;
      case NativeKernels.ALD_CPU_AVX512 -> InstructionSet.AVX512;
      default -> InstructionSet.PORTABLE;
    };
  }

  private static int level(InstructionSet instructionSet) {
    return switch (instructionSet) {
      case PORTABLE -> NativeKernels.ALD_CPU_PORTABLE;
      case NEON -> NativeKernels.ALD_CPU_NEON;
      case AVX2 -> NativeKernels.ALD_CPU_AVX2;
      case AVX512 -> NativeKernels.ALD_CPU_AVX512;
    };
  }
}
