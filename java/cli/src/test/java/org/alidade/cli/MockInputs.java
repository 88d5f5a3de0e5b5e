package org.alidade.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alidade.cube.mock.MockGalaxy;
import org.alidade.cube.mock.MockGalaxyOptions;
import org.alidade.cube.survey.SurveyArrays;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;

/** The arrays of a small mock galaxy, to be spoilt and written. */
final class MockInputs {
  static final MockGalaxyOptions SMALL =
      MockGalaxyOptions.defaults()
          .withSpaxels(6)
          .withTemplateGrid(2, 3)
          .withWavelengths(5000, 5100);

  private static final MockGalaxy GALAXY = MockGalaxy.make(SMALL);

  private final Map<String, double[]> values = new LinkedHashMap<>();
  private final Map<String, long[]> shapes = new LinkedHashMap<>();
  private final boolean[] mask;

  MockInputs() {
    SurveyArrays arrays = GALAXY.arrays();
    for (String name :
        new String[] {"templates", "losvd", "cube", "tem_pix", "obs_pix", "vel_pix", "x_true"}) {
      values.put(name, arrays.values(name));
      shapes.put(name, arrays.shape(name));
    }
    mask = arrays.mask().orElseThrow();
  }

  /** A whole input file of a galaxy that nothing is wrong with. */
  static void writeSound(Path file) {
    GALAXY.arrays().write(file);
  }

  double[] values(String name) {
    double[] found = values.get(name);
    if (found == null) {
      throw new IllegalArgumentException(name);
    }
    return found;
  }

  boolean[] mask() {
    return mask;
  }

  MockInputs with(String name, double[] newValues, long... shape) {
    values.put(name, newValues);
    shapes.put(name, shape);
    return this;
  }

  MockInputs without(String name) {
    values.remove(name);
    return this;
  }

  Path write(Path file) {
    return write(file, mask);
  }

  Path write(Path file, boolean[] keep) {
    Hdf5File.createAtomically(
        file,
        target -> {
          values.forEach(
              (name, array) ->
                  target
                      .createDataset(name, DatasetSpec.of(Hdf5Type.FLOAT64, shape(name)))
                      .write(array));
          target.createDataset("mask", DatasetSpec.of(Hdf5Type.BOOLEAN, keep.length)).write(keep);
        });
    return file;
  }

  private long[] shape(String name) {
    long[] shape = shapes.get(name);
    if (shape == null) {
      throw new IllegalArgumentException(name);
    }
    return shape;
  }
}
