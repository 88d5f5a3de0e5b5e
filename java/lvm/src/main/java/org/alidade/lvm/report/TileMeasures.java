package org.alidade.lvm.report;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.alidade.lvm.Fibre;
import org.alidade.lvm.FibreSelection;
import org.alidade.lvm.LineList;
import org.alidade.lvm.LvmTile;
import org.alidade.lvm.Plane;
import org.alidade.lvm.Range;
import org.alidade.math.Quantiles;
import org.alidade.math.ThreadBudget;

/**
 * What the maps and spectra of a tile show, measured in one pass over its file (spec lvm 17). A
 * pixel is valid if its flux is a number and it is not masked; the mean spectrum is that of fibres
 * of status 0.
 *
 * <p>Example: {@code TileMeasures measures = TileMeasures.of(tile, LineWindow.HALPHA, 2);}
 *
 * @param fibres the fibres of the tile
 * @param wavelengthAngstrom wavelengths in air
 * @param meanSpectrum mean flux over fibres per wavelength, erg/s/cm2/Angstrom
 * @param scatter standard deviation of the flux over fibres per wavelength
 * @param line the line of the maps
 * @param lineFlux per fibre: sum of the flux over the pixels of the line, invalid ones at the mean
 *     of the valid ones
 * @param lineAboveContinuum per fibre: the same less half the sum of the two continuum medians
 *     times the number of line pixels
 * @param signalToNoise per fibre: median of flux times the root of the inverse variance over valid
 *     pixels
 * @param lsfFwhm per fibre: full width at half maximum of the line-spread function at Halpha,
 *     Angstrom; NaN where the file gives none
 * @param validFraction part of the pixels of all fibres that is valid
 */
