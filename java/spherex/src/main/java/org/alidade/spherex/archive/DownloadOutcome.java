package org.alidade.spherex.archive;

import java.util.Optional;
import org.alidade.archive.ArchiveException;
import org.alidade.array.AlidadeException;
import org.alidade.spherex.Observation;
import org.jspecify.annotations.Nullable;

/**
 * The end of one download.
 *
 * @param observation what was wanted
 * @param transfer the file, or null if it failed
 * @param failure why, or null
 */
public record DownloadOutcome(
    Observation observation, @Nullable Transfer transfer, @Nullable AlidadeException failure) {
  /** Whether the file is there. */
  public boolean isSuccess() {
    return transfer != null;
  }

  /** Whether the file is gone from its address, so that a new query may help. */
  public boolean isNotFound() {
    return failure instanceof ArchiveException archive && archive.isNotFound();
  }

  /** Why it failed, in a sentence. */
  public Optional<String> message() {
    return Optional.ofNullable(failure).map(Throwable::getMessage);
  }
}
