package org.alidade.spherex.archive;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alidade.archive.ArchiveException;
import org.alidade.array.BadInputException;
import org.alidade.spherex.Observation;
import org.alidade.spherex.QueryOptions;
import org.alidade.spherex.QueryResults;
import org.alidade.spherex.Source;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The images of many positions: tables of a thousand positions are uploaded and joined by the
 * service (spec spherex 16.3). Where the service refuses the upload the positions are asked for one
 * by one.
 *
 * <p>Example: {@code new PositionQuery(options, access).run(sources)}.
 */
public final class PositionQuery {
  private static final Logger LOG = LoggerFactory.getLogger(PositionQuery.class);

  /** Positions that are asked for at a time. */
  public static final int MOST_POSITIONS = 1000;

  private final QueryOptions options;
  private final ArchiveAccess access;
  private final int chunk;

  /**
   * A query of many positions.
   *
   * @param options bands, collections, service and time-out; the source in them is not used
   */
  public PositionQuery(QueryOptions options, ArchiveAccess access) {
    this(options, access, MOST_POSITIONS);
  }

  PositionQuery(QueryOptions options, ArchiveAccess access, int chunk) {
    this.options = options;
    this.access = access;
    this.chunk = chunk;
  }

  /**
   * Asks for all positions.
   *
   * @return results in the order of the positions, one for each
   * @throws ArchiveException if a query fails
   * @throws InterruptedException if the thread is interrupted
   */
  public List<QueryResults> run(List<Source> positions) throws InterruptedException {
    List<QueryResults> results = new ArrayList<>();
    for (int start = 0; start < positions.size(); start += chunk) {
      List<Source> part = positions.subList(start, Math.min(positions.size(), start + chunk));
      results.addAll(run(part, null, job -> {}));
    }
    return results;
  }

  /**
   * Asks for positions in one job, or fetches the result of the job that another process began.
   *
   * @param positions at most {@link #MOST_POSITIONS}
   * @param savedJob a job that asks for the same positions, if there is one; if it is gone the
   *     query is sent again
   * @param onJob told the address of a new job as soon as there is one, to be saved
   * @return results in the order of the positions, one for each
   * @throws BadInputException if there are too many positions
   * @throws ArchiveException if the query fails
   * @throws InterruptedException if the thread is interrupted
   */
  public List<QueryResults> run(List<Source> positions, @Nullable URI savedJob, Consumer<URI> onJob)
      throws InterruptedException {
    if (positions.size() > chunk) {
      throw new BadInputException(
          positions.size() + " positions in one job", "positions", "ask for " + chunk);
    }
    return options.searchRadius() > 0 ? oneByOne(positions) : byUpload(positions, savedJob, onJob);
  }

  private List<QueryResults> byUpload(
      List<Source> positions, @Nullable URI savedJob, Consumer<URI> onJob)
      throws InterruptedException {
    String adql = Adql.imagesOfUpload(options.bands(), Adql.Columns.WITH_ARCHIVE_RECORD);
    VoTable table;
    try {
      table =
          new TapClient(options.tapUrl(), access)
              .queryOrResume(
                  savedJob,
                  new TapRequest(adql, OptionalLong.empty(), positions),
                  Duration.ofNanos(Math.round(options.tapTimeout() * 1e9)),
                  onJob);
    } catch (ArchiveException e) {
      if (!e.isQueryFailure()) {
        throw e;
      }
      LOG.warn("the service refuses the table of positions: {}", e.getMessage());
      return oneByOne(positions);
    }
    ArchiveRows rows = ArchiveRows.of(table, options.collections());
    rows.warnings().forEach(warning -> LOG.warn("{}", warning));
    Map<Long, List<Observation>> byPosition =
        rows.rows().stream()
            .collect(
                Collectors.groupingBy(
                    ArchiveRow::position,
                    Collectors.mapping(
                        row -> row.observation(row.address()), Collectors.toList())));
    Instant now = Instant.now();
    return IntStream.range(0, positions.size())
        .mapToObj(i -> results(positions.get(i), byPosition.getOrDefault((long) i, List.of()), now))
        .toList();
  }

  private QueryResults results(Source position, List<Observation> found, Instant now) {
    double size = SizeEstimate.gigabytes(found.size(), access.options().cutoutSize());
    return QueryResults.of(found, now, position, size);
  }

  private List<QueryResults> oneByOne(List<Source> positions) throws InterruptedException {
    List<QueryResults> results = new ArrayList<>();
    for (Source position : positions) {
      QueryOptions one = options.toBuilder().source(position).build();
      results.add(ArchiveQuery.builder(one, access).build().run().results());
    }
    return results;
  }
}