@SuppressWarnings("ArrayRecordComponent") // numerical code wants plain arrays
public record TileMeasures(
    List<Fibre> fibres,
    double[] wavelengthAngstrom,
    double[] meanSpectrum,
    double[] scatter,
    LineWindow line,
    double[] lineFlux,
    double[] lineAboveContinuum,
    double[] signalToNoise,
    double[] lsfFwhm,
    double validFraction) {
  private static final int BLOCK_FIBRES = 64;

  /**
   * Measures a tile.
   *
   * @param tile tile, open
   * @param line the line of the maps; where the grid does not reach, maps are NaN
   * @param threads threads that read; results do not depend on it
   */
  public static TileMeasures of(LvmTile tile, LineWindow line, int threads) {
    return new Pass(tile, line).run(threads);
  }

  /** Part of the fibres whose status is 0. */
  public double goodFraction() {
    return (double) goodFibres() / fibres.size();
  }

  /** Number of fibres whose status is 0. */
  public long goodFibres() {
    return fibres.stream().filter(fibre -> fibre.status() == 0).count();
  }

  /** Median over the fibres of the median signal to noise; NaN if there is none. */
  public double medianSignalToNoise() {
    double[] finite = Arrays.stream(signalToNoise).filter(Double::isFinite).toArray();
    return finite.length == 0 ? Double.NaN : Quantiles.median(finite);
  }

  /**
   * The fibres whose median signal to noise is at least this: a selection for loading the same tile
   * again. Fibres without one are left out.
   */
  public FibreSelection atLeastSignalToNoise(double least) {
    BitSet rows = new BitSet();
    for (int i = 0; i < fibres.size(); i++) {
      if (signalToNoise[i] >= least) {
        rows.set(fibres.get(i).row());
      }
    }
    return fibre -> rows.get(fibre.row());
  }

  /** Mean step of the wavelength grid, Angstrom. */
  public double wavelengthStep() {
    int last = wavelengthAngstrom.length - 1;
    return last < 1 ? Double.NaN : (wavelengthAngstrom[last] - wavelengthAngstrom[0]) / last;
  }

  /** Largest extent of the fibre positions, arc minutes; NaN if they are not known. */
  public double fieldArcminutes() {
    return FibrePlaces.of(fibres).extent();
  }

  /** One pass over the rows of a tile. */
  private static final class Pass {
    private final LvmTile tile;
    private final LineWindow line;
    private final double[] wavelength;
    private final List<Fibre> fibres;
    private final double[] lineFlux;
    private final double[] lineAboveContinuum;
    private final double[] signalToNoise;
    private final double[] lsfFwhm;
    private final long[] valid;
    private final ColumnMoments[] moments;
    private final int halpha;

    Pass(LvmTile tile, LineWindow line) {
      this.tile = tile;
      this.line = line;
      wavelength = tile.wavelengthAngstrom();
      fibres = tile.fibres();
      int count = fibres.size();
      lineFlux = new double[count];
      lineAboveContinuum = new double[count];
      signalToNoise = new double[count];
      lsfFwhm = new double[count];
      valid = new long[count];
      moments = new ColumnMoments[(count + BLOCK_FIBRES - 1) / BLOCK_FIBRES];
      halpha = nearest(LineList.HALPHA.airAngstrom());
    }

    TileMeasures run(int threads) {
      ThreadBudget.of(threads).forEach(moments.length, block -> measure((int) block));
      ColumnMoments all = new ColumnMoments(wavelength.length);
      for (ColumnMoments part : moments) {
        all.merge(part);
      }
      double pixels = (double) fibres.size() * wavelength.length;
      return new TileMeasures(
          fibres,
          wavelength,
          all.means(),
          all.deviations(),
          line,
          lineFlux,
          lineAboveContinuum,
          signalToNoise,
          lsfFwhm,
          Arrays.stream(valid).sum() / pixels);
    }

    private void measure(int block) {
      ColumnMoments spectrum = new ColumnMoments(wavelength.length);
      moments[block] = spectrum;
      float[] flux = new float[wavelength.length];
      float[] ivar = new float[wavelength.length];
      float[] mask = new float[wavelength.length];
      int end = Math.min(fibres.size(), (block + 1) * BLOCK_FIBRES);
      for (int fibre = block * BLOCK_FIBRES; fibre < end; fibre++) {
        tile.data().read(Plane.FLUX, fibre, 0, flux);
        tile.data().read(Plane.IVAR, fibre, 0, ivar);
        tile.data().read(Plane.MASK, fibre, 0, mask);
        measure(fibre, flux, ivar, mask, spectrum);
      }
    }

    private void measure(
        int fibre, float[] flux, float[] ivar, float[] mask, ColumnMoments spectrum) {
      boolean good = fibres.get(fibre).status() == 0;
      double[] ratios = new double[flux.length];
      int count = 0;
      for (int i = 0; i < flux.length; i++) {
        if (mask[i] != 0 || Float.isNaN(flux[i])) {
          flux[i] = Float.NaN;
          continue;
        }
        valid[fibre]++;
        if (good) {
          spectrum.add(i, flux[i]);
        }
        if (ivar[i] > 0) {
          ratios[count++] = flux[i] * Math.sqrt(ivar[i]);
        }
      }
      signalToNoise[fibre] = median(Arrays.copyOf(ratios, count));
      lsfFwhm[fibre] = lsf(fibre);
      measureLine(fibre, flux);
    }

    private void measureLine(int fibre, float[] flux) {
      double[] pixels = validIn(line.line(), flux);
      long wanted = Arrays.stream(wavelength).filter(w -> inside(line.line(), w)).count();
      double mean = Arrays.stream(pixels).average().orElse(Double.NaN);
      double continuum =
          (median(validIn(line.blue(), flux)) + median(validIn(line.red(), flux))) / 2;
      lineFlux[fibre] = mean * wanted;
      lineAboveContinuum[fibre] = (mean - continuum) * wanted;
    }

    private double lsf(int fibre) {
      if (halpha < 0) {
        return Double.NaN;
      }
      float[] width = new float[1];
      tile.data().read(Plane.LSF, fibre, halpha, width);
      return width[0] > 0 ? width[0] : Double.NaN;
    }

    private double[] validIn(Range range, float[] flux) {
      double[] values = new double[flux.length];
      int count = 0;
      for (int i = 0; i < flux.length; i++) {
        if (!Float.isNaN(flux[i]) && inside(range, wavelength[i])) {
          values[count++] = flux[i];
        }
      }
      return Arrays.copyOf(values, count);
    }

    private static boolean inside(Range range, double value) {
      return value >= range.low() && value <= range.high();
    }

    private static double median(double[] values) {
      return values.length == 0 ? Double.NaN : Quantiles.median(values);
    }

    /** The column nearest to a wavelength on the grid, -1 if it lies outside. */
    private int nearest(double angstrom) {
      if (!(wavelength[0] <= angstrom && angstrom <= wavelength[wavelength.length - 1])) {
        return -1;
      }
      int best = 0;
      for (int i = 1; i < wavelength.length; i++) {
        if (Math.abs(wavelength[i] - angstrom) < Math.abs(wavelength[best] - angstrom)) {
          best = i;
        }
      }
      return best;
    }
  }
}
