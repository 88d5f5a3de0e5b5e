package org.alidade.lightcurve.statistics;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** A number of {@link LightCurveStatistics} that becomes a column of a table. */
public enum Statistic {
  /** Number of valid points. */
  N_VALID("", s -> s.sampling().count()),
  /** Time from the first to the last point. */
  SPAN("d", s -> s.sampling().spanDays()),
  /** Median time between points. */
  MEDIAN_CADENCE("d", s -> s.sampling().medianCadenceDays()),
  /** Mean. */
  MEAN("mag", s -> s.moments().mean()),
  /** Standard deviation, divided by n. */
  STD_POPULATION("mag", s -> s.moments().populationDeviation()),
  /** Standard deviation, divided by n - 1. */
  STD("mag", s -> s.moments().sampleDeviation()),
  /** Skewness. */
  SKEWNESS("", s -> s.moments().skewness()),
  /** Excess kurtosis. */
  KURTOSIS("", s -> s.moments().excessKurtosis()),
  /** Median. */
  MEDIAN("mag", s -> s.order().median()),
  /** Median absolute deviation. */
  MAD("mag", s -> s.order().medianAbsoluteDeviation()),
  /** Median absolute deviation times 1.4826. */
  MAD_STD("mag", s -> s.order().scaledMedianAbsoluteDeviation()),
  /** Interquartile range. */
  IQR("mag", s -> s.order().interquartileRange()),
  /** 2nd percentile. */
  P2("mag", s -> s.order().percentile2()),
  /** 5th percentile. */
  P5("mag", s -> s.order().percentile5()),
  /** 16th percentile. */
  P16("mag", s -> s.order().percentile16()),
  /** 84th percentile. */
  P84("mag", s -> s.order().percentile84()),
  /** 95th percentile. */
  P95("mag", s -> s.order().percentile95()),
  /** 98th percentile. */
  P98("mag", s -> s.order().percentile98()),
  /** Half of the range. */
  AMPLITUDE("mag", s -> s.order().amplitude()),
  /** Biweight location. */
  BIWEIGHT_LOCATION("mag", s -> s.order().biweightLocation()),
  /** Biweight scale. */
  BIWEIGHT_SCALE("mag", s -> s.order().biweightScale()),
  /** Weighted mean. */
  WEIGHTED_MEAN("mag", s -> s.weighted().mean()),
  /** Standard error of the weighted mean. */
  WEIGHTED_MEAN_ERROR("mag", s -> s.weighted().meanError()),
  /** Reduced chi-squared about the weighted mean. */
  CHI2_REDUCED("", s -> s.weighted().reducedChiSquared()),
  /** Probability of that chi-squared for a constant source. */
  CHI2_PROBABILITY("", s -> s.weighted().chiSquaredProbability()),
  /** Variance beyond the errors. */
  EXCESS_VARIANCE("mag2", s -> s.weighted().excessVariance()),
  /** Von Neumann's eta. */
  VON_NEUMANN_ETA("", s -> s.indices().vonNeumannEta()),
  /** Stetson's J of consecutive points. */
  STETSON_J("", s -> s.indices().stetsonJ()),
  /** Stetson's K. */
  STETSON_K("", s -> s.indices().stetsonK()),
  /** Stetson's L. */
  STETSON_L("", s -> s.indices().stetsonL()),
  /** Fraction of points beyond one standard deviation. */
  BEYOND_1STD("", s -> s.indices().beyondOneDeviation()),
  /** Slope of a straight line. */
  TREND("mag/d", s -> s.trend().perDay()),
  /** Reduced chi-squared about that line. */
  TREND_CHI2_REDUCED("", s -> s.trend().reducedChiSquared()),
  /** Steepest change. */
  MAX_SLOPE("mag/d", s -> s.trend().steepestPerDay());

  /** Those that most catalogues of variables carry. */
  public static final Set<Statistic> COMMON =
      Set.copyOf(
          EnumSet.of(
              MEAN,
              STD,
              MEDIAN,
              MAD_STD,
              AMPLITUDE,
              WEIGHTED_MEAN,
              CHI2_REDUCED,
              EXCESS_VARIANCE,
              VON_NEUMANN_ETA,
              STETSON_J));

  private final String unit;

  @SuppressWarnings("ImmutableEnumChecker") // a method reference without state
  private final ToDoubleFunction<LightCurveStatistics> value;

  Statistic(String unit, ToDoubleFunction<LightCurveStatistics> value) {
    this.unit = unit;
    this.value = value;
  }

  /** Name of the column, such as {@code chi2_reduced}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Unit for light curves in magnitudes; empty if there is none. */
  public String unit() {
    return unit;
  }

  /** The number. */
  public double of(LightCurveStatistics statistics) {
    return value.applyAsDouble(statistics);
  }
}
