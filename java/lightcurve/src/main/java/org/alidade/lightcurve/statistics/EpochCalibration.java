package org.alidade.lightcurve.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.smoothing.ClippedSample;
import org.alidade.lightcurve.smoothing.SigmaClip;
import org.alidade.table.Column;
import org.alidade.table.Table;

/**
 * Zero points and errors of the epochs of one measurement type, from stars that do not vary (spec
 * lightcurve 14.1).
 *
 * <p>The offset of an epoch is the weighted mean of the clipped residuals of the stars, each taken
 * from the clipped weighted mean of its own light curve; means and offsets are made anew from each
 * other a few times, and the offsets have mean 0. Errors are multiplied so that the residuals of
 * the stars kept have a reduced chi-squared of 1.
 *
 * <pre>{@code
 * EpochCalibration calibration = EpochCalibration.of(store, typeId, constantStars, EpochCalibration.Options.defaults());
 * TableWriter.write(Path.of("corrections.parquet"), calibration.table());
 * LightCurve corrected = calibration.apply(store.get(12345, typeId));
 * }</pre>
 *
 * @param typeId the measurement type
 * @param epochsMjd times of the epochs, MJD, ascending
 * @param offsets what is subtracted from values at an epoch, mag; 0 where there are too few stars
 * @param offsetErrors standard errors of the offsets, mag; NaN where there are too few stars
 * @param errorFactors what errors at an epoch are multiplied with; 1 where there are too few stars
 * @param stars stars kept at every epoch
 */
