package org.alidade.web.internal.transients.events;

import io.javalin.http.sse.SseClient;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.alidade.web.internal.transients.rest.JsonForm;
import org.alidade.web.internal.transients.rest.Problem;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Streams of events to browsers (server-sent events, spec transient 18). Each client has its own
 * place in the log; one that comes back names the last event it saw and misses none.
 */
public final class EventStreams implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);
  private static final int MOST_CLIENTS = 64;
  private static final int MOST_AT_ONCE = 200;
  private static final int THREADS = 4;
  private static final long LOOK_MILLIS = 400;
  private static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Set<SseClient> clients = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(THREADS, EventStreams::daemon);

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "alidade-web-events");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Sends the events of a log to a client until it leaves.
   *
   * @param wanted which of them
   * @param after the last event it has seen; only what is new without one
   * @throws Problem 503 if there are too many clients
   */
  public void follow(
      SseClient client, EventLog log, Predicate<EventLog.Event> wanted, OptionalLong after) {
    Follower follower = new Follower(client, log, wanted, after.orElseGet(log::newest));
    run(client, follower::look, LOOK_MILLIS);
  }

  /** Sends the same kind of document again and again until the client leaves. */
  public void repeat(SseClient client, String type, Supplier<Object> document, long everyMillis) {
    run(client, () -> send(client, type, document.get(), null), everyMillis);
  }

  /**
   * Checks that there is room for one more.
   *
   * @throws Problem 503 if there are too many clients
   */
  public void requireRoom() {
    if (clients.size() >= MOST_CLIENTS) {
      throw new Problem(Problem.UNAVAILABLE, "TOO_MANY_STREAMS", "too many streams are open");
    }
  }

  private void run(SseClient client, Runnable step, long everyMillis) {
    clients.add(client);
    client.keepAlive();
    try {
      ScheduledFuture<?> task =
          threads.scheduleWithFixedDelay(
              () -> guarded(client, step), 0, everyMillis, TimeUnit.MILLISECONDS);
      client.onClose(
          () -> {
            clients.remove(client);
            task.cancel(false);
          });
    } catch (RejectedExecutionException e) {
      LOG.debug("the server stops", e);
      clients.remove(client);
      client.close();
    }
  }

  private static void guarded(SseClient client, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      LOG.warn("a stream of events ends early", e);
      client.close();
    }
  }

  private static void send(SseClient client, String type, Object data, @Nullable String id) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("type", type);
    event.put("data", data);
    event.put("timestamp", Instant.now());
    client.sendEvent(type, JsonForm.text(event), id);
  }

  /** Ends all streams: a server that stops must find no answer that is still open. */
  @Override
  public void close() {
    threads.shutdownNow();
    List.copyOf(clients).forEach(SseClient::close);
  }

  private static final class Follower {
    private final SseClient client;
    private final EventLog log;
    private final Predicate<EventLog.Event> wanted;
    private long last;
    private long quietSinceNanos = System.nanoTime() - HEARTBEAT_NANOS;

    Follower(SseClient client, EventLog log, Predicate<EventLog.Event> wanted, long last) {
      this.client = client;
      this.log = log;
      this.wanted = wanted;
      this.last = last;
    }

    void look() {
      boolean quiet = true;
      for (EventLog.Event event : log.after(last, MOST_AT_ONCE)) {
        last = event.id();
        if (wanted.test(event)) {
          send(client, event.type(), event.data(), Long.toString(event.id()));
          quiet = false;
        }
      }
      long now = System.nanoTime();
      if (!quiet) {
        quietSinceNanos = now;
      } else if (now - quietSinceNanos >= HEARTBEAT_NANOS) {
        quietSinceNanos = now;
        send(client, "heartbeat", Map.of("last", last), Long.toString(last));
      }
    }
  }
}
