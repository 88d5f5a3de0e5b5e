package org.alidade.spherex.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.alidade.pipeline.RetryRule;
import org.alidade.pipeline.Timing;
import org.alidade.spherex.DownloadOptions;
import org.alidade.spherex.Observation;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.QueryResults;
import org.alidade.spherex.archive.ArchiveAccess;
import org.alidade.spherex.archive.ArchiveAnswer;
import org.alidade.spherex.archive.ArchiveQuery;
import org.alidade.spherex.archive.CutoutRequest;
import org.alidade.spherex.archive.Downloads;
import org.alidade.spherex.archive.ImageTransfer;
import org.alidade.spherex.archive.QuerySummary;
import org.alidade.spherex.archive.Transfer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The archive over the network. */
final class OnlineArchive implements ImageArchive {
  private static final Logger LOG = LoggerFactory.getLogger(OnlineArchive.class);

  private final Timing timing;
  private final Map<DownloadOptions, ArchiveAccess> accesses = new ConcurrentHashMap<>();

  OnlineArchive(Timing timing) {
    this.timing = timing;
  }

  private ArchiveAccess access(QueryConfig config) {
    return accesses.computeIfAbsent(
        config.download(), options -> ArchiveAccess.of(options, timing));
  }

  @Override
  public ArchiveAnswer query(QueryConfig config) throws InterruptedException {
    RunFolder folder = RunFolder.of(config);
    QueryJob job = QueryJob.of(folder, config);
    ArchiveAnswer answer =
        ArchiveQuery.builder(config.query(), access(config))
            .addressCache(folder.results().resolve("download_urls.json"))
            .savedJob(job.saved().orElse(null))
            .onJob(job::save)
            .build()
            .run();
    job.forget();
    answer.unresolved().forEach(image -> LOG.warn("{}", image));
    writeSummary(config, answer.results());
    return answer;
  }

  @Override
  public void writeSummary(QueryConfig config, QueryResults results) {
    QuerySummary.write(RunFolder.of(config).results().resolve("query_summary.json"), results);
  }

  @Override
  public FetchedImage fetch(Observation observation, QueryConfig config, boolean skipExisting)
      throws InterruptedException {
    Path folder = config.outputDir();
    ImageTransfer transfer = new ImageTransfer(access(config), folder, request(config));
    Optional<Transfer> there = skipExisting ? transfer.existing(observation) : Optional.empty();
    Transfer image = there.isPresent() ? there.get() : transfer.fetch(observation);
    return new FetchedImage(image.in(folder), image.bytes());
  }

  @Override
  public String request(Observation observation, QueryConfig config) {
    return request(config).addressOf(observation.downloadUrl());
  }

  private static CutoutRequest request(QueryConfig config) {
    return CutoutRequest.of(config.download(), config.source());
  }

  @Override
  public RetryRule retryRule(QueryConfig config) {
    return Downloads.retryRule(config.download());
  }
}
