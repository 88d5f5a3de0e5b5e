package org.alidade.cli.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.alidade.cube.mock.MockGalaxy;
import org.alidade.cube.survey.SurveyArrays;

/**
 * How well the fit found what was planted.
 *
 * @param rmsOverNoise root mean square of (data - model) / noise over the pixels kept
 * @param rmsOverNoiseOfTruth the same for the planted weights
 * @param largestComponentError largest error of a component's part of the light
 * @param meanComponentError mean absolute error of the components' parts of the light
 * @param classError largest error of the part of the light of a class of components
 * @param ageError error of the light-weighted mean log10 of the age, dex
 * @param metallicityError error of the light-weighted mean metallicity, dex
 * @param misplacedPopulationLight part of the light in wrong age and metallicity, summed over
 *     components
 */
record FitQuality(
    double rmsOverNoise,
    double rmsOverNoiseOfTruth,
    double largestComponentError,
    double meanComponentError,
    double classError,
    double ageError,
    double metallicityError,
    double misplacedPopulationLight) {

  static FitQuality of(MockGalaxy galaxy, double[] x, double[] model, double[] modelOfTruth) {
    SurveyArrays arrays = galaxy.arrays();
    double[] planted = arrays.xTrue().orElseThrow();
    int components = arrays.componentCount();
    double[] found = LightFractions.ofComponents(x, components);
    double[] expected = LightFractions.ofComponents(planted, components);
    double[] errors =
        IntStream.range(0, components).mapToDouble(c -> Math.abs(found[c] - expected[c])).toArray();
    double[] foundMap = LightFractions.ofPopulations(x, components);
    double[] trueMap = LightFractions.ofPopulations(planted, components);
    double misplaced = 0;
    for (int p = 0; p < trueMap.length; p++) {
      misplaced += Math.abs(foundMap[p] - trueMap[p]) / 2;
    }
    return new FitQuality(
        rmsOverNoise(arrays, model),
        rmsOverNoise(arrays, modelOfTruth),
        IntStream.range(0, components).mapToDouble(c -> errors[c]).max().orElse(0),
        IntStream.range(0, components).mapToDouble(c -> errors[c]).average().orElse(0),
        LightFractions.largestClassError(galaxy.componentClasses(), found, expected),
        meanAge(galaxy, foundMap) - meanAge(galaxy, trueMap),
        meanMetallicity(galaxy, foundMap) - meanMetallicity(galaxy, trueMap),
        misplaced);
  }

  private static double rmsOverNoise(SurveyArrays arrays, double[] model) {
    double[] data = arrays.cube();
    double[] noise = arrays.noise().orElseThrow();
    boolean[] keep = arrays.mask().orElseThrow();
    double sum = 0;
    long count = 0;
    for (int i = 0; i < data.length; i++) {
      if (keep[i % keep.length]) {
        double deviation = (data[i] - model[i]) / noise[i];
        sum += deviation * deviation;
        count++;
      }
    }
    return Math.sqrt(sum / count);
  }

  private static double meanAge(MockGalaxy galaxy, double[] populations) {
    double[] ages = galaxy.agesGyr();
    return IntStream.range(0, populations.length)
        .mapToDouble(p -> populations[p] * Math.log10(ages[p % ages.length]))
        .sum();
  }

  private static double meanMetallicity(MockGalaxy galaxy, double[] populations) {
    int ages = galaxy.agesGyr().length;
    double[] metallicities = galaxy.metallicities();
    return IntStream.range(0, populations.length)
        .mapToDouble(p -> populations[p] * metallicities[p / ages])
        .sum();
  }

  Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("rms_over_noise", rmsOverNoise);
    document.put("rms_over_noise_of_planted", rmsOverNoiseOfTruth);
    document.put("component_light_error_max", largestComponentError);
    document.put("component_light_error_mean", meanComponentError);
    document.put("class_light_error_max", classError);
    document.put("mean_log_age_error_dex", ageError);
    document.put("mean_metallicity_error_dex", metallicityError);
    document.put("misplaced_population_light", misplacedPopulationLight);
    return document;
  }
}
