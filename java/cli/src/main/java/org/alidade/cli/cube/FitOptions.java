package org.alidade.cli.cube;

import java.io.IOException;
import java.nio.file.Path;
import org.alidade.cli.CommonOptions;
import org.alidade.cube.SolveOptions;
import picocli.CommandLine.Mixin;

/** The objective of a fit that is solved several times. */
final class FitOptions {
  @Mixin private PenaltyOptions penalties;
  @Mixin private RatioOptions ratio;
  @Mixin private WeightOptions pixelWeights;

  @SuppressWarnings("NullAway.Init")
  FitOptions() {}

  SolveOptions of(Path file, CommonOptions common) throws IOException {
    SolveOptions.Builder builder =
        SolveOptions.builder().threads(common.threads()).ratio(ratio.penalty());
    penalties.applyTo(builder);
    ratio.weights(file).ifPresent(builder::orbitWeights);
    pixelWeights.weights(file).ifPresent(builder::pixelWeights);
    return builder.build();
  }
}
