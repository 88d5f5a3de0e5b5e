package org.alidade.transients.difference;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.alidade.array.AtomicFile;
import org.alidade.array.IoFailureException;

/** Candidates as comma-separated values, one per line below a line of names. */
public final class CandidateTable {
  private static final String NAMES =
      "x,y,ra,dec,flux,flux_err,snr,scorr,psf_flux,psf_chi2,aperture_flux,fwhm,ellipticity,angle,"
          + "n_negative,n_masked,sumrat,edge_distance,neighbour_distance,neighbour_flux,"
          + "cosmic_sci,cosmic_ref,isdiffpos,flags";

  private CandidateTable() {}

  /** The table as text; numbers that are not known are empty. */
  public static String toCsv(List<Candidate> candidates) {
    StringBuilder text = new StringBuilder(NAMES).append('\n');
    for (Candidate c : candidates) {
      append(text, c.x(), c.y(), c.raDegrees(), c.decDegrees(), c.flux(), c.fluxError());
      append(text, c.signalToNoise(), c.significance(), c.psfFlux(), c.psfChiSquare());
      append(text, c.apertureFlux(), c.fwhmPx(), c.ellipticity(), c.angleDegrees());
      text.append(c.negativePixels()).append(',').append(c.maskedPixels()).append(',');
      append(text, c.sumRatio(), c.edgeDistancePx(), c.neighbourDistancePx(), c.neighbourFlux());
      append(text, c.scienceHitExcess(), c.referenceHitExcess());
      String flags =
          c.flags().stream().sorted().map(CandidateFlag::name).collect(Collectors.joining("|"));
      text.append(c.isPositive()).append(',').append(flags).append('\n');
    }
    return text.toString();
  }

  private static void append(StringBuilder text, double... values) {
    for (double value : values) {
      if (!Double.isNaN(value)) {
        text.append(value);
      }
      text.append(',');
    }
  }

  /**
   * Writes the table to a file, which appears when it is complete.
   *
   * @throws IoFailureException if it cannot be written
   */
  public static void write(Path file, List<Candidate> candidates) {
    writeText(file, toCsv(candidates));
  }

  static void writeText(Path file, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try {
      AtomicFile.write(file, part -> Files.write(part, bytes));
    } catch (IOException e) {
      throw new IoFailureException(
          "the file cannot be written: " + e.getMessage(), file.toString(), "check its folder");
    }
  }
}
