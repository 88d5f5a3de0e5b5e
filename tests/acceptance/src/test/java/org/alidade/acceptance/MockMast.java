package org.alidade.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.alidade.transients.ObservationType;
import org.alidade.transients.mock.MockArchive;
import org.alidade.transients.mock.MockEpoch;
import org.alidade.transients.mock.MockField;

/** Answers queries and hands out files as MAST does, from a generated archive, on the loopback. */
final class MockMast implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ROWS_PER_PAGE = 2;

  private final HttpServer server;
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final List<ObjectNode> observations = new ArrayList<>();
  private final Map<String, ObjectNode> products = new TreeMap<>();
  private final Map<String, Path> files = new TreeMap<>();
  private final AtomicBoolean wasBusy = new AtomicBoolean();
  private final AtomicInteger queries = new AtomicInteger();
  private final AtomicInteger delivered = new AtomicInteger();

  /**
   * Serves an archive.
   *
   * @param withoutReferences name of the supernova whose references it does not have
   */
  MockMast(MockArchive archive, String withoutReferences) throws IOException {
    for (MockField field : archive.fields()) {
      for (MockEpoch epoch : field.epochs()) {
        boolean missing = field.name().equals(withoutReferences);
        if (epoch.type() == ObservationType.SCIENCE || !missing) {
          add(field, epoch, archive.fitsFolder());
        }
      }
      decoy(field, "HST", field.discoveryMjd() + 20);
      decoy(field, "PS1", field.discoveryMjd() - 0.5);
    }
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/v0/invoke", this::invoke);
    server.createContext("/api/v0.1/Download/file", this::file);
    server.setExecutor(workers);
    server.start();
  }

  URI root() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** How many queries it has answered. */
  int queries() {
    return queries.get();
  }

  /** How many files it has handed out. */
  int delivered() {
    return delivered.get();
  }

  private void add(MockField field, MockEpoch epoch, Path fits) throws IOException {
    String id = "mock." + field.name() + "." + epoch.id();
    Path folder = fits.resolve(field.name()).resolve(epoch.type().text());
    Path file = folder.resolve("mastDownload/PS1").resolve(id).resolve(id + ".stk.r.unconv.fits");
    String obsid = observation(field, "PS1", id, epoch.mjd());
    String uri = "mast:PS1/product/" + id + ".stk.r.fits";
    ObjectNode product = JSON.createObjectNode();
    product.put("obsID", obsid).put("obs_id", id).put("obs_collection", "PS1");
    product.put("dataURI", uri).put("productFilename", id + ".stk.r.fits").put("type", "S");
    product.put("productType", "SCIENCE").put("description", "stacked image");
    product.put("size", Files.size(file)).put("calib_level", 3).put("dataRights", "PUBLIC");
    products.put(obsid, product);
    files.put(uri, file);
  }

  /** A row that belongs to no image: of another mission, or of the day before the discovery. */
  private void decoy(MockField field, String mission, double mjd) {
    observation(field, mission, "decoy." + mission + "." + field.name(), mjd);
  }

  private String observation(MockField field, String mission, String id, double mjd) {
    String obsid = Integer.toString(700_001 + observations.size());
    ObjectNode row = JSON.createObjectNode();
    row.put("obsid", Integer.parseInt(obsid)).put("obs_id", id).put("obs_collection", mission);
    row.put("instrument_name", "MOCKCAM").put("filters", "r").put("target_name", field.name());
    row.put("s_ra", field.raDegrees()).put("s_dec", field.decDegrees());
    row.put("t_min", mjd).put("t_max", mjd + 0.001).put("t_exptime", 60);
    row.put("calib_level", 3).put("dataproduct_type", "image").put("dataRights", "PUBLIC");
    row.put("dataURL", "mast:" + mission + "/product/" + id + ".fits");
    observations.add(row);
    return obsid;
  }

  private void invoke(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String text = URLDecoder.decode(form.substring("request=".length()), StandardCharsets.UTF_8);
    JsonNode request = JSON.readTree(text);
    queries.incrementAndGet();
    send(exchange, JSON.writeValueAsBytes(answer(request)));
  }

  private ObjectNode answer(JsonNode request) {
    if (!wasBusy.getAndSet(true)) {
      return JSON.createObjectNode().put("status", "EXECUTING");
    }
    JsonNode params = request.path("params");
    return switch (request.path("service").asText()) {
      case "Mast.Caom.Filtered.Position" ->
          page(
              observations.stream().filter(row -> isWanted(row, params)).toList(),
              request.path("page").asInt(1),
              Math.min(ROWS_PER_PAGE, request.path("pagesize").asInt()));
      case "Mast.Caom.Products" -> {
        ObjectNode product = products.get(params.path("obsid").asText());
        yield page(product == null ? List.of() : List.of(product), 1, ROWS_PER_PAGE);
      }
      default -> JSON.createObjectNode().put("status", "ERROR").put("msg", "no such service");
    };
  }

  private static ObjectNode page(List<ObjectNode> rows, int page, int size) {
    ObjectNode answer = JSON.createObjectNode().put("status", "COMPLETE");
    ArrayNode data = answer.putArray("data");
    rows.stream().skip((page - 1L) * size).limit(size).forEach(data::add);
    answer
        .putObject("paging")
        .put("page", page)
        .put("pageSize", size)
        .put("pagesFiltered", (rows.size() + size - 1) / size)
        .put("rowsTotal", rows.size())
        .put("rowsFiltered", rows.size());
    return answer;
  }

  private static boolean isWanted(ObjectNode row, JsonNode params) {
    String[] position = params.path("position").asText().split(", *");
    double decDegrees = Double.parseDouble(position[1]);
    double east = row.path("s_ra").asDouble() - Double.parseDouble(position[0]);
    double north = row.path("s_dec").asDouble() - decDegrees;
    double away = Math.hypot(east * Math.cos(Math.toRadians(decDegrees)), north);
    return away <= Double.parseDouble(position[2])
        && StreamSupport.stream(params.path("filters").spliterator(), false)
            .allMatch(filter -> passes(row, filter));
  }

  private static boolean passes(ObjectNode row, JsonNode filter) {
    JsonNode value = row.path(filter.path("paramName").asText());
    for (JsonNode allowed : filter.path("values")) {
      boolean in =
          allowed.isObject()
              ? value.asDouble() >= allowed.path("min").asDouble()
                  && value.asDouble() <= allowed.path("max").asDouble()
              : value.asText().equals(allowed.asText());
      if (in) {
        return true;
      }
    }
    return false;
  }

  private void file(HttpExchange exchange) throws IOException {
    String query = Objects.requireNonNull(exchange.getRequestURI().getQuery());
    Path file = files.get(query.substring("uri=".length()));
    if (file == null) {
      exchange.sendResponseHeaders(404, -1);
      exchange.close();
      return;
    }
    delivered.incrementAndGet();
    send(exchange, Files.readAllBytes(file));
  }

  private static void send(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    workers.shutdownNow();
  }
}
