package org.alidade.transients.image;

import java.util.Arrays;
import java.util.List;
import org.alidade.math.ThreadBudget;
import org.alidade.transients.StageException;
import org.jspecify.annotations.Nullable;

/**
 * The mean of calibration frames, pixel by pixel, without values more than 3 standard deviations
 * from their median (5 rounds; spec transient 10.1).
 *
 * <p>Example: {@code MasterFrame flat = MasterFrame.flat(flats, MasterFrame.bias(biases));}
 *
 * @param width columns
 * @param height rows
 * @param values bias: counts; dark: counts per second; flat: sensitivity, 1 on average
 * @param variance variance of the mean, in the square of that unit; 0 if there was one frame
 */
@SuppressWarnings("ArrayRecordComponent") // bulk data, described above
public record MasterFrame(int width, int height, double[] values, double[] variance) {
  private static final double CLIP = 3;
  private static final int ROUNDS = 5;

  /**
   * Master bias.
   *
   * @throws StageException (CALIBRATION_INVALID) if there is no frame or their sizes differ
   */
  public static MasterFrame bias(List<CalibrationFrame> frames) {
    return mean(frames, frame -> frame.pixels());
  }

  /**
   * Master dark: what the detector collects per second without light.
   *
   * @param frames exposures with the shutter closed
   * @param bias taken off them first; null if the frames have none
   * @throws StageException (CALIBRATION_INVALID) if there is no frame, sizes differ, or an exposure
   *     time is not positive
   */
  public static MasterFrame dark(List<CalibrationFrame> frames, @Nullable MasterFrame bias) {
    return mean(
        frames,
        frame -> {
          if (!(frame.exposureSeconds() > 0)) {
            throw CalibrationFrame.invalid(
                "an exposure of " + frame.exposureSeconds() + " s for a dark");
          }
          double[] rate = withoutBias(frame, bias);
          for (int i = 0; i < rate.length; i++) {
            rate[i] /= frame.exposureSeconds();
          }
          return rate;
        });
  }

  /**
   * Master flat: each frame less the bias, divided by its mean.
   *
   * @param frames exposures of an even light
   * @param bias taken off them first; null if the frames have none
   * @throws StageException (CALIBRATION_INVALID) if there is no frame, sizes differ, or a frame has
   *     no light
   */
  public static MasterFrame flat(List<CalibrationFrame> frames, @Nullable MasterFrame bias) {
    return mean(
        frames,
        frame -> {
          double[] light = withoutBias(frame, bias);
          double mean = Arrays.stream(light).sum() / light.length;
          if (!(mean > 0)) {
            throw CalibrationFrame.invalid("a flat with a mean of " + mean);
          }
          for (int i = 0; i < light.length; i++) {
            light[i] /= mean;
          }
          return light;
        });
  }

  private interface Preparation {
    double[] apply(CalibrationFrame frame);
  }

  private static double[] withoutBias(CalibrationFrame frame, @Nullable MasterFrame bias) {
    double[] values = frame.pixels().clone();
    if (bias != null) {
      requireSize(bias.width, bias.height, frame);
      for (int i = 0; i < values.length; i++) {
        values[i] -= bias.values[i];
      }
    }
    return values;
  }

  private static void requireSize(int width, int height, CalibrationFrame frame) {
    if (frame.width() != width || frame.height() != height) {
      throw CalibrationFrame.invalid(
          "a frame of "
              + frame.width()
              + " x "
              + frame.height()
              + " among "
              + width
              + " x "
              + height);
    }
  }

  private static MasterFrame mean(List<CalibrationFrame> frames, Preparation preparation) {
    if (frames.isEmpty()) {
      throw CalibrationFrame.invalid("there is no frame");
    }
    CalibrationFrame first = frames.get(0);
    frames.forEach(frame -> requireSize(first.width(), first.height(), frame));
    List<double[]> prepared = frames.stream().map(preparation::apply).toList();
    double[] values = new double[first.pixels().length];
    double[] variance = new double[values.length];
    ThreadBudget.current()
        .forEach(
            first.height(),
            row -> {
              double[] stack = new double[prepared.size()];
              int start = (int) row * first.width();
              for (int i = start; i < start + first.width(); i++) {
                for (int k = 0; k < stack.length; k++) {
                  stack[k] = prepared.get(k)[i];
                }
                ClippedSample clipped = ClippedSample.of(stack, stack.length, CLIP, ROUNDS);
                values[i] = clipped.mean();
                variance[i] = clipped.varianceOfMean();
              }
            });
    return new MasterFrame(first.width(), first.height(), values, variance);
  }
}
