package org.alidade.transients.run;

import java.io.IOException;
import java.util.UUID;
import org.alidade.fits.FitsFile;
import org.alidade.objectstore.ObjectStore;
import org.alidade.transients.Frame;
import org.alidade.transients.detection.ScoringImages;
import org.alidade.transients.difference.DifferenceRun;
import org.alidade.transients.image.PreprocessedFile;
import org.alidade.transients.ingest.StorageKeys;

/**
 * A subtraction as it is stored, with both images on its grid.
 *
 * @param run the images of the subtraction
 * @param images reference, science, difference and S_corr
 */
record StoredDifference(DifferenceRun run, ScoringImages images) {
  private static final String[] PRODUCTS = {"difference", "scorr", "alpha", "psf", "mask"};

  /** Reads the subtraction of an observation. */
  static StoredDifference read(ObjectStore store, UUID observation, UUID difference)
      throws IOException {
    try (Workspace workspace = Workspace.open(store)) {
      for (String product : PRODUCTS) {
        workspace.fetch(StorageKeys.difference(difference, product), product + ".fits");
      }
      DifferenceRun run = DifferenceRun.read(workspace.file("."));
      Frame science =
          PreprocessedFile.read(workspace.fetch(StorageKeys.processed(observation), "science.fits"))
              .frame();
      String key = StorageKeys.difference(difference, DifferenceStage.REFERENCE);
      try (FitsFile reference = FitsFile.open(workspace.fetch(key, "reference.fits"))) {
        ScoringImages images =
            new ScoringImages(
                run.width(),
                run.height(),
                reference.image(0).doubles(),
                science.pixels(),
                run.difference(),
                run.significance(),
                reference.header(0).getDouble("SIGMA"),
                science.sigma());
        return new StoredDifference(run, images);
      }
    }
  }
}
