package org.alidade.spherex.archive;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.alidade.archive.ArchiveException;
import org.alidade.archive.WebAddress;
import org.alidade.array.AlidadeException;
import org.alidade.spherex.Observation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Addresses of files by their DataLink documents; those in the cache are not asked for. */
final class AddressResolver {
  private static final Logger LOG = LoggerFactory.getLogger(AddressResolver.class);

  private final ArchiveAccess access;
  private final AddressCache cache;
  private final List<String> unresolved = new ArrayList<>();

  AddressResolver(ArchiveAccess access, AddressCache cache) {
    this.access = access;
    this.cache = cache;
  }

  /** One sentence for each row that could not be resolved. */
  List<String> unresolved() {
    return unresolved;
  }

  /**
   * Observations with the addresses of their files, in the order of the rows; without those that
   * have none.
   */
  List<Observation> resolve(List<ArchiveRow> rows) throws InterruptedException {
    Map<String, Future<URI>> asked = new LinkedHashMap<>();
    ExecutorService pool = Executors.newFixedThreadPool(access.options().maxDownloadWorkers());
    try {
      for (ArchiveRow row : rows) {
        if (cache.find(row.key()).isEmpty()) {
          asked.put(row.key(), pool.submit(() -> address(row.address())));
        }
      }
      for (Map.Entry<String, Future<URI>> entry : asked.entrySet()) {
        collect(entry.getKey(), entry.getValue());
      }
    } finally {
      pool.shutdownNow();
    }
    return rows.stream()
        .flatMap(row -> cache.find(row.key()).map(url -> row.observation(url.toString())).stream())
        .toList();
  }

  /** Some services link the file itself where others link a document about it. */
  private URI address(String link) throws InterruptedException {
    String path = Optional.ofNullable(WebAddress.parse(link).getPath()).orElse("");
    boolean isFile = path.endsWith(".fits") || path.endsWith(".fits.gz");
    return isFile ? WebAddress.parse(link) : DataLink.resolve(WebAddress.parse(link), access);
  }

  private void collect(String key, Future<URI> address) throws InterruptedException {
    try {
      cache.put(key, address.get().toString());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AlidadeException failure) {
        cache.countAttempt(key);
        unresolved.add(key + ": " + failure.getMessage());
        LOG.warn("{} has no address: {}", key, failure.getMessage());
      } else {
        ArchiveException failure =
            ArchiveException.permanent(
                "the address could not be found (" + e.getCause() + ")", key, "report this");
        failure.initCause(e);
        throw failure;
      }
    }
  }
}
