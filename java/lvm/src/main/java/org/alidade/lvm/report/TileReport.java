package org.alidade.lvm.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alidade.lvm.DataConfig;
import org.alidade.lvm.FilterReport;
import org.alidade.lvm.FitDataBuilder;
import org.alidade.lvm.LvmTile;
import org.alidade.lvm.ProgressListener;
import org.alidade.lvm.Range;
import org.alidade.lvm.TileSource;
import org.alidade.plot.Figure;
import org.alidade.plot.HtmlPage;

/**
 * A page about tiles: numbers, what the filters of a configuration would drop, and figures. The
 * page holds its figures, so that it can be sent as one file; they are beside it as PNG files too.
 *
 * <pre>{@code
 * TileReport report = TileReport.write(tiles, config, Path.of("report"), TileReport.Options.DEFAULTS);
 * }</pre>
 *
 * @param page the page, {@code index.html}
 * @param figures figures as files
 * @param measures what was measured, one per tile
 */
public record TileReport(Path page, List<Path> figures, List<TileMeasures> measures) {
  /** Copies the lists. */
  public TileReport {
    figures = List.copyOf(figures);
    measures = List.copyOf(measures);
  }

  /**
   * How the report is made.
   *
   * @param title heading; empty for one made from the tiles
   * @param line line of the maps
   * @param mostFigures tiles that get figures; the others are in the table alone
   * @param threads threads that read
   * @param progress told about tiles
   */
  public record Options(
      String title, LineWindow line, int mostFigures, int threads, ProgressListener progress) {
    /** Halpha maps, figures of at most 12 tiles, two threads. */
    public static final Options DEFAULTS =
        new Options("", LineWindow.HALPHA, 12, 2, ProgressListener.NONE);
  }

  /**
   * Writes page and figures.
   *
   * @param source tile or tiles, open
   * @param config configuration whose filters are counted
   * @param folder where to write; created if need be
   * @throws IOException if the folder cannot be written
   */
  public static TileReport write(TileSource source, DataConfig config, Path folder, Options options)
      throws IOException {
    Files.createDirectories(folder);
    return new Writing(source, config, folder, options).run();
  }

  /** One report in the making. */
  private static final class Writing {
    private final TileSource source;
    private final DataConfig config;
    private final Path folder;
    private final Options options;
    private final HtmlPage page;
    private final List<Path> figures = new ArrayList<>();
    private final List<TileMeasures> measures = new ArrayList<>();

    Writing(TileSource source, DataConfig config, Path folder, Options options) {
      this.source = source;
      this.config = config;
      this.folder = folder;
      this.options = options;
      int count = source.tiles().size();
      String title = count == 1 ? "LVM tile " + name(source.tiles().get(0)) : count + " LVM tiles";
      this.page =
          new HtmlPage(
              options.title().isEmpty() ? title : options.title(),
              source.tiles().get(0).path().toAbsolutePath().normalize().toString()
                  + (count == 1 ? "" : " and " + (count - 1) + " more"));
    }

    TileReport run() throws IOException {
      for (LvmTile tile : source.tiles()) {
        measures.add(TileMeasures.of(tile, options.line(), options.threads()));
        options.progress().progress(measures.size(), source.tiles().size(), "tiles");
      }
      for (int i = 0; i < measures.size(); i++) {
        page.section(name(source.tiles().get(i)));
        page.table(numbers(source.tiles().get(i), measures.get(i)));
        filters(source.tiles().get(i));
        if (i < options.mostFigures()) {
          draw(source.tiles().get(i).meta().exposure(), measures.get(i));
        }
      }
      page.section("Configuration");
      page.table(List.of(new HtmlPage.Row("entries", config.toJson())));
      Path index = folder.resolve("index.html");
      page.write(index, "Made with Alidade.");
      return new TileReport(index, figures, measures);
    }

    private static String name(LvmTile tile) {
      return tile.meta().filename();
    }

    private static List<HtmlPage.Row> numbers(LvmTile tile, TileMeasures measures) {
      double[] wavelength = measures.wavelengthAngstrom();
      return List.of(
          row("tile id", tile.meta().tileId().toString()),
          row("exposure", Long.toString(tile.meta().exposure())),
          row("version of the reduction", tile.meta().drpVersion()),
          row("middle of the exposure, MJD (UTC)", text("%.6f", tile.mjd())),
          row("fibres", Integer.toString(measures.fibres().size())),
          row("fibres of status 0", Long.toString(measures.goodFibres())),
          row(
              "wavelengths in air",
              text(
                  "%.2f to %.2f Angstrom, step %.3f",
                  wavelength[0], wavelength[wavelength.length - 1], measures.wavelengthStep())),
          row("field", text("%.2f arcmin", measures.fieldArcminutes())),
          row("valid pixels", text("%.2f %%", 100 * measures.validFraction())),
          row("median signal to noise per pixel", text("%.2f", measures.medianSignalToNoise())));
    }

    private void filters(LvmTile tile) {
      FilterReport report = new FitDataBuilder(tile, everywhere()).filterReport();
      page.paragraph(
          "What each criterion of the configuration flags by itself, of "
              + report.pixels()
              + " pixels and "
              + report.spaxels()
              + " spaxels in its window:");
      page.table(
          List.of(
              count("missing flux", report.nans()),
              count("flux at or below the lower limit", report.badFlux()),
              count("median flux out of range", report.badFluxMedian()),
              count("fibre status", report.fibreStatus()),
              count("mask of the reduction", report.mask()),
              count("any of these", report.anyBad())));
    }

    /** The configuration without its rectangle, which may leave nothing of one of many tiles. */
    private DataConfig everywhere() {
      if (source.tiles().size() == 1) {
        return config;
      }
      return config.toBuilder()
          .alphaRange(Range.ALL.low(), Range.ALL.high())
          .deltaRange(Range.ALL.low(), Range.ALL.high())
          .build();
    }

    private static HtmlPage.Row count(String what, FilterReport.Count count) {
      List<String> parts = new ArrayList<>();
      if (count.pixels() != null) {
        parts.add(count.pixels() + " pixels");
      }
      if (count.spaxels() != null) {
        parts.add(count.spaxels() + " spaxels");
      }
      return row(what, String.join(", ", parts));
    }

    private void draw(long exposure, TileMeasures measured) throws IOException {
      draw(
          exposure,
          "spectrum",
          TileFigures.spectrum(measured),
          "Mean spectrum of the fibres of status 0; the band is their standard deviation.");
      draw(
          exposure,
          "windows",
          TileFigures.windows(measured),
          "The mean spectrum around bright lines; dotted: their wavelengths at rest, in air.");
      draw(
          exposure,
          "line",
          TileFigures.lineMaps(measured),
          "Light of the line per fibre, and the same above the continuum on either side.");
      draw(
          exposure,
          "quality",
          TileFigures.quality(measured),
          "Median signal to noise per pixel, and the instrumental width near Halpha.");
      draw(
          exposure,
          "fibres",
          TileFigures.fibres(measured.fibres()),
          "Fibre positions by index, sector and status, with the number of fibres of each.");
    }

    private void draw(long exposure, String name, Figure figure, String description)
        throws IOException {
      Path file = folder.resolve(text("%08d_%s.png", exposure, name));
      figures.add(figure.writePng(file));
      page.embedded(Files.readAllBytes(file), description);
    }

    private static HtmlPage.Row row(String name, String value) {
      return new HtmlPage.Row(name, value);
    }

    private static String text(String format, Object... values) {
      return String.format(Locale.ROOT, format, values);
    }
  }
}
