package org.alidade.math;

/** Main class of a JVM of its own, because OpenBLAS chooses its kernels once per process. */
final class BlasStart {
  private BlasStart() {}

  /** Prints what was loaded. */
  @SuppressWarnings("SystemOut") // the parent process reads it
  public static void main(String[] arguments) {
    System.out.println(Blas.description());
  }
}
