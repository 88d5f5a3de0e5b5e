package org.alidade.cube.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alidade.array.BadInputException;
import org.alidade.cube.view.SpaxelSpectrum;
import org.alidade.plot.Figure;

/**
 * One figure of a fit that runs or has ended (spec cubefit 3.10): errors, measures of the weights,
 * spectra with their model, and use of the components against the prior. Only reads, so it may be
 * drawn at any moment. Whatever the files lack leaves a panel empty that says why.
 *
 * <p>Example:
 *
 * <pre>{@code
 * FitDashboard.render(path, Path.of("fit_live.png"), DashboardOptions.defaults());
 * }</pre>
 *
 * @param figure the figure
 * @param spectra figures of the spaxels that the options name
 * @param notes what is missing, one sentence each
 */
public record FitDashboard(Path figure, List<Path> spectra, List<String> notes) {
  private static final double SPECTRUM_WIDTH = 12;
  private static final double SPECTRUM_HEIGHT = 4;

  /** Copies the lists. */
  public FitDashboard {
    spectra = List.copyOf(spectra);
    notes = List.copyOf(notes);
  }

  /**
   * Draws the dashboard.
   *
   * @param cubeFile cube file, populated at least for anything to be seen
   * @param figure figure to create or replace; its name ends in .png, .svg or .pdf
   * @throws BadInputException if there is no cube file or no live file where the options say, if
   *     the figure's name ends otherwise, or if the options name a spaxel that is not there
   * @throws org.alidade.array.FormatException if the cube file is not an HDF5 file or is damaged
   */
  public static FitDashboard render(Path cubeFile, Path figure, DashboardOptions options) {
    options.liveFile().ifPresent(FitDashboard::requireFile);
    DashboardData data = DashboardData.read(cubeFile, options);
    DashboardFigure.draw(data, options).write(figure);
    return new FitDashboard(figure, spectra(data, figure, options), data.notes());
  }

  private static void requireFile(Path liveFile) {
    if (!Files.isRegularFile(liveFile)) {
      throw new BadInputException("no such file", liveFile.toString(), "check the path");
    }
  }

  private static List<Path> spectra(DashboardData data, Path figure, DashboardOptions options) {
    if (data.apertures().isEmpty()) {
      return List.of();
    }
    if (options.apertureFolder().isEmpty()) {
      return List.of(together(data, options).write(beside(figure)));
    }
    List<Path> written = new ArrayList<>();
    for (SpaxelSpectrum spectrum : data.apertures()) {
      Figure single = Figure.single().size(SPECTRUM_WIDTH, SPECTRUM_HEIGHT).dpi(options.dpi());
      SpectrumPanel.draw(single.panel(0, 0), spectrum);
      String name = String.format(Locale.ROOT, "fit_spax%05d.png", spectrum.spaxel());
      written.add(single.writePng(options.apertureFolder().get().resolve(name)));
    }
    return written;
  }

  private static Figure together(DashboardData data, DashboardOptions options) {
    int count = data.apertures().size();
    Figure all = Figure.grid(count, 1).size(SPECTRUM_WIDTH, SPECTRUM_HEIGHT * count);
    for (int i = 0; i < count; i++) {
      SpectrumPanel.draw(all.panel(i, 0), data.apertures().get(i));
    }
    return all.dpi(options.dpi());
  }

  /** fit_live.png becomes fit_live_fits.png. */
  private static Path beside(Path figure) {
    String name = String.valueOf(figure.getFileName());
    int dot = name.lastIndexOf('.');
    return figure.resolveSibling(name.substring(0, dot) + "_fits" + name.substring(dot));
  }
}
