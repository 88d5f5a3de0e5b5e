package org.alidade.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.array.DoubleArray;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeDataReader;
import org.alidade.cube.CubeFile;
import org.alidade.cube.CubeInputs;
import org.alidade.cube.CubeOperator;
import org.alidade.cube.CubeOperators;
import org.alidade.cube.NormMode;
import org.alidade.cube.PopulateOptions;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.RebinMode;
import org.alidade.testing.GoldenData;

/** The golden case of the cube system: its files, and the ways to make a cube file from them. */
final class GoldenCase {
  static final int SPAXELS = 12;
  static final int COMPONENTS = 3;
  static final int POPULATIONS = 6;
  static final int PIXELS = 180;
  static final int UNKNOWNS = COMPONENTS * POPULATIONS;

  private GoldenCase() {}

  /** How a user reaches the library. */
  enum Way {
    JAVA,
    COMMAND
  }

  static Path inputs() {
    return GoldenData.golden("cubefit", "tiny_inputs.h5");
  }

  /** What another program computed from the inputs. */
  static double[] expected(String dataset) {
    return CubeFiles.doubles(GoldenData.golden("cubefit", "tiny_expected.h5"), dataset);
  }

  static float[] expectedFloats(String dataset) {
    return CubeFiles.floats(GoldenData.golden("cubefit", "tiny_expected.h5"), dataset);
  }

  /** Populates by interpolation, the mode of the other program. */
  static Path populate(Way way, Path file) {
    if (way == Way.COMMAND) {
      CommandRun.succeed("cube", "populate", file, "--from", inputs(), "--rebin", "interp");
      return file;
    }
    try (CubeInputs inputs = CubeInputs.read(inputs())) {
      CubeFile.at(file)
          .populate(inputs, PopulateOptions.defaults().withRebinMode(RebinMode.INTERP));
      CubeFile.at(file).ensureRebinAndResample();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Populates and builds. */
  static Path build(Way way, Path file, NormMode norm) {
    populate(way, file);
    if (way == Way.COMMAND) {
      CommandRun.succeed("cube", "build", file, "--norm", norm.label());
    } else {
      Problem.build(file, BuildOptions.builder().norm(norm).build(), ProgressListener.NONE);
    }
    return file;
  }

  /** A finished cube file whose models are those of the other program, bit for bit. */
  static Path withGoldenModels(Path file) {
    build(Way.JAVA, file, NormMode.MODEL);
    CubeFiles.overwrite(file, "/HyperCube/models", expectedFloats("hypercube/models"));
    return file;
  }

  /** A copy of a file under another name in the same folder. */
  static Path copy(Path file, String name) {
    try {
      return Files.copy(file, file.resolveSibling(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Half the sum of squared residuals over the pixels that count. */
  static double objective(Path file, double[] x) {
    try (CubeOperator operator = CubeOperators.stored(file, 2);
        CubeData data = CubeDataReader.read(file);
        DoubleArray weights = DoubleArray.copyOf("test", x);
        DoubleArray model = DoubleArray.allocate("test", data.spaxels(), data.pixels())) {
      operator.forward(weights, model);
      double sum = 0;
      for (int s = 0; s < data.spaxels(); s++) {
        for (int l : data.validPixels(s)) {
          double residual = data.spectra().get(s, l) - model.get(s, l);
          sum += residual * residual;
        }
      }
      return sum / 2;
    }
  }
}
