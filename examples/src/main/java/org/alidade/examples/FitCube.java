package org.alidade.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.cube.CubeFile;
import org.alidade.cube.CubeInputs;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.PopulateOptions;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.ReconstructOptions;
import org.alidade.cube.Reconstruction;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.SolveResult;
import org.alidade.cube.mock.MockGalaxy;
import org.alidade.cube.mock.MockGalaxyOptions;
import org.alidade.cube.report.FitReport;
import org.alidade.cube.report.ReportOptions;

/**
 * Fits a spectral cube from a file of arrays, or a mock galaxy if there is none.
 *
 * <p>Arguments: the folder to write to, then, optionally, the file of arrays.
 */
public final class FitCube {
  private static final MockGalaxyOptions SMALL = MockGalaxyOptions.defaults().withSpaxels(24);

  private FitCube() {}

  /** Runs the program. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Files.createDirectories(Path.of(arguments.length > 0 ? arguments[0] : "fit"));
    Path arrays = arguments.length > 1 ? Path.of(arguments[1]) : mock(folder.resolve("arrays.h5"));
    SolveResult result = fit(arrays, folder.resolve("cube.h5"), folder.resolve("report"));
    System.out.printf("rms residual %.4g (flux units)%n", result.stats().rmseLast());
  }

  /** Writes a small mock galaxy. */
  static Path mock(Path arrays) {
    MockGalaxy.make(SMALL).arrays().write(arrays);
    return arrays;
  }

  /** Arrays in, fitted weights, model spectra and a page of figures out. */
  static SolveResult fit(Path arrays, Path cube, Path report)
      throws IOException, InterruptedException {
    try (CubeInputs inputs = CubeInputs.read(arrays)) {
      CubeFile.at(cube).populate(inputs, PopulateOptions.defaults());
    }
    SolveResult result = PipelineRunner.open(cube).solveAll(SolveOptions.defaults());
    Reconstruction.run(cube, result.x(), ReconstructOptions.defaults(), ProgressListener.NONE);
    FitReport.write(cube, report, ReportOptions.defaults());
    return result;
  }
}
