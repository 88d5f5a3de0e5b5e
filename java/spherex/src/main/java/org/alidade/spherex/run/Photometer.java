package org.alidade.spherex.run;

import java.nio.file.Path;
import org.alidade.spherex.PhotometryFailure;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.Source;
import org.jspecify.annotations.Nullable;

/** What a run needs of the photometry. */
interface Photometer {
  /** Measures a source in an image. */
  Measured measure(Path file, Source source, PhotometryOptions options);

  /**
   * What came of it: a measurement, a failure, or a bad measurement with its failure.
   *
   * @param result the measurement
   * @param failure why there is none, or why it is bad
   */
  record Measured(@Nullable PhotometryResult result, @Nullable PhotometryFailure failure) {}
}
