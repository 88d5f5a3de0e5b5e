package org.alidade.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Follows a stream of events. */
final class EventReader implements AutoCloseable {
  private final InputStream stream;
  private final BufferedReader lines;

  record Event(String id, String type, String data) {}

  EventReader(URI base, String name, String key, String last) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve("/api/v1/stream/" + name))
            .timeout(Duration.ofSeconds(30))
            .headers("X-API-Key", key, "Accept", "text/event-stream");
    if (!last.isEmpty()) {
      request.header("Last-Event-ID", last);
    }
    try {
      HttpResponse<InputStream> response =
          HttpClient.newHttpClient()
              .send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        throw new AssertionError("status " + response.statusCode());
      }
      stream = response.body();
      lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The next event that is no heartbeat. */
  Event next() {
    Event event = read();
    while (event.type().equals("heartbeat")) {
      event = read();
    }
    return event;
  }

  /** Reads on until the server ends the stream in good order. */
  void awaitEnd() {
    try {
      while (lines.readLine() != null) {
        // what was on its way
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Event read() {
    String id = "";
    String type = "";
    StringBuilder data = new StringBuilder();
    try {
      String line = lines.readLine();
      while (line != null && !(line.isEmpty() && data.length() > 0)) {
        if (line.startsWith("id:")) {
          id = line.substring(3).strip();
        } else if (line.startsWith("event:")) {
          type = line.substring(6).strip();
        } else if (line.startsWith("data:")) {
          data.append(line.substring(5).strip());
        }
        line = lines.readLine();
      }
      if (line == null) {
        throw new AssertionError("the stream ended");
      }
      return new Event(id, type, data.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
