package org.alidade.transients.difference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsHeader;

/**
 * The files that {@code alidade transient difference} leaves: {@code D.fits}, {@code SCORR.fits},
 * {@code S.fits}, {@code PSF_D.fits}, {@code candidates.csv} and {@code summary.json}.
 *
 * @param science file of the new image
 * @param reference file of the old image
 * @param result what the subtraction gave
 * @param used with which parameters
 * @param found candidates
 * @param search how they were looked for
 */
public record SubtractionFiles(
    Path science,
    Path reference,
    SubtractionResult result,
    RunParameters used,
    List<Candidate> found,
    CandidateOptions search) {
  /** Copies the list. */
  public SubtractionFiles {
    found = List.copyOf(found);
  }

  /**
   * Writes the files.
   *
   * @param folder where to, made if it is not there
   * @param grid header of the science image, whose world coordinates are kept
   */
  public void write(Path folder, FitsHeader grid) {
    DifferenceRun.makeFolder(folder);
    images(folder, grid);
    CandidateTable.write(folder.resolve("candidates.csv"), found);
    CandidateTable.writeText(folder.resolve("summary.json"), summary().toPrettyString() + "\n");
  }

  private void images(Path folder, FitsHeader grid) {
    int[] shape = {result.height(), result.width()};
    List<FitsCard> cards = new ArrayList<>(used.cards(result));
    cards.addAll(GridCards.of(grid));
    DifferenceRun.image(folder.resolve("D.fits"), shape, result.difference(), cards);
    DifferenceRun.image(folder.resolve("SCORR.fits"), shape, result.significance(), cards);
    DifferenceRun.image(folder.resolve("S.fits"), shape, result.score(), cards);
    int[] psfShape = {result.psf().size(), result.psf().size()};
    DifferenceRun.image(folder.resolve("PSF_D.fits"), psfShape, result.psf().values(), List.of());
  }

  private ObjectNode summary() {
    SubtractionStatistics statistics = SubtractionStatistics.of(result, search.marginPx());
    ObjectNode summary = JsonNodeFactory.instance.objectNode();
    summary.put("algorithm", result.method());
    ObjectNode parameters = summary.putObject("parameters");
    parameters.put("sigma_sci", used.scienceSigma());
    parameters.put("sigma_ref", used.referenceSigma());
    parameters.put("F_sci", used.scienceFluxScale());
    parameters.put("F_ref", used.referenceFluxScale());
    parameters.put("ast_x", used.astrometricNoiseXPx());
    parameters.put("ast_y", used.astrometricNoiseYPx());
    parameters.put("eps", used.frequencyCut());
    summary.put("F_D", result.differenceScale());
    summary.put("F_S", result.scoreScale());
    summary.put("n_cut_frequencies", result.cutFrequencies());
    summary.put("var_D_expected", result.keptFraction());
    summary.set("stats", PlaneStatistics.of(result));
    ObjectNode stats = summary.putObject("statistics");
    stats.put("var_D", statistics.differenceVariance());
    stats.put("noise_level", statistics.differenceSigma());
    stats.put("S_corr_mean_clipped", statistics.significanceMean());
    stats.put("S_corr_std_clipped", statistics.significanceSigma());
    stats.put("lag1_x", statistics.correlationX());
    stats.put("lag1_y", statistics.correlationY());
    stats.put("masked_fraction", statistics.maskedFraction());
    summary.put("detection_threshold", search.threshold());
    summary.put("n_candidates", found.size());
    if (statistics.hasResiduals()) {
      summary.putArray("flags").add("RESIDUALS");
    } else {
      summary.putArray("flags");
    }
    summary.put("science", science.toAbsolutePath().toString());
    summary.put("reference", reference.toAbsolutePath().toString());
    return summary;
  }
}
