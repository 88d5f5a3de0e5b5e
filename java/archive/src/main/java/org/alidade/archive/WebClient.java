package org.alidade.archive;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Web requests, one attempt each: redirects within the web, time-outs also inside an answer, every
 * failure an {@link ArchiveException} that says whether it may pass. Meant to be shared by threads.
 */
public final class WebClient {
  private static final int MOST_REDIRECTS = 5;
  private static final int BAD_REQUEST = 400;
  private static final int LONGEST_REASON_BYTES = 1_000_000;

  private final HttpClient client;
  private final Duration timeout;
  private final String userAgent;

  /** A client of its own connections. */
  public WebClient(AccessOptions options) {
    timeout = Duration.ofNanos(Math.round(options.timeoutSeconds() * 1e9));
    userAgent = options.userAgent();
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout);
    Optional.ofNullable(ProxySelector.getDefault()).ifPresent(builder::proxy);
    client = builder.build();
  }

  /**
   * Gets a document.
   *
   * @param limit most bytes it may have
   * @throws ArchiveException if there is none
   * @throws InterruptedException if the thread is interrupted
   */
  public byte[] document(URI address, int limit) throws InterruptedException {
    try (Answer answer = get(address, Map.of())) {
      return answer.bytes(limit);
    }
  }

  /**
   * Begins to get something.
   *
   * @param headers further headers
   * @throws ArchiveException if the answer is not a success
   * @throws InterruptedException if the thread is interrupted
   */
  public Answer get(URI address, Map<String, String> headers) throws InterruptedException {
    HttpRequest.Builder request = request(address).GET();
    headers.forEach(request::header);
    return success(follow(request.build()));
  }

  /**
   * Sends a form; redirects are not followed.
   *
   * @throws ArchiveException if there is no answer, or one of status 400 and above; status 400 is a
   *     failed query, whose text is in the answer
   * @throws InterruptedException if the thread is interrupted
   */
  public Answer post(URI address, Form form) throws InterruptedException {
    return post(address, form, Map.of());
  }

  /**
   * Sends a form with further headers, otherwise like {@link #post(URI, Form)}.
   *
   * @param headers further headers
   * @throws ArchiveException if there is no answer, or one of status 400 and above
   * @throws InterruptedException if the thread is interrupted
   */
  public Answer post(URI address, Form form, Map<String, String> headers)
      throws InterruptedException {
    HttpRequest.Builder builder =
        request(address)
            .header("Content-Type", form.contentType())
            .POST(BodyPublishers.ofByteArray(form.bytes()));
    headers.forEach(builder::header);
    Answer answer = send(builder.build());
    if (answer.status() != BAD_REQUEST) {
      return answer.status() > BAD_REQUEST ? success(answer) : answer;
    }
    try (answer) {
      throw ArchiveException.queryFailed(
          PlainText.of(answer.bytes(LONGEST_REASON_BYTES)),
          WebAddress.withoutQuery(address.toString()));
    }
  }

  /**
   * Deletes what is at an address.
   *
   * @throws ArchiveException if the answer has a status of 400 and above
   * @throws InterruptedException if the thread is interrupted
   */
  public void delete(URI address) throws InterruptedException {
    try (Answer answer = send(request(address).DELETE().build())) {
      if (answer.status() >= 400) {
        success(answer);
      }
    }
  }

  /** A failure below HTTP, which may pass. */
  static ArchiveException broken(URI address, IOException cause) {
    String what =
        cause instanceof HttpTimeoutException
            ? "the archive does not answer in time"
            : "no connection";
    String detail = cause.getMessage() == null ? "" : " (" + cause.getMessage() + ")";
    ArchiveException failure =
        ArchiveException.passing(what + detail, WebAddress.withoutQuery(address.toString()));
    failure.initCause(cause);
    return failure;
  }

  private HttpRequest.Builder request(URI address) {
    URI checked = WebAddress.parse(address.toString());
    return HttpRequest.newBuilder(checked).timeout(timeout).header("User-Agent", userAgent);
  }

  private Answer follow(HttpRequest first) throws InterruptedException {
    HttpRequest request = first;
    for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
      Answer answer = send(request);
      Optional<String> location = answer.header("Location");
      if (answer.status() < 300 || answer.status() >= 400 || location.isEmpty()) {
        return answer;
      }
      answer.close();
      URI next = WebAddress.redirect(request.uri(), location.get());
      boolean sameHost = next.getAuthority().equals(first.uri().getAuthority());
      request =
          HttpRequest.newBuilder(
                  first, (name, value) -> sameHost || !name.equalsIgnoreCase("Authorization"))
              .uri(next)
              .build();
    }
    throw ArchiveException.permanent(
        "more than " + MOST_REDIRECTS + " redirects",
        WebAddress.withoutQuery(first.uri().toString()),
        "check the address");
  }

  private Answer send(HttpRequest request) throws InterruptedException {
    Body body = new Body(timeout);
    try {
      HttpResponse<Body> response = client.send(request, head -> body);
      return new Answer(request.uri(), response.statusCode(), response.headers(), body);
    } catch (IOException e) {
      body.close();
      throw broken(request.uri(), e);
    }
  }

  private static Answer success(Answer answer) {
    if (answer.status() < 300) {
      return answer;
    }
    answer.close();
    throw ArchiveException.ofStatus(
        answer.status(),
        WebAddress.withoutQuery(answer.address().toString()),
        answer.header("Retry-After").flatMap(RetryAfter::parse));
  }
}
