package org.alidade.transients.training;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.alidade.array.BadInputException;
import org.alidade.sky.Healpix;

/**
 * Which part of a data set a sample belongs to. The group decides, so that what shows one object is
 * never on both sides, and the same group is always in the same part (spec transient 17.4).
 */
public enum DataSplit {
  /** Learned from. */
  TRAIN,
  /** Watched while learning, to stop in time and to calibrate. */
  VALIDATION,
  /** Held out to the end. */
  TEST;

  private static final BigInteger BUCKETS = BigInteger.valueOf(100);
  private static final int TRAIN_BUCKETS = 80;
  private static final int VALIDATION_BUCKETS = 90;
  private static final int CELL_ORDER = 6;

  /** The name in files, in lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The part of a name.
   *
   * @throws BadInputException if there is none
   */
  public static DataSplit of(String text) {
    for (DataSplit split : values()) {
      if (split.text().equals(text)) {
        return split;
      }
    }
    throw new BadInputException(
        "'" + text + "' is no part of a data set", "split", "use train, validation or test");
  }

  /**
   * The part of a group: SHA-256 of its name modulo 100; 80 to train, 10 to validate, 10 to test.
   */
  public static DataSplit ofGroup(String group) {
    byte[] digest = Sha256.of(group.getBytes(StandardCharsets.UTF_8));
    int bucket = new BigInteger(1, digest).mod(BUCKETS).intValue();
    if (bucket < TRAIN_BUCKETS) {
      return TRAIN;
    }
    return bucket < VALIDATION_BUCKETS ? VALIDATION : TEST;
  }

  /** The group of what has no supernova: its HEALPix cell with nside 64. */
  public static String skyGroup(double raDegrees, double decDegrees) {
    return "hpx64:" + Healpix.ofOrder(CELL_ORDER).cell(raDegrees, decDegrees);
  }
}
