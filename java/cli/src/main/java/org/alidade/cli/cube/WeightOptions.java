package org.alidade.cli.cube;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.alidade.array.InvalidStateException;
import org.alidade.array.NpyFile;
import org.alidade.cube.CubeData;
import org.alidade.cube.CubeDataReader;
import org.alidade.cube.LambdaWeights;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Weights of the observed pixels, and where they come from. */
final class WeightOptions {
  @Option(
      names = "--lambda-weights",
      paramLabel = "none|auto|stored|W.npy",
      description =
          "Weights of the pixels: none, auto (lines count more than continuum, from the data),"
              + " stored (those in the file), or L values; default: none.")
  private String lambdaWeights = "none";

  /** What the weights are called where they are stored. */
  String name() {
    return lambdaWeights;
  }

  /** L weights, empty if all are 1. */
  Optional<double[]> weights(Path file) throws IOException {
    return Optional.ofNullable(
        switch (lambdaWeights) {
          case "none" -> null;
          case "auto" -> automatic(file);
          case "stored" -> stored(file);
          default -> NpyFile.readDoubles(Path.of(lambdaWeights));
        });
  }

  double @Nullable [] weightsOrNull(Path file) throws IOException {
    return weights(file).orElse(null);
  }

  private static double[] automatic(Path file) {
    try (CubeData data = CubeDataReader.read(file)) {
      return LambdaWeights.of(data);
    }
  }

  private static double[] stored(Path file) {
    return LambdaWeights.stored(file)
        .orElseThrow(
            () ->
                new InvalidStateException(
                    "no lambda weights that belong to these data and this mask",
                    file + " /HyperCube/lambda_weights",
                    "run alidade cube energy --lambda-weights auto, or use auto"));
  }
}
