package org.alidade.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;

/** Which package belongs to which module, and on which level of the tree a module stands. */
final class Modules {
  private static final String ROOT = "org.alidade.";

  /** Packages of the five systems, none of which knows another. */
  static final List<String> SYSTEMS = List.of("cube", "lvm", "spherex", "lightcurve", "transients");

  /** Levels from the ground up: a module may use its own level and those before it. */
  static final List<List<String>> LEVELS =
      List.of(
          List.of("array"),
          List.of("bindings"),
          List.of("hdf5", "fits", "extraction", "archive", "objectstore", "math", "math.fftw"),
          List.of("pipeline", "plot", "table", "sky"),
          SYSTEMS,
          List.of("web", "spark", "kotlin", "cli"));

  private Modules() {}

  /** The module of a class, "" if it is none of ours or belongs to the tests. */
  static String of(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(ROOT)) {
      return "";
    }
    String inside = name.substring(ROOT.length());
    if (inside.equals("math.fftw") || inside.startsWith("math.fftw.")) {
      return "math.fftw";
    }
    return inside.replaceFirst("\\..*", "");
  }

  /** The level of a module, counted from the ground. */
  static int level(String module) {
    for (int level = 0; level < LEVELS.size(); level++) {
      if (LEVELS.get(level).contains(module)) {
        return level;
      }
    }
    throw new AssertionError(
        "module "
            + module
            + " has no level: name it in Modules, or move the package into a module");
  }
}
