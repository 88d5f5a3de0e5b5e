package org.alidade.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.alidade.transients.database.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requests that are put together at random from the description of the service, with values that do
 * not belong there. Whatever is sent, the answer is a success or the refusal of a request, in the
 * envelope, and never a failure of the server.
 */
class TransientRequestsTest {
  private static final String KEY = "X-API-Key";
  private static final String V1 = "/api/v1";
  private static final int PER_OPERATION = 3;
  private static final Pattern NO_ADDRESS = Pattern.compile("^[^?]*%(00|25)");
  private static final List<String> VALUES =
      List.of(
          "",
          "0",
          "-1",
          "1",
          "2.5",
          "NaN",
          "-Infinity",
          "1e308",
          "999999999999999",
          "9223372036854775808",
          "0x1p3",
          "1d",
          "true",
          "TRUE",
          "null",
          "2021-01-01T00:00:00Z",
          "+999999999-12-31T23:59:59-18:00",
          "-999999999-01-01T00:00:00Z",
          "00000000-0000-0000-0000-000000000000",
          "%",
          "%' OR '1'='1",
          "a\u0000b",
          "\ud83d\ude00",
          "..",
          "x".repeat(300));
  private static final List<String> JSON =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1e400",
          "NaN",
          "9223372036854775808",
          "2.5",
          "\"\"",
          "\"x\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"NaN\"",
          "\"+999999999-12-31T23:59:59-18:00\"",
          "\"00000000-0000-0000-0000-000000000000\"",
          "[]",
          "[null]",
          "[[]]",
          "{}",
          "{\"\": null}",
          "[\"x\", \"x\"]");

  @TempDir static Path folder;
  private static TransientWorld world;
  private static Client client;
  private static String admin;

  @BeforeAll
  static void start() {
    world = new TransientWorld(folder, 2, TransientWorld.options());
    client = new Client(world.service.address());
    admin = world.key(Role.ADMIN);
  }

  @AfterAll
  static void stop() {
    world.close();
  }

  /** Something that can be asked of the service. */
  private record Operation(
      String method, String path, List<String> query, List<String> fields, boolean body) {}

  private static List<Operation> operations() {
    JsonNode document = client.json("/api/openapi.json");
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> entry : path.getValue().properties()) {
        operations.add(operation(document, entry.getKey(), path.getKey(), entry.getValue()));
      }
    }
    return operations;
  }

  private static Operation operation(
      JsonNode document, String method, String path, JsonNode described) {
    List<String> query = new ArrayList<>();
    for (JsonNode parameter : described.path("parameters")) {
      if (parameter.path("in").asText().equals("query")) {
        query.add(parameter.path("name").asText());
      }
    }
    JsonNode schema = described.at("/requestBody/content/application~1json/schema");
    String reference = schema.path("$ref").asText("");
    JsonNode record = reference.isEmpty() ? schema : document.at(reference.substring(1));
    List<String> fields = new ArrayList<>();
    record.path("properties").fieldNames().forEachRemaining(fields::add);
    String upper = method.toUpperCase(Locale.ROOT);
    return new Operation(upper, path, query, fields, !schema.isMissingNode());
  }

  @Test
  void nothingMakesTheServerFail() {
    SplittableRandom random = new SplittableRandom(20260101);
    List<Operation> operations = operations();
    int refused = 0;
    for (Operation operation : operations) {
      for (int i = 0; i < PER_OPERATION; i++) {
        String address = address(operation, random);
        String body = operation.body() ? body(operation, random) : "";
        String asked = operation.method() + " " + address + " " + body;
        HttpResponse<String> answer =
            client.send(
                operation.method(), address, body, KEY, admin, "Content-Type", "application/json");
        assertThat(answer.statusCode()).as(asked).isLessThan(500);
        if (answer.statusCode() >= 400) {
          refused++;
          if (answer.body().equals("Bad Request") && NO_ADDRESS.matcher(address).find()) {
            continue; // no endpoint is reached: the HTTP server itself refuses such a path
          }
          JsonNode envelope = Client.json(answer);
          assertThat(envelope.path("status").asText()).as(asked).isEqualTo("error");
          assertThat(envelope.at("/error/message").asText())
              .as(asked)
              .isNotBlank()
              .doesNotContain("Exception", "org.alidade", folder.toString());
        }
      }
    }
    assertThat(operations).hasSizeGreaterThan(40);
    assertThat(refused).isGreaterThan(operations.size());
  }

  private static String address(Operation operation, SplittableRandom random) {
    StringBuilder address = new StringBuilder();
    for (String part : operation.path().substring(1).split("/", -1)) {
      address.append('/').append(part.startsWith("{") ? inPath(random) : part);
    }
    char separator = '?';
    for (String name : operation.query()) {
      if (random.nextInt(3) == 0) {
        address.append(separator).append(name).append('=').append(encoded(any(VALUES, random)));
        separator = '&';
      }
    }
    String path = address.toString();
    return path.startsWith("/api") ? path : V1 + path;
  }

  /** Mostly a row that is there, so that what lies behind is reached. */
  private static String inPath(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> world.science.id().toString();
      case 1 -> world.run.toString();
      case 2 -> world.detections.get(0).id().toString();
      default -> encoded("x" + any(VALUES, random));
    };
  }

  private static String body(Operation operation, SplittableRandom random) {
    if (random.nextInt(6) == 0) {
      String value = any(JSON, random);
      return value.substring(0, random.nextInt(value.length() + 1));
    }
    List<String> members = new ArrayList<>();
    for (String field : operation.fields()) {
      if (random.nextInt(4) > 0) {
        members.add("\"" + field + "\": " + any(JSON, random));
      }
    }
    return "{" + String.join(", ", members) + "}";
  }

  private static <T> T any(List<T> things, SplittableRandom random) {
    return things.get(random.nextInt(things.size()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
