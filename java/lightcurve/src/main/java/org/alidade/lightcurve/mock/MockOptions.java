package org.alidade.lightcurve.mock;

import org.alidade.array.BadInputException;

/**
 * What a mock field is like.
 *
 * @param objects number of objects
 * @param types number of measurement types; the first forty are those of the IRAC Dark Field, more
 *     have more apertures
 * @param epochs number of epochs
 * @param seed seed of everything random
 * @param fourDecimals whether magnitudes and errors are rounded to four decimals, as SExtractor
 *     writes them
 */
public record MockOptions(int objects, int types, int epochs, long seed, boolean fourDecimals) {
  /** Measurement types of the IRAC Dark Field: channels x images x apertures. */
  public static final int TYPES = 40;

  private static final int OBJECTS = 500;
  private static final int EPOCHS = 1200;
  private static final long SEED = 20031218;

  /**
   * Checks the options.
   *
   * @throws BadInputException if a number is less than 1
   */
  public MockOptions {
    atLeastOne(objects, "objects");
    atLeastOne(types, "types");
    atLeastOne(epochs, "epochs");
  }

  private static void atLeastOne(int count, String name) {
    if (count < 1) {
      throw new BadInputException(count + " " + name, "mock field", "ask for one at least");
    }
  }

  /** 500 objects, 40 types, 1200 epochs (24 million measurements), all digits. */
  public static MockOptions defaults() {
    return new MockOptions(OBJECTS, TYPES, EPOCHS, SEED, false);
  }

  /** The same with another number of objects; those that were there stay the same. */
  public MockOptions withObjects(int count) {
    return new MockOptions(count, types, epochs, seed, fourDecimals);
  }

  /** The same with another number of measurement types. */
  public MockOptions withTypes(int count) {
    return new MockOptions(objects, count, epochs, seed, fourDecimals);
  }

  /** The same with another number of epochs. */
  public MockOptions withEpochs(int count) {
    return new MockOptions(objects, types, count, seed, fourDecimals);
  }

  /** The same with another seed. */
  public MockOptions withSeed(long value) {
    return new MockOptions(objects, types, epochs, value, fourDecimals);
  }

  /** The same with values rounded to four decimals, as SExtractor writes them. */
  public MockOptions rounded() {
    return new MockOptions(objects, types, epochs, seed, true);
  }
}
