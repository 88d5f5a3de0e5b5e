package org.alidade.web.internal.transients;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.alidade.objectstore.ObjectStore;
import org.alidade.transients.database.TransientDatabase;
import org.alidade.web.TransientServiceOptions;
import org.alidade.web.internal.transients.endpoints.ApiKeyEndpoints;
import org.alidade.web.internal.transients.endpoints.CurationEndpoints;
import org.alidade.web.internal.transients.endpoints.DatabaseFigures;
import org.alidade.web.internal.transients.endpoints.DetectionEndpoints;
import org.alidade.web.internal.transients.endpoints.ForcedEndpoints;
import org.alidade.web.internal.transients.endpoints.HealthEndpoints;
import org.alidade.web.internal.transients.endpoints.ImageEndpoints;
import org.alidade.web.internal.transients.endpoints.KeyRings;
import org.alidade.web.internal.transients.endpoints.LightCurveEndpoints;
import org.alidade.web.internal.transients.endpoints.ObservationEndpoints;
import org.alidade.web.internal.transients.endpoints.Refusals;
import org.alidade.web.internal.transients.endpoints.RunEndpoints;
import org.alidade.web.internal.transients.endpoints.StorageEndpoints;
import org.alidade.web.internal.transients.endpoints.StreamEndpoints;
import org.alidade.web.internal.transients.endpoints.TrainingEndpoints;
import org.alidade.web.internal.transients.endpoints.UploadEndpoints;
import org.alidade.web.internal.transients.endpoints.WorkEndpoints;
import org.alidade.web.internal.transients.endpoints.WorkerEndpoints;
import org.alidade.web.internal.transients.events.EventStreams;
import org.alidade.web.internal.transients.images.PlaneStore;
import org.alidade.web.internal.transients.metrics.ServiceMetrics;
import org.alidade.web.internal.transients.rest.Endpoint;
import org.alidade.web.internal.transients.rest.Gate;
import org.alidade.web.internal.transients.rest.RateLimits;
import org.alidade.web.internal.transients.rest.Router;
import org.alidade.web.internal.transients.rest.SessionEndpoints;
import org.alidade.web.internal.transients.review.ReviewDesk;

/**
 * What the service is made of.
 *
 * @param router addresses of the endpoints
 * @param metrics the endpoint that Prometheus reads
 * @param streams open streams of events
 * @param meters numbers about the service
 */
public record ServiceParts(
    Router router, Endpoint metrics, EventStreams streams, ServiceMetrics meters)
    implements AutoCloseable {

  /**
   * Puts the parts together.
   *
   * @param home path that all addresses begin with, empty for that of the server
   */
  public static ServiceParts of(
      TransientServiceOptions options, TransientDatabase database, ObjectStore store, String home) {
    Gate gate = new Gate(new KeyRings(database), limits(options), home);
    EventStreams streams = new EventStreams();
    ServiceMetrics meters = new ServiceMetrics(new DatabaseFigures(database));
    ReviewDesk desk =
        new ReviewDesk(
            database,
            options.minReviewers(),
            outcome ->
                meters.labelled(
                    Duration.between(
                        outcome.detection().createdAt(), outcome.event().updatedAt())));
    HealthEndpoints health = new HealthEndpoints(database, store, meters);
    List<Endpoint> table =
        Stream.of(
                new SessionEndpoints(gate).table(),
                new ObservationEndpoints(database).table(),
                new UploadEndpoints(database, store, options.uploadBytes()).table(),
                new RunEndpoints(database).table(),
                new WorkEndpoints(database).table(),
                new DetectionEndpoints(database, desk).table(),
                new LightCurveEndpoints(database).table(),
                new ForcedEndpoints(database, store).table(),
                new ImageEndpoints(database, new PlaneStore(store)).table(),
                new CurationEndpoints(database, desk).table(),
                new TrainingEndpoints(database).table(),
                new WorkerEndpoints(database).table(),
                new StorageEndpoints(store).table(),
                new ApiKeyEndpoints(database).table(),
                health.table(),
                new StreamEndpoints(database, streams).table())
            .flatMap(List::stream)
            .toList();
    Router router = new Router(table, gate, meters, new Refusals());
    return new ServiceParts(router, health.metrics(), streams, meters);
  }

  private static RateLimits limits(TransientServiceOptions options) {
    return new RateLimits(
        options.requestsPerHour(),
        options.otherRequestsPerHour(),
        options.pageRequestsPerHour(),
        options.wrongKeysPerMinute(),
        TimeMeter.SYSTEM_NANOTIME);
  }

  @Override
  public void close() {
    streams.close();
    meters.close();
  }
}
