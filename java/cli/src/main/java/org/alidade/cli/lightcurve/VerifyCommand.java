package org.alidade.cli.lightcurve;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.cli.ProgressLine;
import org.alidade.lightcurve.store.FolderStore;
import org.alidade.lightcurve.store.StoreVerifier;
import org.alidade.math.ThreadBudget;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code alidade lightcurve verify}. */
@Command(
    name = "verify",
    description = "Read a whole store and check every record; exit status 3 if there is damage.")
final class VerifyCommand extends LightCurveVerb {
  @Parameters(paramLabel = "STORE", description = "Folder of Alidade's store.")
  private Path path;

  @SuppressWarnings("NullAway.Init")
  VerifyCommand() {}

  @Override
  int run(Output output) {
    StoreVerifier.Report report;
    long total;
    try (FolderStore store = FolderStore.open(path)) {
      total = store.info().lightCurves();
    }
    try (ProgressLine progress = new ProgressLine("verify", common())) {
      report =
          StoreVerifier.verify(
              path,
              ThreadBudget.of(common().threads()),
              done -> progress.progress(done, total, "light curves"));
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("light_curves", report.lightCurves());
    document.put("measurements", report.measurements());
    document.put("problems", report.problems());
    output.warnings(report.problems());
    output.result(
        report.lightCurves()
            + " light curves, "
            + report.measurements()
            + " measurements read, "
            + (report.problems().isEmpty() ? "all sound" : report.problems().size() + " damaged"),
        document);
    return report.problems().isEmpty() ? DONE : SOME_FAILED;
  }
}
