package org.alidade.web.internal.transients.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.alidade.web.internal.transients.rest.Endpoint;
import org.alidade.web.internal.transients.rest.Router;

/**
 * What Prometheus reads (spec transient 20). Workers are other processes, so what they did is
 * counted in the database when it is read; requests and reviews are counted as they happen.
 */
public final class ServiceMetrics implements Router.RequestTimes, AutoCloseable {
  /** Content type of the text. */
  public static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final WorkFigures figures;
  private final Map<String, Double> values = new ConcurrentHashMap<>();
  private final Timer validations =
      Timer.builder("validation.latency")
          .description("time from a detection to a label")
          .register(registry);

  /** Metrics with figures about the work. */
  public ServiceMetrics(WorkFigures figures) {
    this.figures = figures;
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
  }

  @Override
  public void record(Endpoint endpoint, int status, long nanos) {
    Timer.builder("http.server.requests")
        .tag("method", endpoint.method().name())
        .tag("path", endpoint.path())
        .tag("status", Integer.toString(status))
        .register(registry)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  /** A detection was labelled. */
  public void labelled(Duration sinceDetection) {
    validations.record(sinceDetection.isNegative() ? Duration.ZERO : sinceDetection);
  }

  /** The figures of now, as text for Prometheus. */
  public synchronized byte[] text() {
    figures.read(new Sink());
    return registry.scrape().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    registry.close();
  }

  /** Takes figures; each is registered when it is seen first. */
  private final class Sink implements WorkFigures.Sink {
    @Override
    public void gauge(String name, Map<String, String> tags, double value) {
      String key = name + tags;
      if (values.put(key, value) == null) {
        Gauge.builder(name, values, all -> all.getOrDefault(key, 0.0))
            .tags(tags(tags))
            .register(registry);
      }
    }

    @Override
    public void counter(String name, Map<String, String> tags, double value) {
      String key = name + tags;
      if (values.put(key, value) == null) {
        FunctionCounter.builder(name, values, all -> all.getOrDefault(key, 0.0))
            .tags(tags(tags))
            .register(registry);
      }
    }

    @Override
    public void timer(String name, Map<String, String> tags, long count, double seconds) {
      String counted = name + tags + " count";
      String total = name + tags + " seconds";
      values.put(counted, (double) count);
      if (values.put(total, seconds) == null) {
        FunctionTimer.builder(
                name,
                values,
                all -> Math.round(all.getOrDefault(counted, 0.0)),
                all -> all.getOrDefault(total, 0.0),
                TimeUnit.SECONDS)
            .tags(tags(tags))
            .register(registry);
      }
    }

    private Tags tags(Map<String, String> tags) {
      return tags.entrySet().stream()
          .reduce(
              Tags.empty(), (all, entry) -> all.and(entry.getKey(), entry.getValue()), Tags::and);
    }
  }
}
