package org.alidade.cli.verify;

import java.nio.file.Path;
import java.util.List;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.mock.MockField;
import org.alidade.lightcurve.mock.MockOptions;
import org.alidade.lightcurve.store.FolderStore;
import org.alidade.lightcurve.store.FolderStoreWriter;
import org.alidade.lightcurve.store.StoreOptions;
import org.alidade.lightcurve.store.StoreVerifier;
import org.alidade.math.ThreadBudget;
import org.jspecify.annotations.Nullable;

/** A store of light curves, packed or not. */
final class StoreCheck implements Check {

  @Override
  public String name() {
    return "store";
  }

  @Override
  public String what() {
    return "light curves written, closed, opened, read, verified";
  }

  @Override
  public double allowed() {
    return 0;
  }

  @Override
  public double deviation(Trial trial) {
    MockField field =
        MockField.of(
            MockOptions.defaults()
                .withObjects(trial.between(1, 4))
                .withTypes(trial.between(1, 5))
                .withEpochs(trial.between(1, 200))
                .withSeed(trial.seed()));
    Path folder = trial.folder().resolve("store");
    StoreOptions options = StoreOptions.defaults().withThreads(trial.threads());
    options = trial.random().nextBoolean() ? options.uncompressed() : options;
    try (FolderStoreWriter writer = FolderStoreWriter.open(folder, options)) {
      field.writeTo(writer);
      writer.commit();
    }
    double wrong = 0;
    try (FolderStore store = FolderStore.open(folder)) {
      for (int id = 1; id <= field.options().objects(); id++) {
        for (LightCurve right : field.object(id)) {
          wrong += differences(store.get(id, right.typeId()), right);
        }
      }
    }
    List<String> problems =
        StoreVerifier.verify(folder, ThreadBudget.of(trial.threads()), done -> {}).problems();
    return wrong + problems.size();
  }

  private static double differences(@Nullable LightCurve found, LightCurve right) {
    if (found == null) {
      return 1 + right.size();
    }
    return Deviation.bits(found.times(), right.times())
        + Deviation.bits(found.values(), right.values())
        + Deviation.bits(found.errors(), right.errors())
        + Deviation.bits(found.flags(), right.flags());
  }
}
