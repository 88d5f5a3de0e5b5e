package org.alidade.tutorials;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alidade.spherex.Band;
import org.alidade.spherex.mock.MockImage;
import org.alidade.spherex.mock.MockSource;

/** An archive on this machine with one made-up image of the tutorial's quasar in each band. */
final class MockArchive implements AutoCloseable {
  private static final double RA = 213.942708;
  private static final double DEC = 11.495389;

  private final HttpServer server;
  private final Map<String, byte[]> files = new LinkedHashMap<>();

  MockArchive(Path folder) throws IOException {
    for (Band band : Band.DETECTORS) {
      Path image = folder.resolve(band.text() + ".fits");
      MockSource quasar = new MockSource(930, 1130, 1500);
      mock(band, RA, DEC, quasar).write(image);
      files.put("/data/" + band.text() + ".fits", Files.readAllBytes(image));
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** The image whose pointing puts the source at the tutorial's position, to within a pixel. */
  private static MockImage mock(Band band, double ra, double dec, MockSource source) {
    MockImage first = image(band, ra, dec, source);
    double raOff = first.position(source).longitudeDegrees() - RA;
    double decOff = first.position(source).latitudeDegrees() - DEC;
    return image(band, ra - raOff, dec - decOff, source);
  }

  private static MockImage image(Band band, double ra, double dec, MockSource source) {
    return MockImage.builder()
        .band(band)
        .obsId("2025W25_1B_0062_1")
        .pointing(ra, dec, 25)
        .source(source)
        .build();
  }

  /** Address of the table service. */
  String tapUrl() {
    return address() + "/TAP";
  }

  private String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      byte[] file = files.get(path);
      if (file != null) {
        send(exchange, 200, file);
      } else if (path.equals("/TAP/async")) {
        exchange.getResponseHeaders().set("Location", tapUrl() + "/async/1");
        send(exchange, 303, new byte[0]);
      } else if (path.endsWith("/phase")) {
        send(exchange, 200, "COMPLETED".getBytes(StandardCharsets.UTF_8));
      } else if (path.endsWith("/results/result")) {
        send(exchange, 200, table().getBytes(StandardCharsets.UTF_8));
      } else {
        send(exchange, 200, new byte[0]);
      }
    }
  }

  private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }

  private String table() {
    StringBuilder table =
        new StringBuilder(
            """
            <VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3">
            <RESOURCE type="results"><INFO name="QUERY_STATUS" value="OK"/><TABLE>
            <FIELD name="download_url" datatype="char" arraysize="*"/>
            <FIELD name="obs_publisher_did" datatype="char" arraysize="*"/>
            <FIELD name="time_bounds_lower" datatype="double"/>
            <FIELD name="time_bounds_upper" datatype="double"/>
            <FIELD name="energy_bandpassname" datatype="char" arraysize="*"/>
            <FIELD name="energy_bounds_lower" datatype="double"/>
            <FIELD name="energy_bounds_upper" datatype="double"/>
            <DATA><TABLEDATA>
            """);
    for (Band band : Band.DETECTORS) {
      table
          .append("<TR><TD>" + address() + "/data/" + band.text() + ".fits</TD>")
          .append("<TD>ivo://irsa.ipac/spherex_qr2?2025W25_1B_0062_1/" + band.text() + "</TD>")
          .append("<TD>60842.2691</TD><TD>60842.2705</TD>")
          .append("<TD>SPHEREx-" + band.text() + "</TD>")
          .append("<TD>" + band.wavelengthMinimumMicrons() * 1e-6 + "</TD>")
          .append("<TD>" + band.wavelengthMaximumMicrons() * 1e-6 + "</TD></TR>");
    }
    return table.append("</TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>").toString();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
