package org.alidade.transients.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.alidade.transients.database.CandidateRow;
import org.alidade.transients.database.CandidateStatus;
import org.alidade.transients.database.Candidates;
import org.alidade.transients.difference.Candidate;
import org.alidade.transients.difference.CandidateFlag;

/** Candidates of an image as rows of the database. */
final class CandidateRows {
  private static final double DUPLICATE_ARCSEC = 1;
  private static final double ARCSEC_PER_DEGREE = 3600;

  private CandidateRows() {}

  /** The rows of a run; those without a place on the sky are left out. */
  static List<CandidateRow> of(List<Candidate> found, UUID run, UUID observation, Instant now) {
    List<CandidateRow> rows = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      Candidate candidate = found.get(i);
      if (Double.isFinite(candidate.raDegrees()) && Double.isFinite(candidate.decDegrees())) {
        boolean doubled =
            rows.stream()
                .filter(row -> row.status() != CandidateStatus.DUPLICATE)
                .anyMatch(row -> isSame(row, candidate));
        CandidateStatus status = doubled ? CandidateStatus.DUPLICATE : CandidateStatus.PENDING;
        rows.add(row(candidate, Candidates.identifier(run, i), run, observation, status, now));
      }
    }
    return rows;
  }

  private static boolean isSame(CandidateRow row, Candidate candidate) {
    double north = row.dec() - candidate.decDegrees();
    double turn = Math.abs(row.ra() - candidate.raDegrees()) % 360;
    double east = Math.min(turn, 360 - turn) * Math.cos(Math.toRadians(row.dec()));
    return Math.hypot(east, north) * ARCSEC_PER_DEGREE < DUPLICATE_ARCSEC;
  }

  private static CandidateRow row(
      Candidate candidate,
      UUID id,
      UUID run,
      UUID observation,
      CandidateStatus status,
      Instant now) {
    return new CandidateRow(
        id,
        run,
        observation,
        candidate.raDegrees(),
        candidate.decDegrees(),
        candidate.x(),
        candidate.y(),
        (int) Math.rint(candidate.x()),
        (int) Math.rint(candidate.y()),
        Numbers.finite(candidate.flux()),
        Numbers.finite(candidate.fluxError()),
        Numbers.finite(candidate.significance()),
        Numbers.finite(candidate.signalToNoise()),
        Numbers.finite(candidate.fwhmPx()),
        Numbers.finite(candidate.ellipticity()),
        Numbers.finite(candidate.angleDegrees()),
        candidate.isPositive(),
        candidate.has(CandidateFlag.SATURATED),
        candidate.has(CandidateFlag.BLENDED),
        candidate.has(CandidateFlag.EDGE),
        candidate.flags().stream().map(Enum::name).sorted().collect(Collectors.joining(" ")),
        measurements(candidate),
        status,
        now);
  }

  private static ObjectNode measurements(Candidate candidate) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    Numbers.put(node, "psf_flux", candidate.psfFlux());
    Numbers.put(node, "psf_chi2", candidate.psfChiSquare());
    Numbers.put(node, "aperture_flux", candidate.apertureFlux());
    node.put("nneg", candidate.negativePixels());
    node.put("nbad", candidate.maskedPixels());
    Numbers.put(node, "sumrat", candidate.sumRatio());
    Numbers.put(node, "edge_distance_px", candidate.edgeDistancePx());
    Numbers.put(node, "neighbour_distance_px", candidate.neighbourDistancePx());
    Numbers.put(node, "neighbour_flux", candidate.neighbourFlux());
    Numbers.put(node, "cosmic_n", candidate.scienceHitExcess());
    Numbers.put(node, "cosmic_r", candidate.referenceHitExcess());
    return node;
  }
}
