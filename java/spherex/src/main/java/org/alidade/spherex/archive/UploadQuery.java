package org.alidade.spherex.archive;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.alidade.spherex.ArchiveException;
import org.alidade.spherex.Observation;
import org.alidade.spherex.QueryOptions;
import org.alidade.spherex.QueryResults;
import org.alidade.spherex.Source;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One query for many positions, which are uploaded as a table (spec spherex 16.3).
 *
 * <p>Example: {@code new UploadQuery(options, access).run(sources)}.
 */
public final class UploadQuery {
  /** Positions a query takes at most; longer lists are asked for in pieces. */
  public static final int MOST_POSITIONS = 1000;

  private static final Logger LOG = LoggerFactory.getLogger(UploadQuery.class);

  private final QueryOptions options;
  private final ArchiveAccess access;

  /** A query by these options; their position and radius do not count. */
  public UploadQuery(QueryOptions options, ArchiveAccess access) {
    this.options = options;
    this.access = access;
  }

  /**
   * Asks the archive.
   *
   * @param sources positions, no more than {@link #MOST_POSITIONS}
   * @return the images of each source, in the order of the sources
   * @throws ArchiveException if the query fails
   * @throws InterruptedException if the thread is interrupted
   */
  public List<QueryResults> run(List<Source> sources) throws InterruptedException {
    String adql = Adql.imagesOfUpload(options.bands(), Adql.Columns.WITH_ARCHIVE_RECORD);
    Duration timeout = Duration.ofNanos(Math.round(options.tapTimeout() * 1e9));
    VoTable table =
        new TapClient(options.tapUrl(), access)
            .query(new TapRequest(adql, OptionalLong.empty(), sources), timeout, job -> {});
    ArchiveRows rows = ArchiveRows.of(table, options.collections());
    rows.warnings().forEach(warning -> LOG.warn("{}", warning));
    List<List<Observation>> found = new ArrayList<>();
    sources.forEach(source -> found.add(new ArrayList<>()));
    for (ArchiveRow row : rows.rows()) {
      long position = row.position();
      if (position >= 0 && position < found.size()) {
        found.get((int) position).add(row.observation(row.address()));
      }
    }
    Instant now = Instant.now();
    List<QueryResults> results = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      double size = SizeEstimate.gigabytes(found.get(i).size(), access.options().cutoutSize());
      results.add(QueryResults.of(found.get(i), now, sources.get(i), size));
    }
    return results;
  }
}
