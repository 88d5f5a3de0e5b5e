package org.alidade.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One file on the web, given in pieces. */
final class RangeServer implements AutoCloseable {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d+)");

  private final HttpServer server;
  private final byte[] content;
  private final AtomicLong bytes = new AtomicLong();

  private RangeServer(HttpServer server, byte[] content) {
    this.server = server;
    this.content = content;
  }

  static RangeServer of(byte[] content) throws IOException {
    RangeServer server =
        new RangeServer(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0),
            content);
    server.server.createContext("/", server::answer);
    server.server.start();
    return server;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Matcher range = RANGE.matcher(String.valueOf(exchange.getRequestHeaders().getFirst("Range")));
      if (!range.matches()) {
        exchange.sendResponseHeaders(400, -1);
        return;
      }
      int first = Integer.parseInt(range.group(1));
      int end = Math.min(content.length, Integer.parseInt(range.group(2)) + 1);
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes " + first + "-" + (end - 1) + "/" + content.length);
      exchange.sendResponseHeaders(206, end - first);
      exchange.getResponseBody().write(content, first, end - first);
      bytes.addAndGet(end - first);
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/level2_x.fits";
  }

  /** How much was given. */
  long bytes() {
    return bytes.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
