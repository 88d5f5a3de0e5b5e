package org.alidade.transients.difference;

import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.transients.Frame;

/**
 * A way of subtracting a reference frame from a science frame on the same grid (spec transient 11,
 * 12). Fluxes of the result are in counts of the reference frame.
 *
 * <p>Example: {@code SubtractionResult result = SubtractionMethod.named("hotpants").subtract(
 * science, reference, beta);}
 */
public interface SubtractionMethod {
  /** Name, such as {@code zogy}. */
  String name();

  /**
   * Subtracts.
   *
   * @param fluxRatio counts of the science frame per count of the reference frame; methods that fit
   *     it themselves do not need it
   * @throws org.alidade.array.AlidadeException if the frames do not fit together or the method
   *     cannot work with them
   */
  SubtractionResult subtract(Frame science, Frame reference, double fluxRatio);

  /** The methods: proper subtraction, Gaussian matching, fitted kernels of two kinds, none. */
  static List<SubtractionMethod> all() {
    return List.of(
        new ZogyMethod(ZogyOptions.defaults()),
        new ClassicMethod(),
        KernelFitMethod.hotpants(),
        KernelFitMethod.sfft(),
        new DirectMethod());
  }

  /**
   * The method of a name.
   *
   * @throws BadInputException if there is none
   */
  static SubtractionMethod named(String name) {
    return all().stream()
        .filter(method -> method.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "subtraction method " + name,
                    "algorithm",
                    "use one of " + String.join(", ", all().stream().map(m -> m.name()).toList())));
  }
}
