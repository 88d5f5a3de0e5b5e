package org.alidade.spherex.run;

import java.nio.file.Path;
import org.alidade.archive.ArchiveException;
import org.alidade.pipeline.RetryRule;
import org.alidade.spherex.Observation;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.QueryResults;
import org.alidade.spherex.archive.ArchiveAnswer;

/** What a run needs of the archive. */
interface ImageArchive {
  /**
   * Asks which images show the position, and writes what the query stage writes (spec spherex 3.8).
   *
   * @throws ArchiveException if the archive does not say
   * @throws InterruptedException if the thread is interrupted
   */
  ArchiveAnswer query(QueryConfig config) throws InterruptedException;

  /** Writes the summary anew, with the true size of the files. */
  void writeSummary(QueryConfig config, QueryResults results);

  /**
   * Fetches one image, unless it is there and whole.
   *
   * @param skipExisting whether what is there counts
   * @throws ArchiveException if it cannot be had
   */
  FetchedImage fetch(Observation observation, QueryConfig config, boolean skipExisting)
      throws Exception;

  /** Address and window that make the file what it is. */
  String request(Observation observation, QueryConfig config);

  /** When a fetch is tried again. */
  RetryRule retryRule(QueryConfig config);

  /**
   * An image on the disk.
   *
   * @param file where it is
   * @param bytes its size
   */
  record FetchedImage(Path file, long bytes) {}
}
