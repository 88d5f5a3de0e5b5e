package org.alidade.bindings.internal;

import org.alidade.array.InvalidStateException;
import org.alidade.array.spi.LargePages;
import org.bytedeco.javacpp.Pointer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Advice through the kernels' library; none where that is missing. */
public final class NativeLargePages implements LargePages {
  private static final Logger LOG = LoggerFactory.getLogger(NativeLargePages.class);

  private final boolean available;

  /** Made by the service loader. */
  public NativeLargePages() {
    available = load();
  }

  private static boolean load() {
    try {
      NativeLibrary.load();
      return true;
    } catch (InvalidStateException e) {
      LOG.debug("no large pages: {}", e.getMessage());
      return false;
    }
  }

  @Override
  public void prefer(long address, long bytes) {
    if (available) {
      int status = NativeKernels.ald_memory_prefer_large_pages(new Block(address), bytes);
      NativeStatus.check(status, "large pages");
    }
  }

  /** A bare address. */
  private static final class Block extends Pointer {
    Block(long address) {
      this.address = address;
    }
  }
}
