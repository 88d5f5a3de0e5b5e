package org.alidade.transients.training;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.alidade.fits.PixelOrigin;
import org.alidade.fits.SkyPosition;
import org.alidade.fits.Wcs;
import org.alidade.transients.detection.ScoringImages;

/** Makes the samples of one pair: known places first, then random ones. */
final class PairSamples {
  private static final double APART_SIDES = 1.5;
  private static final int TRIES = 50;
  private static final String RANDOM = "random";
  private static final int MASK_RADIUS_SQUARED = 9;

  private final SubtractedPair pair;
  private final DatasetOptions options;
  private final RandomGenerator random;
  private final List<Sample> samples = new ArrayList<>();
  private final Wcs wcs;

  private PairSamples(
      SubtractedPair pair, DatasetOptions options, RandomGenerator random, Wcs wcs) {
    this.pair = pair;
    this.options = options;
    this.random = random;
    this.wcs = wcs;
  }

  static List<Sample> of(SubtractedPair pair, DatasetOptions options, RandomGenerator random) {
    try (Wcs wcs = Wcs.of(pair.header(), Wcs.PRIMARY, PixelOrigin.ZERO)) {
      PairSamples maker = new PairSamples(pair, options, random, wcs);
      maker.addKnown();
      maker.addRandom();
      return maker.samples;
    }
  }

  private void addKnown() {
    for (LabelledPosition position : pair.positions()) {
      sample(position).ifPresent(samples::add);
    }
  }

  private void addRandom() {
    long real = samples.stream().filter(sample -> sample.info().real()).count();
    long wanted = Math.round(real * options.randomPerReal());
    List<LabelledPosition> taken = new ArrayList<>(pair.positions());
    ScoringImages images = pair.images();
    for (long i = 0; i < wanted * TRIES && wanted > 0; i++) {
      int x = random.nextInt(images.width());
      int y = random.nextInt(images.height());
      int pixel = y * images.width() + x;
      if (pair.mask()[pixel] == 0 && isApart(x, y, taken)) {
        LabelledPosition place =
            new LabelledPosition(x, y, images.significance()[pixel], false, RANDOM, Double.NaN);
        Optional<Sample> sample = sample(place);
        if (sample.isPresent()) {
          samples.add(sample.get());
          taken.add(place);
          wanted--;
        }
      }
    }
  }

  /** Random places keep away from every known one, real or not, and from each other. */
  private boolean isApart(int x, int y, List<LabelledPosition> taken) {
    double least = options.kind() == DatasetOptions.Kind.PATCHES ? APART_SIDES : 0.5;
    return taken.stream()
        .allMatch(other -> Math.hypot(other.x() - x, other.y() - y) > least * options.size());
  }

  private Optional<Sample> sample(LabelledPosition position) {
    return options.kind() == DatasetOptions.Kind.TRIPLETS ? triplet(position) : patch(position);
  }

  private Optional<Sample> triplet(LabelledPosition position) {
    return Triplet.cutInside(pair.images(), position.x(), position.y(), options.size())
        .filter(cut -> !options.usableOnly() || cut.usability() == Usability.USABLE)
        .map(
            cut ->
                new Sample(
                    info(position),
                    Triplet.CHANNELS,
                    options.size(),
                    cut.normalised(),
                    new byte[0]));
  }

  private Optional<Sample> patch(LabelledPosition position) {
    ScoringImages images = pair.images();
    int size = options.size();
    if (!Stamp.fits(images.width(), images.height(), position.x(), position.y(), size)) {
      return Optional.empty();
    }
    float[] image = new float[options.channels().size() * size * size];
    int at = 0;
    for (Channel channel : options.channels()) {
      double[] whole = channel.image(images);
      Stamp stamp =
          Stamp.cut(whole, images.width(), images.height(), position.x(), position.y(), size);
      for (float value : stamp.values()) {
        image[at++] = channel.scale(value, images);
      }
    }
    return Optional.of(
        new Sample(info(position), options.channels().size(), size, image, mask(position)));
  }

  /** Pixels of every transient in the patch, not of the one in its middle alone. */
  private byte[] mask(LabelledPosition centre) {
    int size = options.size();
    int left = (int) Math.rint(centre.x()) - size / 2;
    int bottom = (int) Math.rint(centre.y()) - size / 2;
    byte[] mask = new byte[size * size];
    for (LabelledPosition position : pair.positions()) {
      if (position.real()) {
        for (int row = 0; row < size; row++) {
          for (int column = 0; column < size; column++) {
            if (shows(position, left + column, bottom + row)) {
              mask[row * size + column] = 1;
            }
          }
        }
      }
    }
    return mask;
  }

  /**
   * Whether a transient shows in a pixel: its light exceeds the noise of the difference, or, when
   * that is not known, the pixel is within 3 of it.
   */
  private boolean shows(LabelledPosition position, int x, int y) {
    int dx = x - (int) Math.rint(position.x());
    int dy = y - (int) Math.rint(position.y());
    if (pair.psf().isEmpty() || Double.isNaN(position.flux())) {
      return dx * dx + dy * dy <= MASK_RADIUS_SQUARED;
    }
    SubtractedPair.DifferencePsf psf = pair.psf().get();
    int half = psf.stamp().half();
    if (Math.abs(dx) > half || Math.abs(dy) > half) {
      return false;
    }
    double part = psf.stamp().values()[(half + dy) * psf.stamp().size() + half + dx];
    return Math.abs(position.flux()) * psf.fluxScale() * part > 1;
  }

  private SampleInfo info(LabelledPosition position) {
    SkyPosition sky = wcs.raDec(position.x(), position.y());
    String group =
        pair.snName().isEmpty()
            ? DataSplit.skyGroup(sky.longitudeDegrees(), sky.latitudeDegrees())
            : pair.snName();
    String id =
        SampleInfo.idOf(pair.observationId(), pair.referenceId(), position.x(), position.y());
    return new SampleInfo(
        id,
        position.real(),
        position.origin(),
        group,
        pair.snName(),
        pair.observationId(),
        pair.referenceId(),
        sky.longitudeDegrees(),
        sky.latitudeDegrees(),
        pair.mission(),
        pair.band(),
        pair.scienceMjd(),
        pair.referenceMjd(),
        position.significance(),
        pair.quality(),
        "");
  }
}
