package org.alidade.cli.lightcurve;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.cli.ProgressLine;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.exchange.LightCurveExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alidade lightcurve export}. */
@Command(
    name = "export",
    description = {
      "Write light curves; the format follows the name. With a row per measurement: .csv, .ecsv,",
      ".vot, .fits, .parquet, .h5; a list per light curve: .json; whole stores: .db, the database of",
      "the Python program, .zarr, the labelled array of a store with epochs."
    })
final class ExportCommand extends StoreVerb {
  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "File to write.")
  private Path file;

  @Option(
      names = "--objects",
      split = ",",
      paramLabel = "OBJECT",
      description = "Keys or numbers of objects; default: all.")
  private List<String> objects = List.of();

  @Option(
      names = "--types",
      split = ",",
      paramLabel = "TYPE",
      description = "Names or numbers of measurement types; default: all.")
  private List<String> types = List.of();

  @Option(
      names = "--magnitude-system",
      paramLabel = "NAME",
      description = "Noted in the file, such as Vega or AB.")
  private String system = "not stated";

  @SuppressWarnings("NullAway.Init")
  ExportCommand() {}

  @Override
  int run(LightCurveStore store, Output output) {
    long total = objects.isEmpty() ? store.objects().rows() : objects.size();
    try (ProgressLine progress = new ProgressLine("export", common())) {
      LightCurveExport.of(store)
          .objects(objects.stream().mapToLong(name -> CurveNames.object(store, name)).toArray())
          .types(
              types.stream()
                  .map(name -> CurveNames.type(store, name))
                  .mapToInt(MeasurementType::typeId)
                  .toArray())
          .magnitudeSystem(system)
          .progress(done -> progress.progress(Math.min(done, total), total, "objects"))
          .to(file);
    }
    output.result("wrote " + file, Map.of("file", file.toString(), "objects", total));
    return DONE;
  }
}
