package org.alidade.transients.training;

import java.util.List;
import org.alidade.array.BadInputException;

/**
 * How samples are made of subtracted pairs.
 *
 * @param name name of the data set
 * @param kind triplets for the real/bogus network or patches for the U-Net
 * @param size pixels per side: odd for triplets
 * @param channels images of a patch
 * @param randomPerReal samples at random places per real one
 * @param leastQuality least quality of images that are used
 * @param usableOnly whether triplets are left out whose stamps teach nothing, see {@link Usability}
 * @param augmented whether training samples are turned and mirrored into six
 * @param maxSamples most samples, before turning and mirroring
 * @param seed seed of the random places
 */
public record DatasetOptions(
    String name,
    Kind kind,
    int size,
    List<Channel> channels,
    double randomPerReal,
    double leastQuality,
    boolean usableOnly,
    boolean augmented,
    int maxSamples,
    long seed) {
  private static final int PATCH = 64;
  private static final double PATCH_NEGATIVES = 2;
  private static final double LEAST_QUALITY = 0.8;
  private static final int MAX_SAMPLES = 10_000;
  private static final long SEED = 42;

  /** What samples are made. */
  public enum Kind {
    /** Reference, science and difference stamps. */
    TRIPLETS,
    /** Patches of the difference with a mask of the transient. */
    PATCHES
  }

  /**
   * Checks the numbers.
   *
   * @throws BadInputException if one is out of range
   */
  public DatasetOptions {
    channels = List.copyOf(channels);
    if (size < 8 || (kind == Kind.TRIPLETS && size % 2 == 0)) {
      throw new BadInputException(
          "a side of " + size, "training data", "use 8 or more pixels, odd for triplets");
    }
    if (randomPerReal < 0 || maxSamples < 1 || !(leastQuality >= 0 && leastQuality <= 1)) {
      throw new BadInputException(
          randomPerReal + " random samples per real one, quality " + leastQuality,
          "training data",
          "use 0 or more, a quality from 0 to 1 and one sample at least");
    }
    if (kind == Kind.PATCHES && channels.isEmpty()) {
      throw new BadInputException(
          "patches without channels", "training data", "name one channel at least");
    }
  }

  /** Triplets of 63 pixels, one random place per real sample (spec transient 17.2). */
  public static DatasetOptions triplets(String name) {
    return new DatasetOptions(
        name,
        Kind.TRIPLETS,
        Triplet.SIZE,
        List.of(),
        1,
        LEAST_QUALITY,
        true,
        false,
        MAX_SAMPLES,
        SEED);
  }

  /** Patches of 64 pixels of the difference, two others per real one (spec transient 17.1). */
  public static DatasetOptions patches(String name) {
    return new DatasetOptions(
        name,
        Kind.PATCHES,
        PATCH,
        List.of(Channel.DIFFERENCE),
        PATCH_NEGATIVES,
        LEAST_QUALITY,
        false,
        false,
        MAX_SAMPLES,
        SEED);
  }

  /** The same with another size. */
  public DatasetOptions withSize(int pixels) {
    return new DatasetOptions(
        name,
        kind,
        pixels,
        channels,
        randomPerReal,
        leastQuality,
        usableOnly,
        augmented,
        maxSamples,
        seed);
  }

  /** The same with other channels of patches. */
  public DatasetOptions withChannels(List<Channel> newChannels) {
    return new DatasetOptions(
        name,
        kind,
        size,
        newChannels,
        randomPerReal,
        leastQuality,
        usableOnly,
        augmented,
        maxSamples,
        seed);
  }

  /** The same, keeping or leaving out what teaches nothing. */
  public DatasetOptions withUsableOnly(boolean only) {
    return new DatasetOptions(
        name, kind, size, channels, randomPerReal, leastQuality, only, augmented, maxSamples, seed);
  }

  /** The same with training samples turned and mirrored or not. */
  public DatasetOptions withAugmented(boolean on) {
    return new DatasetOptions(
        name, kind, size, channels, randomPerReal, leastQuality, usableOnly, on, maxSamples, seed);
  }

  /** The same with another number of random places per real sample. */
  public DatasetOptions withRandomPerReal(double ratio) {
    return new DatasetOptions(
        name, kind, size, channels, ratio, leastQuality, usableOnly, augmented, maxSamples, seed);
  }

  /** The same with another seed. */
  public DatasetOptions withSeed(long newSeed) {
    return new DatasetOptions(
        name,
        kind,
        size,
        channels,
        randomPerReal,
        leastQuality,
        usableOnly,
        augmented,
        maxSamples,
        newSeed);
  }

  /** The same with other limits of quality and number. */
  public DatasetOptions withLimits(double quality, int most) {
    return new DatasetOptions(
        name, kind, size, channels, randomPerReal, quality, usableOnly, augmented, most, seed);
  }
}
