package org.alidade.transients.archive;

import java.util.List;
import org.alidade.archive.ArchiveException;

/** An archive that can be asked for images of a place. May be used by several threads. */
public interface ObservationArchive {
  /** Its name in messages and files, such as {@code MAST}. */
  String name();

  /**
   * All its images of a place and time.
   *
   * @throws ArchiveException if the archive does not give a complete and readable answer
   * @throws InterruptedException if the thread is interrupted
   */
  List<ArchiveObservation> find(ObservationSearch search) throws InterruptedException;
}