@SuppressWarnings("ArrayRecordComponent") // a table by columns
public record EpochCalibration(
    int typeId,
    double[] epochsMjd,
    double[] offsets,
    double[] offsetErrors,
    double[] errorFactors,
    int[] stars) {
  /**
   * How the stars are averaged.
   *
   * @param clip rejection of residuals
   * @param fewestStars stars that an epoch must keep to be corrected, 2 or more
   * @param rounds how often means and offsets are made anew
   */
  public record Options(SigmaClip clip, int fewestStars, int rounds) {
    /**
     * Checks the figures.
     *
     * @throws BadInputException if one is too small
     */
    public Options {
      if (fewestStars < 2 || rounds < 1) {
        throw new BadInputException(
            fewestStars + " stars, " + rounds + " rounds",
            "EpochCalibration",
            "use 2 stars and 1 round or more");
      }
    }

    /** Clipping at 3 sigma, 5 stars, 5 rounds. */
    public static Options defaults() {
      return new Options(SigmaClip.at(3), 5, 5);
    }
  }

  /**
   * Measures the offsets.
   *
   * @param constantObjects numbers of stars that do not vary; those without a light curve do not
   *     count
   * @throws BadInputException if an error of a valid point is not positive
   */
  public static EpochCalibration of(
      LightCurveStore store, int typeId, long[] constantObjects, Options options) {
    List<Series> stars = new ArrayList<>();
    store.get(
        constantObjects,
        typeId,
        curve -> {
          Series series = Series.of(curve);
          series.requirePositiveErrors("EpochCalibration");
          if (series.size() > 0) {
            stars.add(series);
          }
        });
    double[] epochs = epochs(stars);
    EpochCalibration calibration =
        new EpochCalibration(
            typeId,
            epochs,
            new double[epochs.length],
            filled(epochs.length, Double.NaN),
            filled(epochs.length, 1),
            new int[epochs.length]);
    for (int round = 0; round < options.rounds(); round++) {
      calibration.improve(stars, options);
    }
    return calibration;
  }

  private static double[] filled(int size, double value) {
    double[] result = new double[size];
    Arrays.fill(result, value);
    return result;
  }

  private static double[] epochs(List<Series> stars) {
    double[] all = stars.stream().flatMapToDouble(s -> Arrays.stream(s.times())).sorted().toArray();
    double[] distinct = new double[all.length];
    int count = 0;
    for (double time : all) {
      if (count == 0 || time - distinct[count - 1] > Selection.SAME_TIME_DAYS) {
        distinct[count++] = time;
      }
    }
    return Arrays.copyOf(distinct, count);
  }

  private void improve(List<Series> stars, Options options) {
    List<List<double[]>> residuals = new ArrayList<>();
    for (int epoch = 0; epoch < epochsMjd.length; epoch++) {
      residuals.add(new ArrayList<>());
    }
    for (Series star : stars) {
      double mean = correctedMean(star, options.clip());
      for (int i = 0; i < star.size(); i++) {
        residuals
            .get(epoch(star.times()[i]))
            .add(new double[] {star.values()[i] - mean, star.errors()[i]});
      }
    }
    for (int epoch = 0; epoch < epochsMjd.length; epoch++) {
      average(epoch, residuals.get(epoch), options);
    }
    centre();
  }

  /** Means of stars and offsets could drift against each other; the offsets are kept about zero. */
  private void centre() {
    double mean = 0;
    int corrected = 0;
    for (int epoch = 0; epoch < offsets.length; epoch++) {
      if (!Double.isNaN(offsetErrors[epoch])) {
        mean += offsets[epoch];
        corrected++;
      }
    }
    for (int epoch = 0; epoch < offsets.length; epoch++) {
      if (!Double.isNaN(offsetErrors[epoch])) {
        offsets[epoch] -= mean / corrected;
      }
    }
  }

  private double correctedMean(Series star, SigmaClip clip) {
    double[] corrected = new double[star.size()];
    for (int i = 0; i < corrected.length; i++) {
      corrected[i] = star.values()[i] - offsets[epoch(star.times()[i])];
    }
    boolean[] rejected = clip.apply(corrected).rejected();
    double weights = 0;
    double sum = 0;
    for (int i = 0; i < corrected.length; i++) {
      if (!rejected[i]) {
        double weight = 1 / (star.errors()[i] * star.errors()[i]);
        weights += weight;
        sum += weight * corrected[i];
      }
    }
    return sum / weights;
  }

  private void average(int epoch, List<double[]> residuals, Options options) {
    double[] values = residuals.stream().mapToDouble(residual -> residual[0]).toArray();
    ClippedSample sample = options.clip().apply(values);
    stars[epoch] = sample.kept();
    if (sample.kept() < options.fewestStars()) {
      return;
    }
    double weights = 0;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < values.length; i++) {
      if (!sample.rejected()[i]) {
        double error = residuals.get(i)[1];
        double weight = 1 / (error * error);
        weights += weight;
        sum += weight * values[i];
        squares += weight * values[i] * values[i];
      }
    }
    double offset = sum / weights;
    double chiSquared = Math.max(0, squares - offset * sum);
    offsets[epoch] = offset;
    offsetErrors[epoch] = 1 / Math.sqrt(weights);
    errorFactors[epoch] = Math.sqrt(chiSquared / (sample.kept() - 1));
  }

  /** Index of an epoch, -1 if it is unknown. */
  private int epoch(double time) {
    int found = Arrays.binarySearch(epochsMjd, time);
    if (found >= 0) {
      return found;
    }
    int next = -found - 1;
    if (next > 0 && time - epochsMjd[next - 1] <= Selection.SAME_TIME_DAYS) {
      return next - 1;
    }
    return next < epochsMjd.length && epochsMjd[next] - time <= Selection.SAME_TIME_DAYS
        ? next
        : -1;
  }

  /**
   * A light curve with offsets subtracted and errors multiplied. What was not measured or detected
   * stays as it is, and so do points at epochs that are not known here.
   *
   * @throws BadInputException if the light curve is of another type
   */
  public LightCurve apply(LightCurve curve) {
    if (curve.typeId() != typeId) {
      throw new BadInputException(
          "a light curve of type " + curve.typeId(),
          "corrections of type " + typeId,
          "use the corrections of that type");
    }
    float[] values = curve.values().clone();
    float[] errors = curve.errors().clone();
    for (int i = 0; i < values.length; i++) {
      int epoch = epoch(curve.times()[i]);
      if (epoch >= 0 && values[i] < Selection.FAINTEST) {
        values[i] = (float) (values[i] - offsets[epoch]);
        errors[i] = (float) (errors[i] * errorFactors[epoch]);
      }
    }
    return new LightCurve(curve.objectId(), typeId, curve.times(), values, errors, curve.flags());
  }

  /** The corrections as a table, one row per epoch. */
  public Table table() {
    return Table.builder()
        .column(Column.of("epoch_mjd", epochsMjd).unit("d"))
        .column(Column.of("zero_point_offset", offsets).unit("mag"))
        .column(Column.of("zero_point_offset_error", offsetErrors).unit("mag"))
        .column(Column.of("error_factor", errorFactors))
        .column(Column.of("n_stars", stars))
        .metadata("type_id", Integer.toString(typeId))
        .build();
  }
}
