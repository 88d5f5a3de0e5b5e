package org.alidade.cli.lightcurve;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.alidade.array.InvalidStateException;
import org.alidade.cli.Output;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.StoreInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alidade lightcurve storage-requirements}. */
@Command(
    name = "storage-requirements",
    description = "Say how much room so many light curves like those of a store would take.")
final class StorageRequirementsCommand extends StoreVerb {
  @Option(names = "--objects", paramLabel = "N", description = "Objects; default: 50000.")
  private long objects = 50_000;

  @Option(names = "--types", paramLabel = "N", description = "Measurement types; default: 40.")
  private long types = 40;

  @SuppressWarnings("NullAway.Init")
  StorageRequirementsCommand() {}

  @Override
  int run(LightCurveStore store, Output output) {
    requirePositive("--objects", objects);
    requirePositive("--types", types);
    StoreInfo info = store.info();
    if (info.lightCurves() == 0) {
      throw new InvalidStateException(
          "the store is empty", path().toString(), "put in some light curves to measure");
    }
    double each = (double) info.bytes() / info.lightCurves();
    double total = each * objects * types;
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("bytes_per_light_curve", each);
    document.put("light_curves", objects * types);
    document.put("bytes", total);
    output.result(
        String.format(
            Locale.ROOT,
            "%.0f bytes per light curve, measured on %d: %.2f GB for %d objects of %d types",
            each,
            info.lightCurves(),
            total / 1e9,
            objects,
            types),
        document);
    return DONE;
  }
}
