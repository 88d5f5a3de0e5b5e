package org.alidade.web;

import io.javalin.Javalin;
import java.net.InetAddress;
import java.net.URI;
import org.alidade.array.BadInputException;
import org.alidade.array.InvalidStateException;
import org.alidade.objectstore.ObjectStore;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.web.internal.HostGuard;
import org.alidade.web.internal.Listening;
import org.alidade.web.internal.transients.ServiceParts;
import org.alidade.web.internal.transients.ServiceServer;

/**
 * The transient service: a REST interface under {@code /api/v1} with its description under {@code
 * /api/docs}, and pages to review detections, to look at images and to watch the work (spec
 * transient 18 to 20).
 *
 * <p>Programs show an API key in the header {@code X-API-Key}; browsers show it once and get a
 * session. The keys are those of the database. Listening on a loopback address, the service answers
 * only requests that name one.
 *
 * <pre>{@code
 * try (TransientDatabase database = TransientDatabase.open(DatabaseOptions.sqlite(file));
 *     ObjectStore store = ObjectStores.open(ObjectStoreOptions.inFolder(folder));
 *     TransientService service =
 *         TransientService.start(TransientServiceOptions.defaults(), database, store)) {
 *   logger.info("open {}", service.address());
 * }
 * }</pre>
 */
public final class TransientService implements AutoCloseable {
  private final Javalin http;
  private final ServiceParts parts;
  private final URI address;

  private TransientService(Javalin http, ServiceParts parts, URI address) {
    this.http = http;
    this.parts = parts;
    this.address = address;
  }

  /**
   * Starts to listen; returns when requests are answered.
   *
   * @param database rows and keys; stays open when the service ends
   * @param store images; stays open when the service ends
   * @throws BadInputException if the address is not one of this machine
   * @throws InvalidStateException if the port is taken
   */
  public static TransientService start(
      TransientServiceOptions options, TransientDatabase database, ObjectStore store) {
    InetAddress bound = Listening.resolve(options.bind());
    ServiceParts parts = ServiceParts.of(options, database, store, "");
    boolean started = false;
    try {
      Javalin http =
          ServiceServer.create(parts, HostGuard.forAddress(bound), options.bind(), options.port());
      URI address = Listening.start(http, options.bind(), options.port());
      TransientService service = new TransientService(http, parts, address);
      started = true;
      return service;
    } finally {
      if (!started) {
        parts.close();
      }
    }
  }

  /** Where the pages are. */
  public URI address() {
    return address;
  }

  /** Stops listening; harmless a second time. */
  @Override
  public void close() {
    parts.close();
    http.stop();
  }
}
