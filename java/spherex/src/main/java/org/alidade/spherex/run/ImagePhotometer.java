package org.alidade.spherex.run;

import java.nio.file.Path;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.Source;
import org.alidade.spherex.photometry.MeasurementOutcome;
import org.alidade.spherex.photometry.SpherexPhotometry;

/** The photometry of level-2 images. */
final class ImagePhotometer implements Photometer {
  @Override
  public Measured measure(Path file, Source source, PhotometryOptions options) {
    MeasurementOutcome outcome = SpherexPhotometry.measure(file, source, options);
    return new Measured(outcome.resultOrNull(), outcome.failureOrNull());
  }
}
