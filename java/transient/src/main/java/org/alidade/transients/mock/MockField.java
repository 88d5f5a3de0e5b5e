package org.alidade.transients.mock;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.alidade.array.BadInputException;
import org.alidade.transients.ObservationType;

/**
 * A generated supernova and the sky around it.
 *
 * <p>The same options give the same field, and an exposure does not depend on which others were
 * taken.
 *
 * <pre>{@code
 * MockField field = MockField.of(MockOptions.defaults(), 0);
 * MockExposure reference = field.expose(field.epochs(ObservationType.REFERENCE).get(0));
 * }</pre>
 *
 * @param name name of the supernova
 * @param raDegrees right ascension of the field centre, degrees
 * @param decDegrees declination of the field centre, degrees
 * @param discoveryMjd day of the discovery, modified Julian date
 * @param sources everything on this sky
 * @param epochs reference epochs, then science epochs
 * @param options what it was made from
 * @param index number of the field, from 0
 */
public record MockField(
    String name,
    double raDegrees,
    double decDegrees,
    double discoveryMjd,
    List<MockSource> sources,
    List<MockEpoch> epochs,
    MockOptions options,
    int index) {
  private static final double FIRST_DISCOVERY_MJD = 58879;
  private static final double BETWEEN_DISCOVERIES_DAYS = 9;
  private static final int LETTERS = 26;
  private static final long FIELD_STEP = 0x9E3779B97F4A7C15L;

  /** Makes the lists immutable. */
  public MockField {
    sources = List.copyOf(sources);
    epochs = List.copyOf(epochs);
  }

  /**
   * The field of a number.
   *
   * @throws BadInputException if there is none
   */
  public static MockField of(MockOptions options, int index) {
    if (index < 0 || index >= options.supernovae()) {
      throw new BadInputException(
          "field " + index, "generated observations", "use 0 to " + (options.supernovae() - 1));
    }
    SplittableRandom random = new SplittableRandom(options.seed() + FIELD_STEP * (index + 1));
    double ra = 360 * random.nextDouble();
    double dec = 120 * random.nextDouble() - 60;
    double discovery = FIRST_DISCOVERY_MJD + BETWEEN_DISCOVERIES_DAYS * index;
    List<MockSource> sources = MockSky.draw(options, ra, dec, random.split());
    List<MockEpoch> epochs = new ArrayList<>();
    SplittableRandom nights = random.split();
    for (int i = 0; i < options.referenceEpochs(); i++) {
      epochs.add(
          MockEpoch.draw(
              ObservationType.REFERENCE, i, discovery, options.camera(), nights.split()));
    }
    nights = random.split();
    for (int i = 0; i < options.scienceEpochs(); i++) {
      epochs.add(
          MockEpoch.draw(ObservationType.SCIENCE, i, discovery, options.camera(), nights.split()));
    }
    return new MockField(name(index), ra, dec, discovery, sources, epochs, options, index);
  }

  private static String name(int index) {
    char first = (char) ('a' + index / LETTERS % LETTERS);
    char second = (char) ('a' + index % LETTERS);
    return "2020mock" + first + second;
  }

  /** The epochs of a type, in their order. */
  public List<MockEpoch> epochs(ObservationType type) {
    return epochs.stream().filter(epoch -> epoch.type() == type).toList();
  }

  /** The supernova: its position is the one in the catalogue. */
  public MockSource supernova() {
    return sources.stream()
        .filter(source -> source.kind() == MockKind.SUPERNOVA)
        .findFirst()
        .orElseThrow();
  }

  /**
   * Takes the exposure of an epoch.
   *
   * @throws BadInputException if the epoch is not one of this field
   */
  public MockExposure expose(MockEpoch epoch) {
    int number = epochs.indexOf(epoch);
    if (number < 0) {
      throw new BadInputException(
          "epoch " + epoch.id(), "field " + name, "pass one of the epochs of this field");
    }
    long seed = options.seed() ^ (FIELD_STEP * (1000L * (index + 1) + number));
    return MockDetector.expose(this, epoch, options.camera(), new SplittableRandom(seed));
  }
}
