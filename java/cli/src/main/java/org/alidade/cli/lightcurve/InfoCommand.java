package org.alidade.cli.lightcurve;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.StoreInfo;
import picocli.CommandLine.Command;

/** {@code alidade lightcurve info}. */
@Command(name = "info", description = "Say what a store holds and how much room it takes.")
final class InfoCommand extends StoreVerb {
  @SuppressWarnings("NullAway.Init")
  InfoCommand() {}

  @Override
  int run(LightCurveStore store, Output output) {
    StoreInfo info = store.info();
    double each = (double) info.bytes() / Math.max(1, info.measurements());
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("kind", info.kind());
    document.put("objects", info.objects());
    document.put("types", info.types());
    document.put("epochs", info.epochs());
    document.put("light_curves", info.lightCurves());
    document.put("measurements", info.measurements());
    document.put("bytes", info.bytes());
    document.put("bytes_per_measurement", each);
    output.result(
        String.format(
            Locale.ROOT,
            "%s: %d objects, %d types, %d epochs, %d light curves%n"
                + "%d measurements in %.1f MB, %.2f bytes each",
            info.kind(),
            info.objects(),
            info.types(),
            info.epochs(),
            info.lightCurves(),
            info.measurements(),
            info.bytes() / 1e6,
            each),
        document);
    return DONE;
  }
}
