package org.alidade.transients.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsWriter;
import org.alidade.objectstore.ObjectStore;
import org.alidade.transients.Frame;
import org.alidade.transients.MaskBits;
import org.alidade.transients.database.DatabaseSession;
import org.alidade.transients.database.DifferenceResult;
import org.alidade.transients.database.Observation;
import org.alidade.transients.difference.Candidate;
import org.alidade.transients.difference.CandidateOptions;
import org.alidade.transients.difference.DifferenceRun;
import org.alidade.transients.difference.FluxRatio;
import org.alidade.transients.difference.RunParameters;
import org.alidade.transients.difference.SubtractionResult;
import org.alidade.transients.difference.SubtractionStatistics;
import org.alidade.transients.difference.ZogyOptions;
import org.alidade.transients.image.AlignedPair;
import org.alidade.transients.image.AlignmentOptions;
import org.alidade.transients.image.PairAlignment;
import org.alidade.transients.image.PreprocessedFile;
import org.alidade.transients.ingest.StorageKeys;

/** Subtracts the best reference from an observation, finds candidates and stores both. */
public final class DifferenceStage implements StageWork {
  /** Method, for records and keys. */
  static final String ALGORITHM = "zogy";

  /** Product that holds the reference on the grid of the science image. */
  static final String REFERENCE = "reference";

  private final ObjectStore store;
  private final AlignmentOptions alignment;
  private final CandidateOptions search;

  /** Subtraction with options. */
  public DifferenceStage(ObjectStore store, AlignmentOptions alignment, CandidateOptions search) {
    this.store = store;
    this.alignment = alignment;
    this.search = search;
  }

  @Override
  public StagePlan plan(DatabaseSession session, Observation observation) {
    Observation reference = References.best(session, observation);
    UUID run = DifferenceRunIds.of(observation.id(), reference.id(), ALGORITHM);
    return new StagePlan(
        run,
        observation,
        reference,
        Map.of("referenceObservationId", reference.id(), "algorithm", ALGORITHM));
  }

  @Override
  public StageResult run(StagePlan plan) throws IOException {
    Observation science = plan.observation();
    Observation reference = plan.reference();
    if (reference == null) {
      throw new IllegalStateException("a difference without a reference");
    }
    try (Workspace workspace = Workspace.open(store)) {
      AlignedPair pair =
          PairAlignment.align(
              PreprocessedFile.read(
                  workspace.fetch(StorageKeys.processed(science.id()), "science.fits")),
              PreprocessedFile.read(
                  workspace.fetch(StorageKeys.processed(reference.id()), "old.fits")),
              alignment);
      PairSubtraction done = PairSubtraction.of(pair, search);
      SubtractionStatistics statistics = done.statistics();
      List<Candidate> found = done.candidates();
      put(workspace, plan, reference, pair, done.options(), done.result());
      DifferenceResult row =
          new DifferenceResult(
              reference.id(),
              ALGORITHM,
              parameters(done.options()),
              metrics(pair, done.ratio(), statistics),
              StorageKeys.difference(plan.run(), "difference"),
              StorageKeys.difference(plan.run(), "scorr"),
              Numbers.finite(statistics.differenceSigma()),
              search.threshold(),
              found.size());
      return (session, run) -> {
        session.differenceRuns().complete(run, row);
        session.candidates().add(CandidateRows.of(found, run, science.id(), session.now()));
      };
    }
  }

  private static void put(
      Workspace workspace,
      StagePlan plan,
      Observation reference,
      AlignedPair pair,
      ZogyOptions options,
      SubtractionResult result) {
    RunParameters parameters =
        RunParameters.of(
            plan.observation().id().toString(),
            reference.id().toString(),
            pair.science().sigma(),
            pair.reference().sigma(),
            options);
    Path folder = workspace.file("run");
    DifferenceRun.write(folder, result, parameters, pair.science().header());
    writeReference(folder.resolve(REFERENCE + ".fits"), pair.reference());
    for (String product : new String[] {"difference", "scorr", "alpha", "psf", "mask", REFERENCE}) {
      workspace.put("run/" + product + ".fits", StorageKeys.difference(plan.run(), product));
    }
  }

  /** The reference on the grid of the science image, NaN where there is none. */
  private static void writeReference(Path file, Frame reference) {
    float[] pixels = new float[reference.pixels().length];
    for (int i = 0; i < pixels.length; i++) {
      boolean there = (reference.mask()[i] & MaskBits.NO_DATA) == 0;
      pixels[i] = there ? (float) reference.pixels()[i] : Float.NaN;
    }
    try (FitsWriter writer = FitsWriter.create(file)) {
      writer.primary(
          new int[] {reference.height(), reference.width()},
          pixels,
          List.of(FitsCard.of("SIGMA", reference.sigma(), "[adu] noise of the background")));
      writer.commit();
    }
  }

  private static ObjectNode parameters(ZogyOptions options) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("F_sci", options.scienceFluxScale());
    node.put("F_ref", options.referenceFluxScale());
    node.put("ast_x", options.astrometricNoiseXPx());
    node.put("ast_y", options.astrometricNoiseYPx());
    node.put("eps", options.frequencyCut());
    return node;
  }

  private static ObjectNode metrics(
      AlignedPair pair, FluxRatio ratio, SubtractionStatistics statistics) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("overlap", pair.overlap());
    Numbers.put(node, "registration_rms_x_px", pair.rmsXPx());
    Numbers.put(node, "registration_rms_y_px", pair.rmsYPx());
    node.put("registration_stars", pair.registrationStars());
    node.put("beta", ratio.value());
    Numbers.put(node, "beta_error", ratio.relativeError());
    Numbers.put(node, "scorr_mean", statistics.significanceMean());
    Numbers.put(node, "scorr_std", statistics.significanceSigma());
    Numbers.put(node, "var_d", statistics.differenceVariance());
    Numbers.put(node, "lag1_x", statistics.correlationX());
    Numbers.put(node, "lag1_y", statistics.correlationY());
    node.put("masked_fraction", statistics.maskedFraction());
    ArrayNode flags = node.putArray("flags");
    pair.flags().stream().sorted().forEach(flag -> flags.add(flag.name()));
    if (statistics.hasResiduals()) {
      flags.add("RESIDUALS");
    }
    return node;
  }
}
