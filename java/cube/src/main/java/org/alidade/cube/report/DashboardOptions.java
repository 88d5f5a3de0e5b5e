package org.alidade.cube.report;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.alidade.array.BadInputException;

/**
 * Options of {@link FitDashboard#render}.
 *
 * <p>Example: {@code DashboardOptions.builder().spaxels(4).apertures(List.of(0, 17)).build()}.
 *
 * @param spaxels most spectra in the panel of spectra
 * @param pixels most pixels of such a spectrum, evenly spaced over those that the mask keeps
 * @param widthInches width of the sheet in inches
 * @param heightInches height of the sheet in inches
 * @param dpi resolution of PNG files in dots per inch
 * @param liveFile file of the running fit if it is not beside the cube file
 * @param apertures spaxels whose full spectra are drawn into figures of their own
 * @param apertureFolder folder for one figure per such spaxel; empty for one figure of all beside
 *     the dashboard
 */
public record DashboardOptions(
    int spaxels,
    int pixels,
    double widthInches,
    double heightInches,
    int dpi,
    Optional<Path> liveFile,
    List<Integer> apertures,
    Optional<Path> apertureFolder) {
  private static final int FEWEST_PIXELS = 2;

  /**
   * Copies the list and checks the ranges; sizes are checked when the figure is drawn.
   *
   * @throws BadInputException if a number is out of range
   */
  public DashboardOptions {
    apertures = List.copyOf(apertures);
    if (spaxels < 1) {
      throw new BadInputException(spaxels + " spectra", "--spaxels", "use 1 or more");
    }
    if (pixels < FEWEST_PIXELS) {
      throw new BadInputException(
          pixels + " pixels", "--downsample", "use " + FEWEST_PIXELS + " or more");
    }
  }

  /** Eight spectra of 512 pixels on a sheet of 14 by 10 inches at 140 dots per inch. */
  public static DashboardOptions defaults() {
    return builder().build();
  }

  /** Starts from the defaults. */
  public static Builder builder() {
    return new Builder();
  }

  /** Collects options. */
  public static final class Builder {
    private int spaxels = 8;
    private int pixels = 512;
    private double widthInches = 14;
    private double heightInches = 10;
    private int dpi = 140;
    private Optional<Path> liveFile = Optional.empty();
    private List<Integer> apertures = List.of();
    private Optional<Path> apertureFolder = Optional.empty();

    private Builder() {}

    /** Most spectra in the panel of spectra, at least 1. */
    public Builder spaxels(int most) {
      spaxels = most;
      return this;
    }

    /** Most pixels of a spectrum in that panel, at least 2. */
    public Builder pixels(int most) {
      pixels = most;
      return this;
    }

    /** Size of the sheet in inches. */
    public Builder size(double width, double height) {
      widthInches = width;
      heightInches = height;
      return this;
    }

    /** Resolution of PNG files in dots per inch. */
    public Builder dpi(int dotsPerInch) {
      dpi = dotsPerInch;
      return this;
    }

    /** File of the running fit, such as that of another program. */
    public Builder liveFile(Path file) {
      liveFile = Optional.of(file);
      return this;
    }

    /** Spaxels whose full spectra are drawn as well. */
    public Builder apertures(List<Integer> list) {
      apertures = list;
      return this;
    }

    /** Folder for one figure per such spaxel, {@code fit_spaxNNNNN.png}. */
    public Builder apertureFolder(Path folder) {
      apertureFolder = Optional.of(folder);
      return this;
    }

    /**
     * The options.
     *
     * @throws BadInputException if a number is out of range
     */
    public DashboardOptions build() {
      return new DashboardOptions(
          spaxels, pixels, widthInches, heightInches, dpi, liveFile, apertures, apertureFolder);
    }
  }
}
