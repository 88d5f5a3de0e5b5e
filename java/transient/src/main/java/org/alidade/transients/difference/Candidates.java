package org.alidade.transients.difference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.alidade.fits.FitsHeader;
import org.alidade.fits.PixelOrigin;
import org.alidade.fits.SkyPosition;
import org.alidade.fits.Wcs;
import org.alidade.transients.Frame;
import org.alidade.transients.MaskBits;
import org.alidade.transients.image.MaskGrowth;

/**
 * Finds and measures the places where two images differ (spec transient 13).
 *
 * <p>Candidates are extrema of the significance among their eight neighbours, outside the mask and
 * the margin. Of two closer than the width of the point-spread function the stronger stays. They
 * come in the order of their significance, dipoles last.
 *
 * <p>Example: {@code List<Candidate> found = Candidates.find(result, science, reference,
 * CandidateOptions.defaults());}
 */
public final class Candidates {
  private final SubtractionResult result;
  private final CandidateOptions options;
  private final double fwhmPx;
  private final StampMeasurement measurement;

  private Candidates(SubtractionResult result, CandidateOptions options) {
    this.result = result;
    this.options = options;
    this.fwhmPx = StampShift.fwhm(result.psf());
    this.measurement = new StampMeasurement(result, fwhmPx);
  }

  /** Candidates without world coordinates and sources of the reference image. */
  public static List<Candidate> find(SubtractionResult result, CandidateOptions options) {
    boolean[] nowhere = new boolean[result.mask().length];
    return new Candidates(result, options).measure(nowhere, ReferenceSources.NONE);
  }

  /**
   * Candidates of two frames, with sky positions where the science frame has world coordinates.
   *
   * @param science the frame whose header has the world coordinates
   * @param reference the frame in which neighbours are looked for
   */
  public static List<Candidate> find(
      SubtractionResult result, Frame science, Frame reference, CandidateOptions options) {
    boolean[] saturated =
        MaskGrowth.grow(
            science.width(),
            science.height(),
            MaskGrowth.select(science.mask(), MaskBits.SATURATED),
            5);
    List<Candidate> found =
        new Candidates(result, options).measure(saturated, ReferenceSources.of(reference));
    return onSky(found, science.header());
  }

  /** The same candidates with sky positions, if the header has a celestial grid. */
  static List<Candidate> onSky(List<Candidate> candidates, FitsHeader header) {
    if (!header.contains("CTYPE1") || candidates.isEmpty()) {
      return candidates;
    }
    try (Wcs wcs = Wcs.of(header, Wcs.PRIMARY, PixelOrigin.ZERO)) {
      if (!wcs.isCelestial()) {
        return candidates;
      }
      return candidates.stream().map(candidate -> onSky(candidate, wcs)).toList();
    }
  }

  private static Candidate onSky(Candidate c, Wcs wcs) {
    SkyPosition position = wcs.raDec(c.x(), c.y());
    return c.at(position.longitudeDegrees(), position.latitudeDegrees());
  }

  private List<Candidate> measure(boolean[] saturated, ReferenceSources sources) {
    List<ScorePeak> peaks = merged(extrema());
    List<Candidate> found = new ArrayList<>();
    for (ScorePeak peak : peaks) {
      found.add(measure(peak, flags(peak, peaks, saturated), sources));
    }
    found.sort(
        Comparator.comparing((Candidate c) -> c.has(CandidateFlag.DIPOLE))
            .thenComparing(c -> -Math.abs(c.significance())));
    return List.copyOf(found);
  }

  private List<ScorePeak> extrema() {
    List<ScorePeak> peaks = new ArrayList<>();
    int margin = options.marginPx();
    for (int y = margin; y < result.height() - margin; y++) {
      for (int x = margin; x < result.width() - margin; x++) {
        if (isExtremum(x, y)) {
          peaks.add(ScorePeak.at(result, x, y));
        }
      }
    }
    peaks.sort(Comparator.comparingDouble(p -> -Math.abs(p.significance())));
    return peaks;
  }

