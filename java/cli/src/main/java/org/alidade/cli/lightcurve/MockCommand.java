package org.alidade.cli.lightcurve;

import java.nio.file.Path;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.lightcurve.mock.MockField;
import org.alidade.lightcurve.mock.MockOptions;
import org.alidade.lightcurve.store.FolderStoreWriter;
import org.alidade.lightcurve.store.StoreOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code alidade lightcurve mock}. */
@Command(
    name = "mock",
    description = "Fill a store with made-up light curves like those of the IRAC Dark Field.")
final class MockCommand extends LightCurveVerb {
  @Parameters(paramLabel = "STORE", description = "Folder of Alidade's store.")
  private Path path;

  @Option(names = "--objects", paramLabel = "N", description = "Objects; default: 100.")
  private int objects = 100;

  @Option(names = "--types", paramLabel = "N", description = "Measurement types; default: 40.")
  private int types = 40;

  @Option(names = "--epochs", paramLabel = "N", description = "Epochs; default: 1200.")
  private int epochs = 1200;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The same seed makes the same data; default: that of the mission.")
  private long seed = MockOptions.defaults().seed();

  @SuppressWarnings("NullAway.Init")
  MockCommand() {}

  @Override
  int run(Output output) {
    MockField field =
        MockField.of(
            MockOptions.defaults()
                .withObjects(objects)
                .withTypes(types)
                .withEpochs(epochs)
                .withSeed(seed));
    StoreOptions options = StoreOptions.defaults().withThreads(common().threads());
    try (FolderStoreWriter writer = FolderStoreWriter.open(path, options)) {
      field.writeTo(writer);
      writer.commit();
    }
    output.result(
        path + ": " + objects + " objects, " + field.slots() + " measurements",
        Map.of("objects", objects, "measurements", field.slots()));
    return DONE;
  }
}
