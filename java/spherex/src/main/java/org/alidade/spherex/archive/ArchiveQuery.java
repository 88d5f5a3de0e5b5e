package org.alidade.spherex.archive;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.alidade.archive.ArchiveException;
import org.alidade.spherex.Observation;
import org.alidade.spherex.QueryOptions;
import org.alidade.spherex.QueryResults;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the images of a position (spec spherex 3).
 *
 * <pre>{@code
 * ArchiveAnswer answer =
 *     ArchiveQuery.builder(QueryOptions.defaults(source), access)
 *         .addressCache(folder.resolve("results/download_urls.json"))
 *         .build()
 *         .run();
 * }</pre>
 */
public final class ArchiveQuery {
  private static final Logger LOG = LoggerFactory.getLogger(ArchiveQuery.class);

  private final QueryOptions options;
  private final ArchiveAccess access;
  private final Route route;
  private final TapClient.Transport transport;
  private final Adql.Columns columns;
  private final @Nullable Path addressCache;
  private final @Nullable URI savedJob;
  private final Consumer<URI> onJob;

  /** Which tables are asked. */
  public enum Route {
    /**
     * The table of files; if the service refuses the join, or a search radius is set, the other
     * route is taken.
     */
    ARTIFACTS,
    /** ObsCore, then a DataLink document for each image that is not in the cache. */
    OBSCORE
  }

  private ArchiveQuery(Builder builder) {
    options = builder.options;
    access = builder.access;
    route = builder.route;
    transport = builder.transport;
    columns = builder.columns;
    addressCache = builder.addressCache;
    savedJob = builder.savedJob;
    onJob = builder.onJob;
  }

  /** A query of these options; the rest has defaults. */
  public static Builder builder(QueryOptions options, ArchiveAccess access) {
    return new Builder(options, access);
  }

  /**
   * Asks the archive, and writes the cache of addresses if one was named.
   *
   * @throws ArchiveException if the query fails
   * @throws InterruptedException if the thread is interrupted
   */
  public ArchiveAnswer run() throws InterruptedException {
    if (route == Route.OBSCORE || options.searchRadius() > 0) {
      return answer(ask(obsCore(), savedJob));
    }
    try {
      return answer(ask(Adql.images(options.source(), options.bands(), columns), savedJob));
    } catch (ArchiveException e) {
      if (!e.isQueryFailure()) {
        throw e;
      }
      LOG.warn("the table of files cannot be queried, ObsCore is asked: {}", e.getMessage());
      return answer(ask(obsCore(), null));
    }
  }

  private String obsCore() {
    double radius = options.searchRadius();
    return radius > 0
        ? Adql.obsCoreAround(options.source(), radius, options.bands())
        : Adql.obsCore(options.source(), options.bands());
  }

  private boolean isNear(ArchiveRow row) {
    return Optional.ofNullable(row.footprint())
        .map(outline -> outline.overlaps(options.source(), options.searchRadius()))
        .orElse(true);
  }

  private VoTable ask(String adql, @Nullable URI begun) throws InterruptedException {
    TapClient tap = new TapClient(options.tapUrl(), access);
    TapRequest request = TapRequest.of(adql);
    Duration timeout = Duration.ofNanos(Math.round(options.tapTimeout() * 1e9));
    if (transport == TapClient.Transport.SYNC) {
      return tap.sync(request);
    }
    return tap.queryOrResume(begun, request, timeout, onJob);
  }

  private AddressCache cache() {
    Path file = addressCache == null ? Path.of("") : addressCache;
    return AddressCache.open(file, options.source(), options.tapUrl());
  }

  private ArchiveAnswer answer(VoTable table) throws InterruptedException {
    ArchiveRows rows = ArchiveRows.of(table, options.collections());
    List<ArchiveRow> wanted =
        options.searchRadius() > 0
            ? rows.rows().stream().filter(this::isNear).toList()
            : rows.rows();
    AddressCache cache = cache();
    AddressResolver resolver = new AddressResolver(access, cache);
    List<Observation> found =
        ArchiveRows.namesFiles(table) ? direct(wanted, cache) : resolver.resolve(wanted);
    if (addressCache != null) {
      cache.save();
    }
    rows.warnings().forEach(warning -> LOG.warn("{}", warning));
    QueryResults results =
        QueryResults.of(
            found,
            Instant.now(),
            options.source(),
            SizeEstimate.gigabytes(found.size(), access.options().cutoutSize()));
    LOG.info("query found {} observations over {} days", found.size(), results.timeSpanDays());
    return new ArchiveAnswer(results, rows.warnings(), resolver.unresolved());
  }

  private static List<Observation> direct(List<ArchiveRow> rows, AddressCache cache) {
    List<Observation> found = rows.stream().map(row -> row.observation(row.address())).toList();
    found.forEach(observation -> cache.put(observation.key(), observation.downloadUrl()));
    return found;
  }

  /** Builds a query. */
  public static final class Builder {
    private final QueryOptions options;
    private final ArchiveAccess access;
    private Route route = Route.ARTIFACTS;
    private TapClient.Transport transport = TapClient.Transport.ASYNC;
    private Adql.Columns columns = Adql.Columns.WITH_ARCHIVE_RECORD;
    private @Nullable Path addressCache;
    private @Nullable URI savedJob;
    private Consumer<URI> onJob = job -> {};

    private Builder(QueryOptions options, ArchiveAccess access) {
      this.options = options;
      this.access = access;
    }

    /** Sets the tables to ask. */
    public Builder route(Route value) {
      route = value;
      return this;
    }

    /** Sets how queries are sent. */
    public Builder transport(TapClient.Transport value) {
      transport = value;
      return this;
    }

    /** Sets the columns asked for. */
    public Builder columns(Adql.Columns value) {
      columns = value;
      return this;
    }

    /** Names the file {@code download_urls.json}; without one nothing is written. */
    public Builder addressCache(Path value) {
      addressCache = value;
      return this;
    }

    /** Names a job that an earlier process began; if it is gone the query is sent again. */
    public Builder savedJob(@Nullable URI value) {
      savedJob = value;
      return this;
    }

    /** Sets who is told the address of a job, to save it. */
    public Builder onJob(Consumer<URI> value) {
      onJob = value;
      return this;
    }

    /** Builds the query. */
    public ArchiveQuery build() {
      return new ArchiveQuery(this);
    }
  }
}
