package org.alidade.transients.difference;

import java.util.ArrayList;
import java.util.List;
import org.alidade.array.BadInputException;

/**
 * Keeps candidates within limits (spec transient 13.5).
 *
 * <p>Example: {@code List<Candidate> good = CandidateFilter.open().withLeastSignalToNoise(7)
 * .apply(found);}
 *
 * @param leastFlux least absolute flux
 * @param greatestFlux greatest absolute flux
 * @param leastSignalToNoise least absolute flux over error
 * @param leastFwhmPx least width, candidates without one stay
 * @param greatestFwhmPx greatest width
 * @param greatestEllipticity greatest ellipticity
 * @param leastSeparationPx of two candidates closer than that the later one goes
 */
public record CandidateFilter(
    double leastFlux,
    double greatestFlux,
    double leastSignalToNoise,
    double leastFwhmPx,
    double greatestFwhmPx,
    double greatestEllipticity,
    double leastSeparationPx) {
  /**
   * Checks that limits are numbers.
   *
   * @throws BadInputException if one is not
   */
  public CandidateFilter {
    double sum =
        leastFlux
            + greatestFlux
            + leastSignalToNoise
            + leastFwhmPx
            + greatestFwhmPx
            + greatestEllipticity
            + leastSeparationPx;
    if (Double.isNaN(sum)) {
      throw new BadInputException("a limit that is no number", "filter", "give numbers");
    }
  }

  /** Without limits. */
  public static CandidateFilter open() {
    double any = Double.POSITIVE_INFINITY;
    return new CandidateFilter(0, any, 0, 0, any, any, 0);
  }

  /** Absolute fluxes within a range. */
  public CandidateFilter withFluxes(double least, double greatest) {
    return new CandidateFilter(
        least,
        greatest,
        leastSignalToNoise,
        leastFwhmPx,
        greatestFwhmPx,
        greatestEllipticity,
        leastSeparationPx);
  }

  /** Another least signal-to-noise ratio. */
  public CandidateFilter withLeastSignalToNoise(double ratio) {
    return new CandidateFilter(
        leastFlux,
        greatestFlux,
        ratio,
        leastFwhmPx,
        greatestFwhmPx,
        greatestEllipticity,
        leastSeparationPx);
  }

  /** Widths within a range, in pixels, and a greatest ellipticity. */
  public CandidateFilter withShapes(double leastPx, double greatestPx, double ellipticity) {
    return new CandidateFilter(
        leastFlux,
        greatestFlux,
        leastSignalToNoise,
        leastPx,
        greatestPx,
        ellipticity,
        leastSeparationPx);
  }

  /** Another least separation, in pixels. */
  public CandidateFilter withLeastSeparationPx(double pixels) {
    return new CandidateFilter(
        leastFlux,
        greatestFlux,
        leastSignalToNoise,
        leastFwhmPx,
        greatestFwhmPx,
        greatestEllipticity,
        pixels);
  }

  /** The candidates within the limits, in their order. */
  public List<Candidate> apply(List<Candidate> candidates) {
    List<Candidate> kept = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (isWithin(candidate) && isApart(candidate, kept)) {
        kept.add(candidate);
      }
    }
    return List.copyOf(kept);
  }

  private boolean isWithin(Candidate c) {
    double flux = Math.abs(c.flux());
    boolean tooThin = c.fwhmPx() < leastFwhmPx;
    boolean tooWide = c.fwhmPx() > greatestFwhmPx;
    return flux >= leastFlux
        && flux <= greatestFlux
        && Math.abs(c.signalToNoise()) >= leastSignalToNoise
        && !tooThin
        && !tooWide
        && c.ellipticity() <= greatestEllipticity;
  }

  private boolean isApart(Candidate candidate, List<Candidate> others) {
    return others.stream()
        .noneMatch(
            o -> Math.hypot(o.x() - candidate.x(), o.y() - candidate.y()) < leastSeparationPx);
  }
}
