package org.alidade.cli.verify;

import java.util.List;
import org.alidade.array.BadInputException;
import org.jspecify.annotations.Nullable;

/** All checks. */
final class Checks {
  private Checks() {}

  static List<Check> all() {
    return List.of(
        new ArrayCheck(),
        new KernelCheck(),
        new SamplingCheck(),
        new RowCheck(),
        new ProductCheck(),
        new FourierCheck(),
        new NnlsCheck(),
        new Hdf5Check(),
        new LockCheck(),
        new FitsCheck(),
        new WcsCheck(),
        new SepCheck(),
        new CubeCheck(),
        new LvmCheck(),
        new ApertureCheck(),
        new StoreCheck(),
        new SubtractionCheck());
  }

  /**
   * Those with some names, or all.
   *
   * @throws BadInputException if there is none of a name
   */
  static List<Check> named(@Nullable List<String> names) {
    List<Check> all = all();
    if (names == null) {
      return all;
    }
    List<String> known = all.stream().map(Check::name).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw new BadInputException(
            "no check '" + name + "'", "--only", "use " + String.join(", ", known));
      }
    }
    return all.stream().filter(check -> names.contains(check.name())).toList();
  }
}
