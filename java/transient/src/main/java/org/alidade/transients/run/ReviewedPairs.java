package org.alidade.transients.run;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alidade.array.IoFailureException;
import org.alidade.objectstore.ObjectStore;
import org.alidade.transients.MaskBits;
import org.alidade.transients.database.CandidateRow;
import org.alidade.transients.database.DetectionRow;
import org.alidade.transients.review.Label;
import org.alidade.transients.training.LabelledPosition;
import org.alidade.transients.training.SampleInfo;
import org.alidade.transients.training.SubtractedPair;
import org.jspecify.annotations.Nullable;

/** Reviewed subtractions as material of training data; images are fetched one pair at a time. */
final class ReviewedPairs implements Iterable<SubtractedPair> {
  private static final double MJD_OF_EPOCH = 40_587;
  private static final double MILLIS_PER_DAY = 86_400_000;
  private static final String REJECTED = "rejected";

  private final ObjectStore store;
  private final List<ReviewedDifference> differences;
  private final double artifactsPerReal;
  private final Map<String, DetectionRow> shown = new HashMap<>();

  ReviewedPairs(ObjectStore store, List<ReviewedDifference> differences, double artifactsPerReal) {
    this.store = store;
    this.differences = differences;
    this.artifactsPerReal = artifactsPerReal;
  }

  @Override
  public Iterator<SubtractedPair> iterator() {
    return differences.stream().map(this::pair).iterator();
  }

  /** The detection that a sample shows, by its identifier, of the pairs that were looked at. */
  Optional<DetectionRow> detection(String sampleId) {
    return Optional.ofNullable(shown.get(sampleId));
  }

  private SubtractedPair pair(ReviewedDifference difference) {
    try {
      StoredDifference stored =
          StoredDifference.read(store, difference.observation().id(), difference.run().id());
      boolean[] masked = stored.run().mask();
      byte[] mask = new byte[masked.length];
      for (int i = 0; i < mask.length; i++) {
        mask[i] = (byte) (masked[i] ? MaskBits.NO_DATA : 0);
      }
      String mission = difference.observation().mission();
      return new SubtractedPair(
          difference.observation().snName(),
          difference.observation().id().toString(),
          difference.reference().id().toString(),
          mission == null ? difference.survey() : mission,
          difference.observation().filterBand(),
          mjd(difference.observation().observationTime()),
          mjd(difference.reference().observationTime()),
          difference.quality(),
          stored.images(),
          mask,
          stored.run().header(),
          Optional.of(
              new SubtractedPair.DifferencePsf(
                  stored.run().psf(), stored.run().header().getDouble("FD"))),
          positions(difference));
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "a subtraction cannot be read (" + e.getMessage() + ")",
              difference.run().id().toString(),
              "check the store and the disk");
      failure.initCause(e);
      throw failure;
    }
  }

  private List<LabelledPosition> positions(ReviewedDifference difference) {
    List<LabelledPosition> positions = new ArrayList<>();
    difference
        .reviewed()
        .forEach(
            (candidate, detection) -> {
              String label = String.valueOf(detection.humanLabel());
              positions.add(position(candidate, Label.of(label).isValid(), label));
              shown.put(sampleId(difference, candidate), detection);
            });
    long real = positions.stream().filter(LabelledPosition::real).count();
    long wanted = Math.round(real * artifactsPerReal) - (positions.size() - real);
    difference.rejected().stream()
        .limit(Math.max(0, wanted))
        .forEach(candidate -> positions.add(position(candidate, false, REJECTED)));
    return positions;
  }

  private static String sampleId(ReviewedDifference difference, CandidateRow candidate) {
    return SampleInfo.idOf(
        difference.observation().id().toString(),
        difference.reference().id().toString(),
        candidate.x(),
        candidate.y());
  }

  private static LabelledPosition position(CandidateRow candidate, boolean real, String origin) {
    return new LabelledPosition(
        candidate.x(),
        candidate.y(),
        known(candidate.significance()),
        real,
        origin,
        known(candidate.flux()));
  }

  private static double known(@Nullable Double value) {
    return value == null ? Double.NaN : value;
  }

  private static double mjd(Instant time) {
    return MJD_OF_EPOCH + time.toEpochMilli() / MILLIS_PER_DAY;
  }
}
