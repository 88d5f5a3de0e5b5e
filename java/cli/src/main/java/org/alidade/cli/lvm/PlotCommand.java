package org.alidade.cli.lvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.alidade.cli.Output;
import org.alidade.lvm.LvmTile;
import org.alidade.lvm.report.LineWindow;
import org.alidade.lvm.report.TileFigures;
import org.alidade.lvm.report.TileMeasures;
import org.alidade.plot.Figure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alidade lvm plot}. */
@Command(name = "plot", description = "Draw fibre positions, spectra, line maps and quality.")
final class PlotCommand extends LvmVerb {
  /** What can be drawn. */
  enum Kind {
    FIBRES,
    SPECTRUM,
    WINDOWS,
    LINE,
    QUALITY;

    Figure draw(TileMeasures measures) {
      return switch (this) {
        case FIBRES -> TileFigures.fibres(measures.fibres());
        case SPECTRUM -> TileFigures.spectrum(measures);
        case WINDOWS -> TileFigures.windows(measures);
        case LINE -> TileFigures.lineMaps(measures);
        case QUALITY -> TileFigures.quality(measures);
      };
    }
  }

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "OUT",
      description = {
        "Folder for PNG files named EXPOSURE_FIGURE.png; or one file (.png, .svg or .pdf) for one",
        "tile and one figure."
      })
  private Path out;

  @Option(
      names = "--figure",
      split = ",",
      paramLabel = "NAME",
      description = "fibres, spectrum, windows, line, quality; default: all.")
  private List<Kind> kinds = Arrays.asList(Kind.values());

  @SuppressWarnings("NullAway.Init")
  PlotCommand() {}

  @Override
  int run(Output output) throws IOException {
    List<Path> paths = tiles().paths();
    boolean single = String.valueOf(out.getFileName()).matches("(?i).*\\.(png|svg|pdf)");
    if (single && (paths.size() != 1 || kinds.size() != 1)) {
      throw new BadInputException(
          paths.size() + " tiles and " + kinds.size() + " figures for one file",
          out.toString(),
          "name a folder, or one tile and one --figure");
    }
    List<String> written = new ArrayList<>();
    for (Path path : paths) {
      try (LvmTile tile = tiles().open(path)) {
        TileMeasures measures = TileMeasures.of(tile, LineWindow.HALPHA, common().threads());
        for (Kind kind : kinds) {
          Path file = single ? out : inFolder(tile, kind);
          written.add(kind.draw(measures).write(file).toString());
        }
      }
    }
    output.result(
        "wrote " + String.join(System.lineSeparator() + "wrote ", written),
        Map.of("figures", written));
    return DONE;
  }

  private Path inFolder(LvmTile tile, Kind kind) throws IOException {
    Files.createDirectories(out);
    String name = kind.toString().toLowerCase(Locale.ROOT);
    return out.resolve("%08d_%s.png".formatted(tile.meta().exposure(), name));
  }
}
