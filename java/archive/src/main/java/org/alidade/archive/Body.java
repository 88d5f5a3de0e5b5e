package org.alidade.archive;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an answer as they come. A pause longer than the time-out ends it, which the JDK's
 * client only offers for the head of an answer.
 */
final class Body implements HttpResponse.BodySubscriber<Body>, AutoCloseable {
  private final Duration timeout;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final Deque<ByteBuffer> pieces = new ArrayDeque<>();
  private Flow.@Nullable Subscription subscription;
  private volatile boolean closed;

  Body(Duration timeout) {
    this.timeout = timeout;
  }

  /** What the client reports: pieces, a failure, or neither at the end. */
  private record Event(List<ByteBuffer> pieces, @Nullable Throwable failure) {}

  /** There at once, while the bytes are still coming. */
  @Override
  public CompletionStage<Body> getBody() {
    return CompletableFuture.completedFuture(this);
  }

  @Override
  public synchronized void onSubscribe(Flow.Subscription newSubscription) {
    subscription = newSubscription;
    if (closed) {
      newSubscription.cancel();
    } else {
      newSubscription.request(1);
    }
  }

  @Override
  public void onNext(List<ByteBuffer> item) {
    events.add(new Event(item, null));
  }

  @Override
  public void onError(Throwable failure) {
    events.add(new Event(List.of(), failure));
  }

  @Override
  public void onComplete() {
    events.add(new Event(List.of(), null));
  }

  /**
   * The next bytes; null at the end.
   *
   * @throws HttpTimeoutException if none come in time
   * @throws IOException if the connection breaks
   * @throws InterruptedException if the thread is interrupted
   */
  @Nullable ByteBuffer next() throws IOException, InterruptedException {
    while (pieces.isEmpty()) {
      Event event = events.poll(timeout.toNanos(), TimeUnit.NANOSECONDS);
      if (event == null) {
        throw new HttpTimeoutException("no data for " + timeout.toMillis() + " ms");
      }
      if (event.failure() != null) {
        throw new IOException(event.failure().getMessage(), event.failure());
      }
      if (event.pieces().isEmpty()) {
        events.add(event);
        return null;
      }
      pieces.addAll(event.pieces());
      requestMore();
    }
    return pieces.removeFirst();
  }

  private synchronized void requestMore() {
    if (subscription != null) {
      subscription.request(1);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (subscription != null) {
      subscription.cancel();
    }
  }
}