  private boolean isExtremum(int x, int y) {
    int pixel = y * result.width() + x;
    double own = strength(pixel);
    if (!(own >= options.threshold()) || result.mask()[pixel]) {
      return false;
    }
    for (int j = Math.max(y - 1, 0); j <= Math.min(y + 1, result.height() - 1); j++) {
      for (int i = Math.max(x - 1, 0); i <= Math.min(x + 1, result.width() - 1); i++) {
        if (strength(j * result.width() + i) > own) {
          return false;
        }
      }
    }
    return true;
  }

  private double strength(int pixel) {
    double value = result.significance()[pixel];
    return options.bothSigns() ? Math.abs(value) : value;
  }

  /** Drops the weaker of two of one sign that are closer than a width. */
  private List<ScorePeak> merged(List<ScorePeak> strongestFirst) {
    List<ScorePeak> kept = new ArrayList<>();
    for (ScorePeak peak : strongestFirst) {
      boolean isNew =
          kept.stream()
              .noneMatch(
                  other ->
                      other.significance() * peak.significance() > 0
                          && other.distance(peak) < fwhmPx);
      if (isNew) {
        kept.add(peak);
      }
    }
    return kept;
  }

  private Set<CandidateFlag> flags(ScorePeak peak, List<ScorePeak> all, boolean[] saturated) {
    Set<CandidateFlag> flags = EnumSet.noneOf(CandidateFlag.class);
    if (peak.significance() < 0) {
      flags.add(CandidateFlag.NEGATIVE);
    }
    if (saturated[peak.row() * result.width() + peak.column()]) {
      flags.add(CandidateFlag.SATURATED);
    }
    if (edgeDistance(peak) < CandidateOptions.defaults().marginPx()) {
      flags.add(CandidateFlag.EDGE);
    }
    for (ScorePeak other : all) {
      if (!other.equals(peak) && other.distance(peak) < 2 * fwhmPx) {
        flags.add(peak.isOppositeOf(other) ? CandidateFlag.DIPOLE : CandidateFlag.BLENDED);
      }
    }
    return flags;
  }

  private double edgeDistance(ScorePeak peak) {
    double alongX = Math.min(peak.x(), result.width() - 1 - peak.x());
    double alongY = Math.min(peak.y(), result.height() - 1 - peak.y());
    return Math.min(alongX, alongY);
  }

  private Candidate measure(ScorePeak peak, Set<CandidateFlag> flags, ReferenceSources sources) {
    double[] fit = measurement.psfFit(peak);
    double[] shape = measurement.shape(peak);
    double[] around = measurement.neighbourhood(peak);
    double scienceHit = measurement.hitExcess(peak, result.hits().science());
    double referenceHit = measurement.hitExcess(peak, result.hits().reference());
    if (scienceHit > options.hitExcess()) {
      flags.add(CandidateFlag.COSMIC_SCIENCE);
    }
    if (referenceHit > options.hitExcess()) {
      flags.add(CandidateFlag.COSMIC_REFERENCE);
    }
    double flux = peak.score() / result.scoreScale();
    if (Math.abs(flux) < sources.residual(peak.x(), peak.y())) {
      flags.add(CandidateFlag.RESIDUAL);
    }
    double[] neighbour = sources.nearest(peak.x(), peak.y());
    return new Candidate(
        peak.x(),
        peak.y(),
        Double.NaN,
        Double.NaN,
        flux,
        result.fluxError()[peak.row() * result.width() + peak.column()],
        peak.significance(),
        fit[0],
        fit[1],
        measurement.apertureFlux(peak),
        shape[0],
        shape[1],
        shape[2],
        (int) around[0],
        (int) around[1],
        around[2],
        edgeDistance(peak),
        neighbour[0],
        neighbour[1],
        scienceHit,
        referenceHit,
        flags);
  }
}
