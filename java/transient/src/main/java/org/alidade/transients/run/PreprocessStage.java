package org.alidade.transients.run;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import org.alidade.objectstore.ObjectStore;
import org.alidade.transients.database.DatabaseSession;
import org.alidade.transients.database.Identifiers;
import org.alidade.transients.database.Observation;
import org.alidade.transients.database.PreprocessResult;
import org.alidade.transients.image.ImageFlag;
import org.alidade.transients.image.PreprocessOptions;
import org.alidade.transients.image.PreprocessedFile;
import org.alidade.transients.image.PreprocessedFrame;
import org.alidade.transients.image.Preprocessing;
import org.alidade.transients.image.Quality;
import org.alidade.transients.image.RawImage;
import org.alidade.transients.ingest.FrameReader;
import org.alidade.transients.ingest.KnownValues;
import org.alidade.transients.ingest.StorageKeys;

/** Prepares the image of an observation and stores the result. */
public final class PreprocessStage implements StageWork {
  private static final double MJD_OF_EPOCH = 40_587;
  private static final double MILLIS_PER_DAY = 86_400_000;

  private final ObjectStore store;
  private final PreprocessOptions options;

  /** Preparation with options. */
  public PreprocessStage(ObjectStore store, PreprocessOptions options) {
    this.store = store;
    this.options = options;
  }

  @Override
  public StagePlan plan(DatabaseSession session, Observation observation) {
    String inputs = observation.fitsUrl() + " " + observation.metadata().path("sha256").asText();
    UUID run = Identifiers.of("preprocess", observation.id(), inputs);
    return new StagePlan(run, observation, null, Map.of());
  }

  @Override
  public StageResult run(StagePlan plan) throws IOException {
    Observation observation = plan.observation();
    String key = StorageKeys.processed(observation.id());
    try (Workspace workspace = Workspace.open(store)) {
      RawImage raw =
          RawImage.of(
              FrameReader.read(
                  workspace.fetch(observation.fitsUrl(), "raw.fits"), known(observation)));
      PreprocessedFrame ready = Preprocessing.run(raw, options);
      PreprocessedFile.write(workspace.file("image.fits"), ready);
      workspace.put("image.fits", key);
      return (session, run) -> {
        session.preprocessRuns().complete(run, result(ready, key));
        session.observations().setProcessedPath(observation.id(), key);
      };
    }
  }

  /** What the query knew when the file was ingested. */
  private static KnownValues known(Observation observation) {
    double days = Duration.between(Instant.EPOCH, observation.observationTime()).toMillis();
    return new KnownValues(
        Optional.of(observation.filterBand()),
        OptionalDouble.of(observation.exposureTime()),
        OptionalDouble.of(MJD_OF_EPOCH + days / MILLIS_PER_DAY));
  }

  private static PreprocessResult result(PreprocessedFrame ready, String key) {
    Quality quality = ready.quality();
    ObjectNode metrics = JsonNodeFactory.instance.objectNode();
    Numbers.put(metrics, "background", quality.background());
    Numbers.put(metrics, "sigma", quality.sigma());
    Numbers.put(metrics, "gradient", quality.gradient());
    Numbers.put(metrics, "fwhm", quality.fwhmPx());
    Numbers.put(metrics, "ellipticity", quality.ellipticity());
    metrics.put("n_stars", quality.stars());
    Numbers.put(metrics, "cosmic_fraction", quality.cosmicFraction());
    Numbers.put(metrics, "saturated_fraction", quality.saturatedFraction());
    Numbers.put(metrics, "masked_fraction", quality.maskedFraction());
    Numbers.put(metrics, "five_sigma_flux", quality.fiveSigmaFlux());
    metrics.put("psf_kind", ready.psf().kind().name());
    ArrayNode flags = metrics.putArray("flags");
    ready.flags().stream().sorted().forEach(flag -> flags.add(flag.name()));
    return new PreprocessResult(
        ready.flags().contains(ImageFlag.CALIBRATED),
        ready.frame().header().contains("CTYPE1"),
        Numbers.finite(quality.score()),
        Numbers.finite(quality.fiveSigmaFlux()),
        Numbers.finite(quality.fwhmPx()),
        key,
        null,
        metrics);
  }
}
