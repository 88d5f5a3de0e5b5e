package org.alidade.spherex.run;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.alidade.spherex.PhotometryOptions;
import org.alidade.spherex.PipelineStage;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.QueryOptions;
import org.alidade.spherex.Source;

/** Which stage a changed configuration reaches first (spec spherex 11.4). */
final class ConfigChanges {
  private ConfigChanges() {}

  /** The first stage whose inputs differ; those that depend on it are to be done again too. */
  static Optional<PipelineStage> firstStage(QueryConfig before, QueryConfig now) {
    if (!asked(before.query()).equals(asked(now.query()))) {
      return Optional.of(PipelineStage.QUERY);
    }
    if (!cutout(before).equals(cutout(now))) {
      return Optional.of(PipelineStage.DOWNLOAD);
    }
    if (!measuring(before.photometry()).equals(measuring(now.photometry()))) {
      return Optional.of(PipelineStage.PROCESSING);
    }
    boolean sameView =
        before.visualization().equals(now.visualization())
            && before.photometry().badFlags().equals(now.photometry().badFlags());
    return sameView ? Optional.empty() : Optional.of(PipelineStage.VISUALIZATION);
  }

  static List<Object> asked(QueryOptions query) {
    Source source = query.source();
    return List.of(
        source.raDegrees(),
        source.decDegrees(),
        query.wantedBands(),
        query.searchRadius(),
        query.collections());
  }

  private static List<String> cutout(QueryConfig config) {
    return List.of(
        Objects.toString(config.download().cutoutSize()),
        Objects.toString(config.download().cutoutCenter()));
  }

  /** The options without those that change no flux. */
  static PhotometryOptions measuring(PhotometryOptions options) {
    return options.toBuilder().badFlags(List.of()).maxProcessingWorkers(1).build();
  }
}
