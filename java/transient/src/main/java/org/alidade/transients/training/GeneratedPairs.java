package org.alidade.transients.training;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.alidade.transients.Frame;
import org.alidade.transients.MaskBits;
import org.alidade.transients.ObservationType;
import org.alidade.transients.detection.ScoringImages;
import org.alidade.transients.difference.Candidate;
import org.alidade.transients.difference.CandidateOptions;
import org.alidade.transients.difference.Candidates;
import org.alidade.transients.difference.SubtractionResult;
import org.alidade.transients.difference.Zogy;
import org.alidade.transients.difference.ZogyOptions;
import org.alidade.transients.image.Resampling;
import org.alidade.transients.image.SkyMapping;
import org.alidade.transients.mock.MockEpoch;
import org.alidade.transients.mock.MockExposure;
import org.alidade.transients.mock.MockField;
import org.alidade.transients.mock.MockKind;
import org.alidade.transients.mock.MockOptions;

/**
 * Generated observations, really subtracted: the candidates that the extraction finds are samples,
 * real where a source was injected, otherwise what went wrong with the subtraction. To have
 * something go wrong, registration, flux ratio and point-spread function are a little off, and some
 * cosmic rays are not known to the mask. Variable stars are left out, because they are neither,
 * unless a network is to tell new sources from them.
 *
 * <pre>{@code
 * MockOptions sky = MockOptions.defaults().withSupernovae(60);
 * DatasetBuilder.build(DatasetOptions.triplets("generated"), GeneratedPairs.of(sky), folder);
 * }</pre>
 */
public final class GeneratedPairs implements Iterable<SubtractedPair> {
  private static final double MATCH_PX = 2.5;
  private static final double VARIABLE_PX = 6;
  private static final double SHIFT_PX = 0.35;
  private static final double FLUX_ERROR = 0.03;
  private static final double KNOWN_COSMIC_RAYS = 0.7;
  private static final int MARGIN_PX = 14;
  private static final String MISSION = "MOCK";

  private final MockOptions options;
  private final boolean againstVariables;

  private GeneratedPairs(MockOptions options, boolean againstVariables) {
    this.options = options;
    this.againstVariables = againstVariables;
  }

  /** A pair per science epoch of every field, each with the first reference epoch. */
  public static GeneratedPairs of(MockOptions options) {
    return new GeneratedPairs(options, false);
  }

  /** The same with variable stars as samples that are not real. */
  public GeneratedPairs againstVariables() {
    return new GeneratedPairs(options, true);
  }

  @Override
  public Iterator<SubtractedPair> iterator() {
    return IntStream.range(0, options.supernovae() * options.scienceEpochs())
        .mapToObj(this::pair)
        .iterator();
  }

  private SubtractedPair pair(int number) {
    MockField field = MockField.of(options, number / options.scienceEpochs());
    MockEpoch before = field.epochs(ObservationType.REFERENCE).get(0);
    MockEpoch after = field.epochs(ObservationType.SCIENCE).get(number % options.scienceEpochs());
    SplittableRandom random = new SplittableRandom(options.seed() + number);
    MockExposure science = field.expose(after);
    Frame newer = spoiled(science.frame(), random);
    Frame older = registered(newer, spoiled(field.expose(before).frame(), random), random);
    double scale = 1 + FLUX_ERROR * random.nextGaussian();
    ZogyOptions zogy =
        ZogyOptions.defaults().withFluxScales(scale * after.transparency(), before.transparency());
    SubtractionResult result = Zogy.subtract(newer, older, zogy);
    List<Candidate> candidates =
        Candidates.find(result, newer, older, CandidateOptions.defaults().withMarginPx(MARGIN_PX));
    return new SubtractedPair(
        field.name(),
        field.name() + "_" + after.id(),
        field.name() + "_" + before.id(),
        MISSION,
        options.camera().filter(),
        after.mjd(),
        before.mjd(),
        1,
        new ScoringImages(
            newer.width(),
            newer.height(),
            older.pixels(),
            newer.pixels(),
            result.difference(),
            result.significance(),
            older.sigma(),
            newer.sigma()),
        mask(result.mask()),
        newer.header(),
        Optional.of(new SubtractedPair.DifferencePsf(result.psf(), result.differenceScale())),
        labels(candidates, science));
  }

  /** Some hits of cosmic rays are forgotten, as a search for them would miss some. */
  private static Frame spoiled(Frame frame, SplittableRandom random) {
    byte[] mask = frame.mask().clone();
    for (int i = 0; i < mask.length; i++) {
      boolean known = random.nextDouble() < KNOWN_COSMIC_RAYS;
      if (!known && (mask[i] & MaskBits.COSMIC_RAY) != 0) {
        mask[i] = (byte) (mask[i] & ~MaskBits.COSMIC_RAY);
      }
    }
    return new Frame(
        frame.width(),
        frame.height(),
        frame.pixels(),
        frame.variance(),
        mask,
        frame.sigma(),
        frame.psf(),
        frame.header());
  }

  private static Frame registered(Frame science, Frame reference, SplittableRandom random) {
    double shiftX = SHIFT_PX * random.nextGaussian();
    double shiftY = SHIFT_PX * random.nextGaussian();
    try (SkyMapping sky = SkyMapping.between(science.header(), reference.header())) {
      return Resampling.onto(
          science.width(),
          science.height(),
          science.header(),
          (x, y) -> sky.map(x + shiftX, y + shiftY),
          reference);
    }
  }

  private static byte[] mask(boolean[] set) {
    byte[] mask = new byte[set.length];
    for (int i = 0; i < mask.length; i++) {
      mask[i] = (byte) (set[i] ? MaskBits.NO_DATA : 0);
    }
    return mask;
  }

  private List<LabelledPosition> labels(List<Candidate> candidates, MockExposure science) {
    List<LabelledPosition> labels = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Optional<MockExposure.Placed> injected = near(candidate, science, true, MATCH_PX);
      boolean variable = near(candidate, science, false, VARIABLE_PX).isPresent();
      if (injected.isPresent() || !variable || againstVariables) {
        labels.add(
            new LabelledPosition(
                candidate.x(),
                candidate.y(),
                candidate.significance(),
                injected.isPresent(),
                injected.isPresent() ? "injected" : variable ? "variable" : "residual",
                candidate.flux()));
      }
    }
    return labels;
  }

  /** A source that is new in this exposure, or one that varies, near a candidate. */
  private static Optional<MockExposure.Placed> near(
      Candidate candidate, MockExposure science, boolean injected, double radius) {
    return science.sources().stream()
        .filter(
            placed ->
                injected
                    ? placed.source().kind().isNew() && placed.flux() > 0
                    : placed.source().kind() == MockKind.VARIABLE)
        .filter(
            placed -> Math.hypot(placed.x() - candidate.x(), placed.y() - candidate.y()) < radius)
        .findFirst();
  }
}
