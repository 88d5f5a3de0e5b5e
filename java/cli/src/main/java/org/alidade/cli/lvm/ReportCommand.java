package org.alidade.cli.lvm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.cli.ProgressLine;
import org.alidade.lvm.LvmTileCollection;
import org.alidade.lvm.report.LineWindow;
import org.alidade.lvm.report.TileReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alidade lvm report}. */
@Command(
    name = "report",
    description =
        "Write one page about tiles: numbers, what the filters would drop, spectra and maps.")
final class ReportCommand extends LvmVerb {
  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "Folder to write to.")
  private Path folder;

  @Option(names = "--title", paramLabel = "TEXT", description = "Heading.")
  private String title = "";

  @Option(
      names = "--most-figures",
      paramLabel = "N",
      description = "Tiles that get figures, from the first; default: ${DEFAULT-VALUE}.")
  private int mostFigures = TileReport.Options.DEFAULTS.mostFigures();

  @Mixin private ConfigOptions config;
  @Mixin private ArrayOptions arrays;

  @SuppressWarnings("NullAway.Init")
  ReportCommand() {}

  @Override
  int run(Output output) throws IOException {
    try (LvmTileCollection open = tiles().open();
        ProgressLine progress = new ProgressLine("report", common())) {
      TileReport report =
          TileReport.write(
              open,
              config.configuration(open, arrays.options(common(), progress)),
              folder,
              new TileReport.Options(
                  title, LineWindow.HALPHA, mostFigures, common().threads(), progress::progress));
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("page", report.page().toString());
      document.put("figures", report.figures().stream().map(Path::toString).toList());
      output.result("wrote " + report.page(), document);
    }
    return DONE;
  }
}
