package org.alidade.web.internal.cube;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.cube.view.FitView;
import org.alidade.cube.view.FitWeights;
import org.alidade.cube.view.SavedWeights;
import org.alidade.cube.view.WeightChoice;

/** What a page asks for, checked. */
record Query(Map<String, String> values) {
  private static final int MOST_DIGITS = 9;

  Query {
    values = Map.copyOf(values);
  }

  /** A text, empty if it is not given. */
  String text(String name) {
    return values.getOrDefault(name, "");
  }

  /**
   * An index.
   *
   * @throws BadInputException if it is missing or not an index below the end
   */
  int index(String name, int end) {
    String text = text(name);
    boolean number =
        !text.isEmpty()
            && text.length() <= MOST_DIGITS
            && text.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    int index = number ? Integer.parseInt(text) : -1;
    if (index < 0 || index >= end) {
      throw new BadInputException("no " + name + " of that number", name, "use 0 to " + (end - 1));
    }
    return index;
  }

  /** The weights chosen, or the newest; empty if the fit has none. */
  Optional<FitWeights> weights(FitView view) {
    return choice(view).flatMap(view::weights);
  }

  private Optional<WeightChoice> choice(FitView view) {
    String chosen = text("x");
    List<SavedWeights> saved = view.saved();
    if (!chosen.isEmpty()) {
      return Optional.of(WeightChoice.of(chosen));
    }
    return preferred(saved);
  }

  /** The newest weights; of one age the solution, then the latest. */
  static Optional<WeightChoice> preferred(List<SavedWeights> saved) {
    return saved.stream()
        .max(
            Comparator.comparingDouble(Query::age)
                .thenComparing(Query::rank, Comparator.reverseOrder()))
        .map(SavedWeights::choice);
  }

  private static double age(SavedWeights weights) {
    return Double.isNaN(weights.timeSec()) ? Double.NEGATIVE_INFINITY : weights.timeSec();
  }

  private static int rank(SavedWeights weights) {
    return switch (weights.choice()) {
      case SOLUTION -> 0;
      case LATEST -> 1;
      case BEST -> 2;
    };
  }
}
