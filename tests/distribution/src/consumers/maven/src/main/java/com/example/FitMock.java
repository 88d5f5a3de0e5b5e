package com.example;

import java.io.IOException;
import java.nio.file.Path;
import org.alidade.bindings.Processor;
import org.alidade.cube.CubeFile;
import org.alidade.cube.CubeInputs;
import org.alidade.cube.PipelineRunner;
import org.alidade.cube.PopulateOptions;
import org.alidade.cube.SolveOptions;
import org.alidade.cube.SolveResult;
import org.alidade.cube.mock.MockGalaxy;
import org.alidade.cube.mock.MockGalaxyOptions;
import org.alidade.math.Ffts;

/** Makes a small mock galaxy, writes its arrays to a file and fits them. */
public final class FitMock {
  private FitMock() {}

  /** Argument: the folder to write to. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path folder = Path.of(arguments[0]);
    Path arrays = folder.resolve("arrays.h5");
    Path cube = folder.resolve("cube.h5");
    MockGalaxy.make(MockGalaxyOptions.defaults().withSpaxels(12)).arrays().write(arrays);
    try (CubeInputs inputs = CubeInputs.read(arrays)) {
      CubeFile.at(cube).populate(inputs, PopulateOptions.defaults());
    }
    SolveResult result = PipelineRunner.open(cube).solveAll(SolveOptions.defaults());
    System.out.println("native kernels: " + Processor.isNative());
    System.out.println("transforms: " + Ffts.provider());
    System.out.println("good fit: " + (result.stats().rmseLast() < 0.1));
  }
}
