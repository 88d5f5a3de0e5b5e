package org.alidade.lvm.mock;

import java.time.LocalDateTime;
import org.alidade.array.BadInputException;

/**
 * What a mock frame is to hold. Immutable; begin with {@link #builder()}.
 *
 * <pre>{@code
 * MockFrame frame = MockFrame.builder()
 *     .exposure(10001).release(MockRelease.V1_1_1).pointing(83.82, -5.39, 0)
 *     .fill(6500, 6800)
 *     .build();
 * new FrameWriter(FibreMap.hexagonal(), MockSpectrum.synthetic()).write(path, frame);
 * }</pre>
 *
 * @param exposure exposure number
 * @param tileId survey tile
 * @param object text of the OBJECT card
 * @param release layout of the file
 * @param raDegrees pointing, right ascension
 * @param decDegrees pointing, declination
 * @param positionAngleDegrees rotation of the field
 * @param midExposure middle of the exposure, UTC
 * @param exposureSeconds from INTSTART to INTEND
 * @param seed of all random numbers
 * @param firstPixel first pixel of the survey's grid that the file has
 * @param pixels number of wavelengths in the file
 * @param fillFirst first pixel of the survey's grid with content
 * @param fillEnd end of the content, exclusive; elsewhere the planes stay zero
 * @param brightness factor on the spectrum
 * @param maskedFraction part of the pixels with MASK 1, NaN in FLUX, IVAR, SKY and SKY_IVAR
 * @param zeroIvarFraction part of the pixels with finite flux and IVAR 0
 */
public record MockFrame(
    long exposure,
    int tileId,
    String object,
    MockRelease release,
    double raDegrees,
    double decDegrees,
    double positionAngleDegrees,
    LocalDateTime midExposure,
    double exposureSeconds,
    long seed,
    int firstPixel,
    int pixels,
    int fillFirst,
    int fillEnd,
    double brightness,
    double maskedFraction,
    double zeroIvarFraction) {

  /** A frame with the full grid, fully filled, in the layout of release 1.2.0. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects the options; everything has a default. */
  public static final class Builder {
    private long exposure = 10001;
    private int tileId = 1054755;
    private String object = "tile_id=1054755";
    private MockRelease release = MockRelease.V1_2_0;
    private double raDegrees = 83.82;
    private double decDegrees = -5.39;
    private double positionAngleDegrees;
    private LocalDateTime midExposure = LocalDateTime.parse("2023-11-07T07:33:12.416");
    private double exposureSeconds = 902.504;
    private long seed = 1;
    private int firstPixel;
    private int pixels = MockSpectrum.PIXELS;
    private int fillFirst;
    private int fillEnd = MockSpectrum.PIXELS;
    private double brightness = 1;
    private double maskedFraction = 0.004;
    private double zeroIvarFraction = 0.0005;

    private Builder() {}

    /** Exposure number. */
    public Builder exposure(long number) {
      exposure = number;
      return this;
    }

    /** Survey tile, also as OBJECT {@code tile_id=...}. */
    public Builder tileId(int number) {
      tileId = number;
      object = "tile_id=" + number;
      return this;
    }

    /** Text of the OBJECT card, after {@link #tileId} if both are given. */
    public Builder object(String text) {
      object = text;
      return this;
    }

    /** Layout of the file. */
    public Builder release(MockRelease value) {
      release = value;
      return this;
    }

    /** Pointing and rotation of the science field in degrees. */
    public Builder pointing(double ra, double dec, double positionAngle) {
      raDegrees = ra;
      decDegrees = dec;
      positionAngleDegrees = positionAngle;
      return this;
    }

    /** Middle of the exposure, UTC. */
    public Builder midExposure(LocalDateTime utc) {
      midExposure = utc;
      return this;
    }

    /** Duration in seconds. */
    public Builder exposureSeconds(double seconds) {
      exposureSeconds = seconds;
      return this;
    }

    /** Seed of all random numbers. */
    public Builder seed(long value) {
      seed = value;
      return this;
    }

    /**
     * Cuts the wavelength grid, for small files. Pixels that two grids share have the same content.
     *
     * @param low first wavelength, Angstrom
     * @param high last wavelength, Angstrom, inclusive
     */
    public Builder grid(double low, double high) {
      firstPixel = pixelFrom(low);
      pixels = pixelTo(high) - firstPixel;
      return this;
    }

    /**
     * Fills the planes in a wavelength range only. The file has its full length, but the rest takes
     * little room on the disk.
     *
     * @param low first wavelength, Angstrom
     * @param high last wavelength, Angstrom, inclusive
     */
    public Builder fill(double low, double high) {
      fillFirst = pixelFrom(low);
      fillEnd = pixelTo(high);
      return this;
    }

    /** Factor on the spectrum. */
    public Builder brightness(double factor) {
      brightness = factor;
      return this;
    }

    /** Part of the pixels that are masked. */
    public Builder maskedFraction(double fraction) {
      maskedFraction = fraction;
      return this;
    }

    /** Part of the pixels whose inverse variance is 0. */
    public Builder zeroIvarFraction(double fraction) {
      zeroIvarFraction = fraction;
      return this;
    }

    /**
     * The frame.
     *
     * @throws BadInputException if a range is empty, or a number makes no sense
     */
    public MockFrame build() {
      check(pixels > 0 && fillEnd > fillFirst, "a wavelength range is empty");
      check(exposure >= 0 && tileId >= 0, "exposure or tile number is negative");
      check(exposureSeconds > 0, "the exposure has no duration");
      check(decDegrees >= -90 && decDegrees <= 90, "the declination is beyond a pole");
      check(Double.isFinite(raDegrees), "the right ascension is no number");
      check(isFraction(maskedFraction) && isFraction(zeroIvarFraction), "a fraction is not 0 to 1");
      return new MockFrame(
          exposure,
          tileId,
          object,
          release,
          raDegrees,
          decDegrees,
          positionAngleDegrees,
          midExposure,
          exposureSeconds,
          seed,
          firstPixel,
          pixels,
          Math.max(fillFirst, firstPixel),
          Math.min(fillEnd, firstPixel + pixels),
          brightness,
          maskedFraction,
          zeroIvarFraction);
    }

    private static boolean isFraction(double value) {
      return value >= 0 && value <= 1;
    }

    private static void check(boolean right, String what) {
      if (!right) {
        throw new BadInputException(what, "mock frame", "correct the option");
      }
    }

    private static int pixelFrom(double angstrom) {
      return clipped(
          Math.ceil((angstrom - MockSpectrum.FIRST_ANGSTROM) / MockSpectrum.STEP_ANGSTROM));
    }

    private static int pixelTo(double angstrom) {
      double last = (angstrom - MockSpectrum.FIRST_ANGSTROM) / MockSpectrum.STEP_ANGSTROM;
      return clipped(Math.floor(last) + 1);
    }

    private static int clipped(double pixel) {
      return (int) Math.max(0, Math.min(MockSpectrum.PIXELS, pixel));
    }
  }
}
