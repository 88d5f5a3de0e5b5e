package org.alidade.spherex.run;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.alidade.fits.SkyPosition;
import org.alidade.spherex.Band;
import org.alidade.spherex.PipelineStage;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.Source;
import org.alidade.spherex.archive.SpherexArchiveServer;
import org.alidade.spherex.image.PixelWindow;
import org.alidade.spherex.mock.MockImage;
import org.alidade.spherex.mock.MockSource;

/** A server on this machine with synthetic images, all of which show the same sources. */
final class MockArchive implements AutoCloseable {
  private static final int PIXELS = 80;
  private static final int CORNER = 900;
  private static final int MARGIN = 15;

  final SpherexArchiveServer server = SpherexArchiveServer.start();
  private final List<String> paths = new ArrayList<>();

  /**
   * A server.
   *
   * @param folder for the files on the way to the server
   */
  MockArchive(Path folder, int images, int sources) throws IOException {
    List<String> rows = new ArrayList<>();
    for (int k = 0; k < images; k++) {
      String obsId = "2025W25_1B_" + (1000 + k) + "_1";
      String path = "/data/" + obsId + "D3.fits";
      Path file = folder.resolve("mock.fits");
      image().obsId(obsId).seed(k).mjd(60842 + k).build().write(file);
      server.file(path, Files.readAllBytes(file));
      Files.delete(file);
      paths.add(path);
      rows.add(row(server.uri(path), obsId, 60842 + k));
    }
    server.tap().answer(answer(rows, sources));
  }

  private static MockImage.Builder image() {
    return MockImage.builder().window(new PixelWindow(CORNER, CORNER, PIXELS, PIXELS));
  }

  /** Sources inside the images, always the same. */
  static List<Source> sources(int count) {
    MockImage image = image().build();
    SplittableRandom random = new SplittableRandom(1);
    List<Source> sources = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double x = CORNER + MARGIN + random.nextDouble(PIXELS - 2.0 * MARGIN);
      double y = CORNER + MARGIN + random.nextDouble(PIXELS - 2.0 * MARGIN);
      SkyPosition place = image.position(new MockSource(x, y, 100));
      sources.add(new Source(place.longitudeDegrees(), place.latitudeDegrees(), "source" + i));
    }
    return sources;
  }

  /** Options of a run without figures that fetches whole images. */
  static QueryConfig config(Path folder, URI tapUrl) {
    return QueryConfig.builder()
        .source(Source.at(0, 0))
        .outputDir(folder)
        .set("cutout_size", null)
        .set("tap_url", tapUrl.toString())
        .set("retry_delay", 0)
        .set("max_download_workers", 2)
        .set("max_processing_workers", 2)
        .pipelineStages(PipelineStage.QUERY, PipelineStage.DOWNLOAD, PipelineStage.PROCESSING)
        .build();
  }

  /** Requests for the image of a key, {@code OBSERVATION_BAND}. */
  int requests(String key) {
    return server.requests("/data/" + key.substring(0, key.length() - 3) + "D3.fits").size();
  }

  /** Requests for all images so far. */
  int requests() {
    return paths.stream().mapToInt(path -> server.requests(path).size()).sum();
  }

  private static String row(URI address, String obsId, int mjd) {
    return String.join(
        "</TD><TD>",
        "<TD>" + address,
        "ivo://irsa.ipac/spherex_qr2?" + obsId + "/" + Band.D3.text(),
        mjd + ".1",
        mjd + ".2",
        "SPHEREx-D3",
        "1.6e-06",
        "2.4e-06</TD>");
  }

  private static byte[] answer(List<String> rows, int sources) {
    StringBuilder text = new StringBuilder("<VOTABLE version=\"1.4\"><RESOURCE type=\"results\">");
    text.append("<INFO name=\"QUERY_STATUS\" value=\"OK\"/><TABLE>");
    text.append("<FIELD name=\"position_id\" datatype=\"int\"/>");
    text.append(field("download_url", "char")).append(field("obs_publisher_did", "char"));
    text.append(field("time_bounds_lower", "double")).append(field("time_bounds_upper", "double"));
    text.append(field("energy_bandpassname", "char"));
    text.append(field("energy_bounds_lower", "double"));
    text.append(field("energy_bounds_upper", "double")).append("<DATA><TABLEDATA>");
    for (int i = 0; i < sources; i++) {
      for (String row : rows) {
        text.append("<TR><TD>").append(i).append("</TD>").append(row).append("</TR>");
      }
    }
    text.append("</TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>");
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String field(String name, String type) {
    String size = type.equals("char") ? " arraysize=\"*\"" : "";
    return "<FIELD name=\"" + name + "\" datatype=\"" + type + "\"" + size + "/>";
  }

  @Override
  public void close() {
    server.close();
  }
}
