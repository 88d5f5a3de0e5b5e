package org.alidade.cli.lightcurve;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code alidade lightcurve get}. */
@Command(
    name = "get",
    description = "Print one light curve; exit status 4 if no epoch lies in the span of time.")
final class GetCommand extends StoreVerb {
  @Parameters(index = "1", paramLabel = "OBJECT", description = "Key or number of the object.")
  private String object;

  @Parameters(index = "2", paramLabel = "TYPE", description = "Measurement type, name or number.")
  private String type;

  @Option(names = "--start", paramLabel = "MJD", description = "First time; default: all.")
  private double start = Double.NEGATIVE_INFINITY;

  @Option(names = "--end", paramLabel = "MJD", description = "Last time; default: all.")
  private double end = Double.POSITIVE_INFINITY;

  @SuppressWarnings("NullAway.Init")
  GetCommand() {}

  @Override
  int run(LightCurveStore store, Output output) {
    LightCurve curve = CurveNames.curve(store, object, type).between(start, end);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("object_id", curve.objectId());
    document.put("type_id", curve.typeId());
    document.put("times", curve.times());
    document.put("magnitudes", curve.values());
    document.put("mag_errors", curve.errors());
    document.put("flags", curve.flags());
    output.result(text(curve), document);
    return curve.size() == 0 ? NOTHING_FOUND : DONE;
  }

  private static String text(LightCurve curve) {
    StringBuilder text = new StringBuilder("        MJD     value     error flags");
    for (int i = 0; i < curve.size(); i++) {
      text.append(
          String.format(
              Locale.ROOT,
              "%n%11.5f %9.4f %9.4f %5d",
              curve.times()[i],
              curve.values()[i],
              curve.errors()[i],
              curve.flags()[i]));
    }
    return text.toString();
  }
}
