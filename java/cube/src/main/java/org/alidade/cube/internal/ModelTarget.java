package org.alidade.cube.internal;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;
import org.alidade.cube.CubeShape;
import org.alidade.cube.ReconstructOptions;

/**
 * A model cube to be had.
 *
 * @param name name of the dataset
 * @param component the component whose light it is; empty for all together
 * @param x weights, those of other components zero
 */
@SuppressWarnings("ArrayRecordComponent") // equal only to itself in a list of distinct names
public record ModelTarget(String name, OptionalInt component, double[] x) {
  /**
   * What the options ask for.
   *
   * @param x weights, C*P values
   * @throws BadInputException if there is no such component
   */
  public static List<ModelTarget> of(double[] x, CubeShape shape, ReconstructOptions options) {
    if (options.components().isEmpty()) {
      return List.of(new ModelTarget(options.name(), OptionalInt.empty(), x));
    }
    List<Integer> named = options.components().get();
    List<Integer> chosen =
        named.isEmpty() ? IntStream.range(0, shape.components()).boxed().toList() : named;
    return chosen.stream().map(c -> component(c, x, shape, options.name())).toList();
  }

  private static ModelTarget component(int component, double[] x, CubeShape shape, String name) {
    if (component >= shape.components()) {
      throw new BadInputException(
          "no component " + component, "--components", "use 0 to " + (shape.components() - 1));
    }
    double[] own = new double[x.length];
    int first = component * shape.populations();
    System.arraycopy(x, first, own, first, shape.populations());
    String dataset = String.format(Locale.ROOT, "%s_c%03d", name, component);
    return new ModelTarget(dataset, OptionalInt.of(component), own);
  }
}
