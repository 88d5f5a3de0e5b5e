package org.alidade.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Asks a server without a browser. */
final class ServerTimes {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int GOOD = 200;

  private ServerTimes() {}

  /** The answer to a question, which must be a good one. */
  static byte[] ask(URI server, String question) {
    try {
      HttpResponse<byte[]> answer =
          HTTP.send(
              HttpRequest.newBuilder(URI.create(server + question)).build(),
              HttpResponse.BodyHandlers.ofByteArray());
      if (answer.statusCode() != GOOD) {
        throw new AssertionError(question + ": status " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Milliseconds until a question is answered. */
  static double millis(URI server, String question) {
    long start = System.nanoTime();
    ask(server, question);
    return (System.nanoTime() - start) / 1e6;
  }

  /** Waits until the server has counted the valid epochs of the objects. */
  static void awaitCounts(URI server) {
    while (new String(ask(server, "api/store"), java.nio.charset.StandardCharsets.UTF_8)
        .contains("\"counting\":true")) {
      Thread.onSpinWait();
    }
  }
}
