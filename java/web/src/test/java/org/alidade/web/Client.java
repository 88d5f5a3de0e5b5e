package org.alidade.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Asks a server as browsers do, and as they would never do. */
final class Client {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SOCKET_MILLIS = 20_000;

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final URI base;

  Client(URI base) {
    this.base = base;
  }

  HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try {
      return http.send(request, handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path.substring(1)))
        .timeout(Duration.ofSeconds(30));
  }

  /** The bytes of an answer. */
  HttpResponse<byte[]> bytes(String path, String... headers) {
    HttpRequest.Builder request = request(path);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  /** Sends a JSON document. */
  HttpResponse<String> post(String path, String body, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  /** Sends a request of any kind. */
  HttpResponse<String> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        request(path).method(method, HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  /** Sends a FITS file. */
  HttpResponse<String> sendFile(String path, Path file, String... headers) {
    try {
      HttpRequest request =
          request(path)
              .headers(headers)
              .header("Content-Type", "application/fits")
              .POST(HttpRequest.BodyPublishers.ofFile(file))
              .build();
      return send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (FileNotFoundException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The document of an answer. */
  static JsonNode json(HttpResponse<String> response) {
    return parsed(response.body());
  }

  /** A document. */
  static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + text, e);
    }
  }

  /** The document at a path, which must be there. */
  JsonNode json(String path) {
    HttpResponse<String> response = get(path);
    if (response.statusCode() != 200) {
      throw new AssertionError(path + " has status " + response.statusCode() + response.body());
    }
    return json(response);
  }

  /** Asks until a document is there that was being computed at first. */
  JsonNode awaitJson(String path) {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    HttpResponse<String> response = get(path);
    while (response.statusCode() == 202 && System.nanoTime() < end) {
      Thread.onSpinWait();
      response = get(path);
    }
    if (response.statusCode() != 200) {
      throw new AssertionError(path + " has status " + response.statusCode() + response.body());
    }
    return json(response);
  }

  /** The whole answer to a request line and headers sent as they are. */
  String raw(String requestLine, String... headers) {
    String host = String.valueOf(base.getHost()).replaceAll("[\\[\\]]", "");
    try (Socket socket = new Socket(host, base.getPort())) {
      socket.setSoTimeout(SOCKET_MILLIS);
      StringBuilder request = new StringBuilder(requestLine).append("\r\n");
      for (String header : headers) {
        request.append(header).append("\r\n");
      }
      request.append("Connection: close\r\n\r\n");
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The status in an answer. */
  static int status(String answer) {
    return Integer.parseInt(answer.substring(9, 12));
  }

  /** Whether an answer has a header, whatever its case. */
  static boolean hasHeader(String answer, String header) {
    return answer.toLowerCase(Locale.ROOT).contains("\n" + header.toLowerCase(Locale.ROOT));
  }
}
