package org.alidade.cube.report;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.alidade.array.AlidadeException;
import org.alidade.cube.internal.diagnose.PatientReader;
import org.alidade.cube.view.FitMetrics;
import org.alidade.cube.view.FitSizes;
import org.alidade.cube.view.FitView;
import org.alidade.cube.view.FitWeights;
import org.alidade.cube.view.SpaxelSpectrum;
import org.alidade.cube.view.WeightChoice;

/** What a dashboard shows. Everything may be missing; a note says why. */
final class DashboardData {
  private final String name;
  private final List<String> notes = new ArrayList<>();
  private final FitMetrics metrics;
  private final String state;
  private final Optional<FitWeights> weights;
  private final double[] usage;
  private final double[] targets;
  private final List<SpaxelSpectrum> sample;
  private final List<SpaxelSpectrum> apertures;

  private DashboardData(Path cubeFile, FitView view, DashboardOptions options) {
    name = String.valueOf(cubeFile.getFileName());
    FitSizes sizes = attempt(view::sizes, new FitSizes(0, 0, 0, 0, 0, List.of(), 0));
    metrics = attempt(view::metrics, new FitMetrics(Map.of()));
    weights = attempt(() -> weights(view), Optional.empty());
    state = state(view);
    usage = weights.map(found -> found.componentSums(sizes.populations())).orElse(new double[0]);
    targets = attempt(view::orbitWeights, new double[0]);
    sample = spectra(view, spaxels(view, sizes.spaxels(), options.spaxels()));
    apertures = options.apertures().stream().map(spaxel -> view.spectrum(spaxel, weights)).toList();
    if (metrics.rows() == 0) {
      notes.add("There are no metrics: the fit has not begun or is not tracked.");
    }
    if (weights.isEmpty()) {
      notes.add("There are no weights yet.");
    }
  }

  static DashboardData read(Path cubeFile, DashboardOptions options) {
    try (FitView view =
        PatientReader.open(
            () ->
                options.liveFile().isPresent()
                    ? FitView.open(cubeFile, options.liveFile().get())
                    : FitView.open(cubeFile))) {
      return new DashboardData(cubeFile, view, options);
    }
  }

  /** What cannot be read is missing, with the reason as a note. */
  private <T> T attempt(Supplier<T> reading, T missing) {
    try {
      return reading.get();
    } catch (AlidadeException failure) {
      notes.add(failure.getMessage());
      return missing;
    }
  }

  private static Optional<FitWeights> weights(FitView view) {
    for (WeightChoice choice :
        List.of(WeightChoice.LATEST, WeightChoice.BEST, WeightChoice.SOLUTION)) {
      Optional<FitWeights> found = view.weights(choice);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private String state(FitView view) {
    double saved = attempt(view::savedSec, Double.NEGATIVE_INFINITY);
    if (!Double.isFinite(saved)) {
      return "no fit yet";
    }
    Instant time = Instant.ofEpochSecond((long) saved).truncatedTo(ChronoUnit.SECONDS);
    String when = time.toString().replace('T', ' ').replace("Z", " UTC");
    return (view.isLive() ? "fit under way, saved " : "fit ended, saved ") + when;
  }

  /** Evenly chosen from the validation sample, else from all. */
  private int[] spaxels(FitView view, int count, int most) {
    int[] validation =
        Arrays.stream(attempt(view::sampleSpaxels, new int[0]))
            .filter(s -> s >= 0 && s < count)
            .toArray();
    if (validation.length == 0 && count > 0) {
      notes.add("There is no validation sample: the spectra are evenly chosen.");
    }
    int[] from = validation.length > 0 ? validation : IntStream.range(0, count).toArray();
    return EvenChoice.of(from, most);
  }

  private List<SpaxelSpectrum> spectra(FitView view, int[] spaxels) {
    return Arrays.stream(spaxels)
        .mapToObj(spaxel -> attempt(() -> Optional.of(view.spectrum(spaxel, weights)), none()))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<SpaxelSpectrum> none() {
    return Optional.empty();
  }

  /** Name of the cube file. */
  String name() {
    return name;
  }

  /** How far the fit is, in words. */
  String state() {
    return state;
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  FitMetrics metrics() {
    return metrics;
  }

  Optional<FitWeights> weights() {
    return weights;
  }

  /** Sum of the weights of every component, or empty. */
  double[] usage() {
    return usage;
  }

  /** Prior light of the components, or empty. */
  double[] targets() {
    return targets;
  }

  /** Spectra for the panel of spectra. */
  List<SpaxelSpectrum> sample() {
    return sample;
  }

  /** Spectra for figures of their own. */
  List<SpaxelSpectrum> apertures() {
    return apertures;
  }
}
