package org.alidade.cli.cube;

import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.cube.ColumnEnergy;
import org.alidade.cube.ComponentSupport;
import org.alidade.cube.LambdaWeights;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alidade cube energy}. */
@Command(
    name = "energy",
    description = {
      "Compute the energy of every column, sum over spaxels and kept pixels of w models^2, from the",
      "inputs, and which components carry light where; stores both in the group /HyperCube."
    })
final class EnergyCommand extends CubeVerb {
  @Mixin private WeightOptions weights;

  @Option(
      names = "--s-chunk",
      paramLabel = "N",
      description = "Spaxels per tile of the component support; default: ${DEFAULT-VALUE}.")
  private int spaxelTile = 128;

  @SuppressWarnings("NullAway.Init")
  EnergyCommand() {}

  @Override
  int run(Output output) throws IOException {
    if (weights.name().equals("auto")) {
      LambdaWeights.store(file());
    }
    ColumnEnergy energy =
        ColumnEnergy.compute(
            file(), weights.weightsOrNull(file()), weights.name(), common().threads());
    energy.store(file());
    ComponentSupport support = ComponentSupport.of(file(), spaxelTile);
    support.store(file());
    Map<String, Object> document = document(energy, support);
    output.result(
        "%s: %d columns, %d without energy, %d of %d components without light"
            .formatted(
                file(),
                energy.energy().length,
                (Long) document.get("zero_columns"),
                support.empty().length,
                support.components()),
        document);
    return DONE;
  }

  private Map<String, Object> document(ColumnEnergy energy, ComponentSupport support) {
    double[] values = energy.energy();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file", file().toString());
    document.put("columns", values.length);
    document.put("zero_columns", Arrays.stream(values).filter(value -> value == 0).count());
    document.put("total", Arrays.stream(values).sum());
    document.put("lambda_weights", energy.lambdaWeights());
    document.put("fingerprint", energy.fingerprint());
    document.put("empty_components", support.empty());
    double[] fractions = new double[support.components()];
    Arrays.setAll(fractions, support::fraction);
    document.put("spaxel_fraction", fractions);
    return document;
  }
}
