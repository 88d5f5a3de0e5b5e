package org.alidade.objectstore.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** The JDK's HTTP client as the S3 client wants to see it. */
public final class JdkS3Http implements SdkHttpClient {
  /** The JDK's client writes these itself. */
  private static final Set<String> ITS_OWN =
      Set.of("host", "content-length", "connection", "expect", "upgrade");

  private final HttpClient client;
  private final Duration timeout;

  /**
   * A client.
   *
   * @param timeout longest wait for a connection and for the head of an answer
   */
  public JdkS3Http(Duration timeout) {
    this.timeout = timeout;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout);
    Optional.ofNullable(ProxySelector.getDefault()).ifPresent(builder::proxy);
    client = builder.build();
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new Prepared(request);
  }

  @Override
  public void close() {}

  @Override
  public String clientName() {
    return "Jdk";
  }

  private final class Prepared implements ExecutableHttpRequest {
    private final HttpExecuteRequest request;
    private volatile boolean aborted;

    Prepared(HttpExecuteRequest request) {
      this.request = request;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      if (aborted) {
        throw new InterruptedIOException("aborted");
      }
      try {
        HttpResponse<InputStream> response =
            client.send(translated(), HttpResponse.BodyHandlers.ofInputStream());
        SdkHttpFullResponse.Builder head =
            SdkHttpFullResponse.builder().statusCode(response.statusCode());
        response.headers().map().forEach(head::putHeader);
        AbortableInputStream body = AbortableInputStream.create(response.body());
        return HttpExecuteResponse.builder().response(head.build()).responseBody(body).build();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        InterruptedIOException stopped = new InterruptedIOException("interrupted");
        stopped.initCause(e);
        throw stopped;
      }
    }

    @Override
    public void abort() {
      aborted = true;
    }

    private HttpRequest translated() throws IOException {
      HttpRequest.Builder translated =
          HttpRequest.newBuilder(request.httpRequest().getUri())
              .timeout(timeout)
              .method(request.httpRequest().method().name(), body());
      request.httpRequest().forEachHeader((name, values) -> copy(translated, name, values));
      return translated.build();
    }

    /** Read piece by piece; only a body of unknown length is held as a whole. */
    private BodyPublisher body() throws IOException {
      if (request.contentStreamProvider().isEmpty()) {
        return BodyPublishers.noBody();
      }
      ContentStreamProvider content = request.contentStreamProvider().get();
      Optional<Long> length =
          request.httpRequest().firstMatchingHeader("Content-Length").map(Long::valueOf);
      if (length.isPresent() && length.get() > 0) {
        return BodyPublishers.fromPublisher(
            BodyPublishers.ofInputStream(content::newStream), length.get());
      }
      try (InputStream stream = content.newStream()) {
        return BodyPublishers.ofByteArray(stream.readAllBytes());
      }
    }
  }

  private static void copy(HttpRequest.Builder request, String name, List<String> values) {
    if (!ITS_OWN.contains(name.toLowerCase(Locale.ROOT))) {
      values.forEach(value -> request.header(name, value));
    }
  }
}
