package org.alidade.transients.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.alidade.archive.Answer;
import org.alidade.archive.ArchiveException;
import org.alidade.archive.Attempts;
import org.alidade.archive.Form;
import org.alidade.archive.WebClient;

/**
 * The web service of the Mikulski Archive for Space Telescopes (spec transient 3.4): queries whose
 * answers come in pages, repeated while the service is still at work and after failures that may
 * pass, at most four at a time. May be shared by threads.
 *
 * <pre>{@code
 * MastClient mast = new MastClient(MastOptions.defaults());
 * List<ArchiveProduct> products = mast.products("2003738726");
 * }</pre>
 */
public final class MastClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_AT_A_TIME = 4;
  private static final int LONGEST_ANSWER_BYTES = 1 << 28;
  private static final int MOST_PAGES = 10_000;
  private static final int SERVICE_WAIT_SECONDS = 30;

  private final MastOptions options;
  private final WebClient web;
  private final Attempts attempts;
  private final URI invoke;
  private final Semaphore free = new Semaphore(MOST_AT_A_TIME, true);

  /** A client with connections of its own. */
  public MastClient(MastOptions options) {
    this.options = options;
    web = new WebClient(options.access());
    attempts = new Attempts(options.access());
    invoke = options.service().resolve("api/v0/invoke");
  }

  /** How the service is asked. */
  public MastOptions options() {
    return options;
  }

  /**
   * All rows of a query.
   *
   * @param service name of the service, such as {@code Mast.Caom.Products}
   * @param params its parameters
   * @return one object per row
   * @throws ArchiveException if there is no complete answer
   * @throws InterruptedException if the thread is interrupted
   */
  public List<JsonNode> rows(String service, ObjectNode params) throws InterruptedException {
    List<JsonNode> rows = new ArrayList<>();
    for (int page = 1; page <= MOST_PAGES; page++) {
      JsonNode answer = page(service, params, page);
      JsonNode data = answer.path("data");
      data.forEach(rows::add);
      JsonNode paging = answer.path("paging");
      if (isLast(paging, page, data.size())) {
        return complete(rows, paging);
      }
    }
    throw ArchiveException.permanent(
        "more than " + MOST_PAGES + " pages", where(service), "ask for a smaller region");
  }

  /**
   * The files of an observation.
   *
   * @param obsid number of the product group
   * @throws ArchiveException if there is no complete answer
   * @throws InterruptedException if the thread is interrupted
   */
  public List<ArchiveProduct> products(String obsid) throws InterruptedException {
    ObjectNode params = JsonNodeFactory.instance.objectNode().put("obsid", obsid);
    return rows("Mast.Caom.Products", params).stream().map(MastClient::product).toList();
  }

  /** Where a file of a product list is. */
  public URI fileAddress(String dataUri) {
    return options
        .service()
        .resolve(
            "api/v0.1/Download/file?uri=" + URLEncoder.encode(dataUri, StandardCharsets.UTF_8));
  }

  /** The header that carries the token; none without a token. To be sent to the service only. */
  public Map<String, String> authorization() {
    return options.token().isEmpty()
        ? Map.of()
        : Map.of("Authorization", "token " + options.token());
  }

  /** A page, asked for again while the service says that it is at work. */
  private JsonNode page(String service, ObjectNode params, int page) throws InterruptedException {
    ObjectNode request = JsonNodeFactory.instance.objectNode();
    request.put("service", service);
    request.set("params", params);
    request.put("format", "json").put("pagesize", options.pageSize()).put("page", page);
    request.put("removenullcolumns", false).put("timeout", SERVICE_WAIT_SECONDS);
    Form form = Form.of(Map.of("request", request.toString()));
    for (int wait = 0; wait <= options.mostWaits(); wait++) {
      JsonNode answer = attempts.call(() -> post(form, service));
      String status = answer.path("status").asText("");
      switch (status) {
        case "COMPLETE" -> {
          return checked(answer, service);
        }
        case "EXECUTING" ->
            TimeUnit.NANOSECONDS.sleep(
                Duration.ofMillis(Math.round(1000 * options.waitSeconds())).toNanos());
        default ->
            throw ArchiveException.permanent(
                "the query failed (status '" + status + "': " + answer.path("msg").asText("") + ")",
                where(service),
                "check the query");
      }
    }
    throw ArchiveException.passing("the query is not ready in time", where(service));
  }

  private JsonNode post(Form form, String service) throws InterruptedException {
    free.acquire();
    try (Answer answer = web.post(invoke, form, authorization())) {
      return JSON.readTree(answer.bytes(LONGEST_ANSWER_BYTES));
    } catch (JsonProcessingException e) {
      ArchiveException failure = ArchiveException.passing("the answer is not JSON", where(service));
      failure.initCause(e);
      throw failure;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      free.release();
    }
  }

  private JsonNode checked(JsonNode answer, String service) {
    if (!answer.path("data").isArray()) {
      throw ArchiveException.permanent(
          "an answer without rows", where(service), "report this to the archive");
    }
    return answer;
  }

  /** By the paging block; without one a page that is not full is the last. */
  private boolean isLast(JsonNode paging, int page, int rows) {
    JsonNode pages = paging.path("pagesFiltered");
    return rows == 0 || (pages.isInt() ? page >= pages.asInt() : rows < options.pageSize());
  }

  private List<JsonNode> complete(List<JsonNode> rows, JsonNode paging) {
    int announced = paging.path("rowsFiltered").asInt(rows.size());
    if (announced > rows.size()) {
      throw ArchiveException.passing(
          "only " + rows.size() + " of " + announced + " rows have come", invoke.toString());
    }
    return rows;
  }

  private String where(String service) {
    return service + " at " + invoke;
  }

  private static ArchiveProduct product(JsonNode row) {
    JsonNode size = row.path("size");
    JsonNode level = row.path("calib_level");
    return new ArchiveProduct(
        text(row, "productFilename"),
        text(row, "description"),
        text(row, "productSubGroupDescription"),
        text(row, "dataURI"),
        text(row, "type"),
        size.canConvertToLong() ? OptionalLong.of(size.asLong()) : OptionalLong.empty(),
        level.isInt() ? OptionalInt.of(level.asInt()) : OptionalInt.empty(),
        text(row, "obs_collection"),
        text(row, "obs_id"));
  }

  private static String text(JsonNode row, String key) {
    return row.path(key).asText("").strip();
  }
}
