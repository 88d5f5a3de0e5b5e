package org.alidade.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.alidade.array.NestedNumbers;
import org.alidade.transients.ObservationType;
import org.alidade.transients.catalogue.CatalogueJson;
import org.alidade.transients.catalogue.SupernovaCatalogue;
import org.alidade.transients.difference.Candidate;
import org.alidade.transients.difference.CandidateOptions;
import org.alidade.transients.difference.Candidates;
import org.alidade.transients.difference.Zogy;
import org.alidade.transients.difference.ZogyOptions;
import org.alidade.transients.image.AlignedPair;
import org.alidade.transients.image.AlignmentOptions;
import org.alidade.transients.image.PairAlignment;
import org.alidade.transients.image.PreprocessOptions;
import org.alidade.transients.image.PreprocessedFrame;
import org.alidade.transients.image.Preprocessing;
import org.alidade.transients.image.RawImage;
import org.alidade.transients.mock.MockArchive;
import org.alidade.transients.mock.MockCamera;
import org.alidade.transients.mock.MockExposure;
import org.alidade.transients.mock.MockField;
import org.alidade.transients.mock.MockOptions;

/** A small generated field with a supernova, without a database. */
final class MockTransients {
  private static final int SIZE = 256;
  private static final MockOptions OPTIONS =
      MockOptions.defaults()
          .withSupernovae(1)
          .withEpochs(1, 1)
          .withCamera(MockCamera.defaults().withSize(SIZE, SIZE));

  private MockTransients() {}

  /**
   * Writes the files that query and download would have left, and gives what the catalogue says.
   */
  static JsonNode catalogue(Path folder) {
    MockArchive archive = MockArchive.write(OPTIONS, folder);
    return CatalogueJson.of(SupernovaCatalogue.read(archive.catalogue()).entries(), List.of());
  }

  /** What differs between a science image and its reference. */
  static List<Candidate> candidates() {
    MockField field = MockField.of(OPTIONS, 0);
    AlignedPair pair =
        PairAlignment.align(
            preprocessed(field, ObservationType.SCIENCE),
            preprocessed(field, ObservationType.REFERENCE),
            AlignmentOptions.defaults());
    return Candidates.find(
        Zogy.subtract(pair.science(), pair.reference(), ZogyOptions.defaults()),
        CandidateOptions.defaults());
  }

  private static PreprocessedFrame preprocessed(MockField field, ObservationType type) {
    MockExposure exposure = field.expose(field.epochs(type).get(0));
    double[] counts = NestedNumbers.of(exposure.adu()).toDoubles();
    return Preprocessing.run(
        RawImage.of(SIZE, SIZE, counts, exposure.header()), PreprocessOptions.defaults());
  }
}
