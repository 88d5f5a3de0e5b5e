package org.alidade.transients.download;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.alidade.archive.AccessOptions;
import org.alidade.transients.archive.MastClient;
import org.alidade.transients.archive.MastOptions;

/** Lists products and hands files out as MAST does, on the loopback; may break connections. */
final class FakeMast implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final Map<String, ArrayNode> products = new HashMap<>();
  private final Map<String, byte[]> files = new HashMap<>();

  /** Addresses that break off after so many bytes, once each. */
  final Map<String, Integer> breaks = new ConcurrentHashMap<>();

  /** What was asked for: address and range. */
  final List<String> requests = new CopyOnWriteArrayList<>();

  FakeMast() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/v0/invoke", this::invoke);
    server.createContext("/api/v0.1/Download/file", this::file);
    server.createContext("/ibe/data", this::image);
    server.setExecutor(workers);
    server.start();
  }

  URI root() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  MastClient client() {
    URI root = root();
    return new MastClient(
        MastOptions.defaults()
            .withService(root)
            .withToken("s3cret")
            .withAccess(new AccessOptions(5, "test", 3, 0, 1, 0, 0)));
  }

  /** Adds a product and its file. */
  FakeMast product(String obsid, String mission, String name, byte[] content) {
    ArrayNode rows = products.computeIfAbsent(obsid, key -> JSON.createArrayNode());
    String uri = "mast:" + obsid + "/" + rows.size();
    ObjectNode row = rows.addObject();
    row.put("obsID", obsid).put("obs_id", "obs" + obsid).put("obs_collection", mission);
    row.put("dataURI", uri).put("productFilename", name).put("type", "S");
    row.put("size", content.length).put("calib_level", 3);
    files.put(uri, content);
    return this;
  }

  List<String> fileRequests() {
    return new ArrayList<>(requests);
  }

  private void invoke(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String request = URLDecoder.decode(form.substring("request=".length()), StandardCharsets.UTF_8);
    String obsid = JSON.readTree(request).path("params").path("obsid").asText();
    ObjectNode answer = JSON.createObjectNode().put("status", "COMPLETE");
    answer.set("data", products.getOrDefault(obsid, JSON.createArrayNode()));
    byte[] body = JSON.writeValueAsBytes(answer);
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /** The other archive: any image, and what credentials it was sent. */
  private void image(HttpExchange exchange) throws IOException {
    requests.add(
        "image of " + exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
    exchange.sendResponseHeaders(200, 3);
    exchange.getResponseBody().write(new byte[] {1, 2, 3});
    exchange.close();
  }

  private void file(HttpExchange exchange) throws IOException {
    String query = Objects.requireNonNull(exchange.getRequestURI().getQuery());
    String uri = query.substring("uri=".length());
    String range = exchange.getRequestHeaders().getFirst("Range");
    requests.add(uri + (range == null ? "" : " " + range));
    byte[] content = files.get(uri);
    if (content == null) {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
      return;
    }
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    Headers headers = exchange.getResponseHeaders();
    headers.set("ETag", "\"v1\"");
    if (range != null) {
      headers.set(
          "Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
    }
    exchange.sendResponseHeaders(range == null ? 200 : 206, content.length - from);
    Integer broken = breaks.remove(uri);
    int length = broken == null ? content.length - from : broken;
    exchange.getResponseBody().write(content, from, length);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
