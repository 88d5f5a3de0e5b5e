package org.alidade.cube.survey;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.alidade.array.BadInputException;

/**
 * Choices of {@link NgistImport}.
 *
 * @param module part of the run to follow; default {@link NgistModule#KIN}
 * @param components how bins become components; default {@link ComponentLayout#BINS}
 * @param oversampling template pixels per observed pixel; default 5
 * @param additiveDegree degree of the additive continuum polynomial, -1 for none; default as in the
 *     run
 * @param multiplicativeDegree degree of the multiplicative continuum polynomial, 0 for none;
 *     default as in the run
 * @param velocityOffsetKms added to the velocities of the run; default: measured
 */
public record NgistOptions(
    NgistModule module,
    ComponentLayout components,
    int oversampling,
    OptionalInt additiveDegree,
    OptionalInt multiplicativeDegree,
    OptionalDouble velocityOffsetKms) {

  /** Largest degree of a continuum polynomial. */
  private static final int MAX_DEGREE = 30;

  /**
   * Checks the values.
   *
   * @throws BadInputException if a value is out of range
   */
  public NgistOptions {
    require(oversampling >= 1 && oversampling <= 50, "oversampling", "1 to 50");
    int additive = additiveDegree.orElse(0);
    int multiplicative = multiplicativeDegree.orElse(0);
    require(additive >= -1 && additive <= MAX_DEGREE, "additive degree", "-1 to 30");
    require(
        multiplicative >= 0 && multiplicative <= MAX_DEGREE, "multiplicative degree", "0 to 30");
    require(Math.abs(velocityOffsetKms.orElse(0)) < 1000, "velocity offset", "-1000 to 1000 km/s");
  }

  private static void require(boolean valid, String what, String range) {
    if (!valid) {
      throw new BadInputException(what + " is out of range", "nGIST import", "use " + range);
    }
  }

  /** The defaults. */
  public static NgistOptions defaults() {
    return builder().build();
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the choices. */
  public static final class Builder {
    private NgistModule module = NgistModule.KIN;
    private ComponentLayout components = ComponentLayout.BINS;
    private int oversampling = 5;
    private OptionalInt additiveDegree = OptionalInt.empty();
    private OptionalInt multiplicativeDegree = OptionalInt.empty();
    private OptionalDouble velocityOffsetKms = OptionalDouble.empty();

    private Builder() {}

    /** Part of the run to follow. */
    public Builder module(NgistModule value) {
      module = value;
      return this;
    }

    /** How bins become components. */
    public Builder components(ComponentLayout value) {
      components = value;
      return this;
    }

    /** Template pixels per observed pixel. */
    public Builder oversampling(int value) {
      oversampling = value;
      return this;
    }

    /** Degree of the additive polynomial instead of the run's. */
    public Builder additiveDegree(int value) {
      additiveDegree = OptionalInt.of(value);
      return this;
    }

    /** Degree of the multiplicative polynomial instead of the run's. */
    public Builder multiplicativeDegree(int value) {
      multiplicativeDegree = OptionalInt.of(value);
      return this;
    }

    /** Velocity to add to the run's instead of measuring it. */
    public Builder velocityOffsetKms(double value) {
      velocityOffsetKms = OptionalDouble.of(value);
      return this;
    }

    /**
     * Finishes.
     *
     * @throws BadInputException if a value is out of range
     */
    public NgistOptions build() {
      return new NgistOptions(
          module,
          components,
          oversampling,
          additiveDegree,
          multiplicativeDegree,
          velocityOffsetKms);
    }
  }
}
