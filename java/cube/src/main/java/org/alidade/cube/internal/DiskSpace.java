package org.alidade.cube.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Free space of the disk that holds a path. */
public final class DiskSpace {
  private static final Logger LOG = LoggerFactory.getLogger(DiskSpace.class);

  private DiskSpace() {}

  /** Usable bytes; without limit where the system cannot tell, as in a bare chroot. */
  public static long usableBytes(Path path) {
    try {
      return Files.getFileStore(path).getUsableSpace();
    } catch (IOException e) {
      LOG.debug("free space of {} is not known", path, e);
      return Long.MAX_VALUE;
    }
  }
}
