package org.alidade.cli.lightcurve;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.cli.ProgressLine;
import org.alidade.lightcurve.exchange.ImportSummary;
import org.alidade.lightcurve.exchange.LightCurveImport;
import org.alidade.lightcurve.store.FolderStoreWriter;
import org.alidade.lightcurve.store.StoreOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code alidade lightcurve import}. */
@Command(
    name = "import",
    description = {
      "Bring light curves into a store, which is made if it is not there.",
      "Files are recognised by content: CSV, ECSV, VOTable, FITS and Parquet tables with a row per",
      "measurement, HDF5 with a dataset per column, JSON of this program, match files of ZTF; whole",
      "stores: Alidade's, SQLite databases of blobs or rows, labelled arrays in HDF5 or Zarr."
    })
final class ImportCommand extends LightCurveVerb {
  private static final long UNKNOWN = -1;

  @Parameters(paramLabel = "STORE", description = "Folder of Alidade's store.")
  private Path path;

  @Option(
      names = "--from",
      required = true,
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files to read.")
  private List<Path> files;

  @Option(
      names = "--uncompressed",
      description = "Leave the light curves unpacked: twice the size, faster to read.")
  private boolean uncompressed;

  @SuppressWarnings("NullAway.Init")
  ImportCommand() {}

  @Override
  int run(Output output) {
    StoreOptions options = StoreOptions.defaults().withThreads(common().threads());
    ImportSummary summary;
    try (FolderStoreWriter writer =
            FolderStoreWriter.open(path, uncompressed ? options.uncompressed() : options);
        ProgressLine progress = new ProgressLine("import", common())) {
      summary =
          LightCurveImport.from(files.toArray(Path[]::new))
              .progress(done -> progress.progress(done, UNKNOWN, "measurements"))
              .into(writer);
      writer.commit();
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("objects", summary.objects());
    document.put("types", summary.types());
    document.put("light_curves", summary.lightCurves());
    document.put("measurements", summary.measurements());
    output.result(
        String.format(
            Locale.ROOT,
            "%s: %d light curves of %d objects, %d measurements",
            path,
            summary.lightCurves(),
            summary.objects(),
            summary.measurements()),
        document);
    return summary.lightCurves() == 0 ? NOTHING_FOUND : DONE;
  }
}
