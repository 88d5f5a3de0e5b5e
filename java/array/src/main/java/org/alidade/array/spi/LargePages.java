package org.alidade.array.spi;

/**
 * Tells the operating system that a large new block of memory is going to be used. Found by {@link
 * java.util.ServiceLoader}; the native bindings provide one. Without a provider arrays work as
 * well, and their first use takes longer.
 */
@FunctionalInterface
public interface LargePages {
  /**
   * Asks for large pages. This is advice: it must not fail.
   *
   * @param address start of a block that has not been written yet
   * @param bytes its length
   */
  void prefer(long address, long bytes);
}
