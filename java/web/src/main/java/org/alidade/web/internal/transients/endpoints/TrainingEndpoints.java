package org.alidade.web.internal.transients.endpoints;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.alidade.transients.database.TrainingDataset;
import org.alidade.transients.database.TrainingSample;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.web.internal.transients.rest.Answer;
import org.alidade.web.internal.transients.rest.Endpoint;
import org.alidade.web.internal.transients.rest.Parameter;
import org.alidade.web.internal.transients.rest.Permission;
import org.alidade.web.internal.transients.rest.Problem;
import org.alidade.web.internal.transients.rest.Request;

/** Training sets that were collected. */
public final class TrainingEndpoints {
  private static final Parameter ID = Parameter.id("id", "number of the training set");

  private final TransientDatabase database;

  /** Endpoints on a database. */
  public TrainingEndpoints(TransientDatabase database) {
    this.database = database;
  }

  /** The table. */
  public List<Endpoint> table() {
    return List.of(
        Endpoint.get("/training/datasets", Permission.READ, "Training sets, the newest first")
            .paged()
            .listing(TrainingDataset.class, this::list),
        Endpoint.get("/training/datasets/{id}", Permission.READ, "One training set")
            .with(ID)
            .answering(TrainingDataset.class, request -> Answer.of(find(request.id("id")))),
        Endpoint.get("/training/datasets/{id}/samples", Permission.READ, "Its samples")
            .with(ID)
            .paged()
            .listing(TrainingSample.class, this::samples),
        Endpoint.get("/training/datasets/{id}/quality", Permission.READ, "How good it is")
            .with(ID)
            .answering(Map.class, this::quality));
  }

  private Answer list(Request request) {
    List<TrainingDataset> sets = database.read(session -> session.trainingSets().list());
    return Answer.page(Pages.part(sets, request), request);
  }

  private TrainingDataset find(UUID id) {
    return database
        .read(session -> session.trainingSets().find(id))
        .orElseThrow(() -> Problem.missing("training set"));
  }

  private List<TrainingSample> rows(UUID id) {
    find(id);
    return database.read(session -> session.trainingSets().samples(id));
  }

  private Answer samples(Request request) {
    return Answer.page(Pages.part(rows(request.id("id")), request), request);
  }

  private Answer quality(Request request) {
    TrainingDataset set = find(request.id("id"));
    Map<String, Long> splits = new TreeMap<>();
    for (TrainingSample sample : rows(set.id())) {
      String split = sample.split();
      splits.merge(split == null ? "none" : split, 1L, Long::sum);
    }
    Map<String, Object> quality = new LinkedHashMap<>();
    quality.put("total_samples", set.totalSamples());
    quality.put("anomaly_ratio", set.anomalyRatio());
    quality.put("quality_score", set.qualityScore());
    quality.put("by_split", splits);
    return Answer.of(quality);
  }
}
