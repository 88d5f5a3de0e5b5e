package org.alidade.spherex.archive;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;

/**
 * An archive on this machine: files with ranges, documents, and a table service with jobs. Fails as
 * it is told to, once for each fault in the order they were given.
 *
 * <pre>{@code
 * try (SpherexArchiveServer server = SpherexArchiveServer.start()) {
 *   server.tap().answer(votable);
 *   server.file("/data/a.fits", bytes);
 *   server.fault("/data/a.fits", ServerFault.status(503));
 *   ...
 * }
 * }</pre>
 */
public final class SpherexArchiveServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final Map<String, Deque<ServerFault>> faults = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final FakeTapService tap;

  /** A request as it came. */
  public record Request(
      String method, String path, String query, Map<String, List<String>> headers, String body) {
    /** First value of a header, empty if there is none. */
    public String header(String name) {
      return headers.getOrDefault(name, List.of("")).get(0);
    }
  }

  private SpherexArchiveServer(HttpServer server) {
    this.server = server;
    tap = new FakeTapService(this);
  }

  /** Starts a server on a free port of the loopback interface. */
  public static SpherexArchiveServer start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      SpherexArchiveServer archive = new SpherexArchiveServer(server);
      server.setExecutor(archive.threads);
      server.createContext("/", archive::handle);
      server.start();
      return archive;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The table service. */
  public FakeTapService tap() {
    return tap;
  }

  /** Address of the table service. */
  public URI tapUrl() {
    return uri("/TAP");
  }

  /** Address of a path. */
  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  /** Puts a file or document at a path; queries of an address with it are ignored. */
  public void file(String path, byte[] content) {
    files.put(path, content);
  }

  /** Lets the next requests for a path fail, one fault for each. */
  public void fault(String path, ServerFault... next) {
    faults.computeIfAbsent(path, key -> new ArrayDeque<>()).addAll(Arrays.asList(next));
  }

  /** All requests so far. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** The requests for a path so far. */
  public List<Request> requests(String path) {
    return requests.stream().filter(request -> request.path().equals(path)).toList();
  }

  /** The ETag of a content. */
  public static String etag(byte[] content) {
    return "\"" + md5(content) + "\"";
  }

  /** MD5, hexadecimal. */
  public static String md5(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** Content as gzip. */
  public static byte[] gzip(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  @Override
  public void close() {
    ended.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request = read(exchange);
      requests.add(request);
      ServerFault fault = nextFault(request.path());
      if (fault instanceof ServerFault.Status status) {
        status.headers().forEach(exchange.getResponseHeaders()::set);
        send(exchange, status.status(), "failure as told".getBytes(StandardCharsets.UTF_8));
      } else if (fault instanceof ServerFault.Silence) {
        awaitEnd();
      } else if (!(fault instanceof ServerFault.Reset)) {
        answer(exchange, request, fault);
      }
    }
  }

  private void answer(HttpExchange exchange, Request request, ServerFault fault)
      throws IOException {
    byte[] content = files.get(request.path());
    if (content != null) {
      sendFile(exchange, request, content, fault);
    } else if (!tap.answer(exchange, request)) {
      send(exchange, 404, new byte[0]);
    }
  }

  private void sendFile(HttpExchange exchange, Request request, byte[] content, ServerFault fault)
      throws IOException {
    String etag = etag(content);
    exchange.getResponseHeaders().set("ETag", etag);
    exchange.getResponseHeaders().set("Accept-Ranges", "bytes");
    byte[] body = content;
    int status = 200;
    int[] range = range(request, content.length);
    String condition = request.header("If-range");
    boolean partly =
        range.length > 0
            && !(fault instanceof ServerFault.NoRanges)
            && (condition.isEmpty() || condition.equals(etag));
    if (partly && range[0] >= content.length) {
      send(exchange, 416, new byte[0]);
      return;
    }
    if (partly) {
      body = Arrays.copyOfRange(content, range[0], range[1] + 1);
      status = 206;
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes " + range[0] + "-" + range[1] + "/" + content.length);
    }
    sendBody(exchange, status, body, fault);
  }

  private void sendBody(HttpExchange exchange, int status, byte[] body, ServerFault fault)
      throws IOException {
    if (fault instanceof ServerFault.Damage) {
      byte[] damaged = body.clone();
      damaged[damaged.length / 2] ^= 0x55;
      send(exchange, status, damaged);
    } else if (fault instanceof ServerFault.ShortBody part) {
      begin(exchange, status, body.length);
      exchange.getResponseBody().write(body, 0, part.bytes());
      exchange.getResponseBody().flush();
    } else if (fault instanceof ServerFault.Stall part) {
      begin(exchange, status, body.length);
      exchange.getResponseBody().write(body, 0, part.bytes());
      exchange.getResponseBody().flush();
      awaitEnd();
    } else {
      send(exchange, status, body);
    }
  }

  /** Sends a whole answer. */
  void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    begin(exchange, status, body.length);
    exchange.getResponseBody().write(body);
  }

  private static void begin(HttpExchange exchange, int status, int length) throws IOException {
    exchange.getResponseHeaders().set("Connection", "close");
    exchange.sendResponseHeaders(status, length == 0 ? -1 : length);
  }

  private synchronized ServerFault nextFault(String path) {
    Deque<ServerFault> waiting = faults.get(path);
    ServerFault next = waiting == null ? null : waiting.poll();
    return next == null ? new ServerFault.None() : next;
  }

  private static int[] range(Request request, int length) {
    String header = request.header("Range");
    if (!header.matches("bytes=\\d+-\\d*")) {
      return new int[0];
    }
    String[] ends = header.substring("bytes=".length()).split("-", 2);
    int last = ends[1].isEmpty() ? length - 1 : Math.min(length - 1, Integer.parseInt(ends[1]));
    return new int[] {Integer.parseInt(ends[0]), last};
  }

  private static Request read(HttpExchange exchange) throws IOException {
    String query = exchange.getRequestURI().getQuery();
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        query == null ? "" : query,
        Map.copyOf(exchange.getRequestHeaders()),
        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  private void awaitEnd() {
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
