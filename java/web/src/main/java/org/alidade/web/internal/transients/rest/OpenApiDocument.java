package org.alidade.web.internal.transients.rest;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.converter.ResolvedSchema;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.NumberSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table of endpoints as an OpenAPI 3.0 document. */
public final class OpenApiDocument {
  private static final String KEY = "ApiKey";
  private static final String ENVELOPE = "#/components/schemas/Error";

  private final ModelConverters converters = new ModelConverters();
  private final Components components = new Components();

  private OpenApiDocument() {
    converters.addConverter(new ModelResolver(JsonForm.mapper()));
  }

  /**
   * The document, UTF-8 JSON.
   *
   * @param home path that all addresses begin with, empty for that of the server
   */
  public static byte[] of(List<Endpoint> endpoints, String home) {
    OpenApiDocument document = new OpenApiDocument();
    OpenAPI api = document.describe(endpoints, home);
    return Json.pretty(api).getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }

  private OpenAPI describe(List<Endpoint> endpoints, String home) {
    Paths paths = new Paths();
    for (Endpoint endpoint : endpoints) {
      PathItem item = paths.computeIfAbsent(endpoint.path(), path -> new PathItem());
      item.operation(PathItem.HttpMethod.valueOf(endpoint.method().name()), operation(endpoint));
    }
    components.addSchemas("Error", error());
    components.addSecuritySchemes(
        KEY,
        new SecurityScheme()
            .type(SecurityScheme.Type.APIKEY)
            .in(SecurityScheme.In.HEADER)
            .name("X-API-Key"));
    return new OpenAPI()
        .info(
            new Info()
                .title("Alidade transients")
                .version(Router.VERSION)
                .description(
                    "Observations, differences, detections, labels and training data."
                        + " Data lie in an envelope: status, data, meta, error."))
        .servers(List.of(new Server().url(home + "/api/v1")))
        .components(components)
        .paths(paths);
  }

  private Operation operation(Endpoint endpoint) {
    Operation operation =
        new Operation()
            .operationId(identifier(endpoint))
            .summary(endpoint.summary())
            .tags(List.of(endpoint.group()))
            .responses(responses(endpoint));
    for (Parameter parameter : endpoint.parameters()) {
      operation.addParametersItem(parameter(parameter));
    }
    endpoint
        .body()
        .ifPresent(type -> operation.requestBody(body("application/json", schema(type))));
    if (endpoint.upload()) {
      operation.requestBody(
          body("application/fits", new StringSchema().type("string").format("binary")));
    }
    if (endpoint.permission() == Permission.NONE) {
      return operation.description("Needs no key.");
    }
    return operation
        .description("Needs " + endpoint.permission().text() + ".")
        .security(List.of(new SecurityRequirement().addList(KEY)));
  }

  private static RequestBody body(String type, Schema<?> schema) {
    return new RequestBody()
        .required(true)
        .content(new Content().addMediaType(type, new MediaType().schema(schema)));
  }

  private static String identifier(Endpoint endpoint) {
    return endpoint.method().name().toLowerCase(Locale.ROOT)
        + endpoint.path().replaceAll("[{}]", "").replaceAll("[^A-Za-z0-9]+", "_");
  }

  private ApiResponses responses(Endpoint endpoint) {
    Schema<?> data = schema(endpoint.answer());
    Schema<?> inside = endpoint.list() ? new ArraySchema().items(data) : data;
    ApiResponses responses = new ApiResponses();
    boolean file = endpoint.answer() == byte[].class;
    responses.addApiResponse(
        "200",
        new ApiResponse()
            .description("success")
            .content(
                file
                    ? content("application/octet-stream", new StringSchema().format("binary"))
                    : content("application/json", envelope(inside))));
    for (String status : List.of("400", "401", "403", "404", "409", "422", "429", "503")) {
      boolean known = endpoint.permission() != Permission.NONE || status.charAt(2) != '1';
      if (known) {
        responses.addApiResponse(
            status,
            new ApiResponse()
                .description(reason(status))
                .content(content("application/json", new Schema<>().$ref(ENVELOPE))));
      }
    }
    return responses;
  }

  private static Content content(String type, Schema<?> schema) {
    return new Content().addMediaType(type, new MediaType().schema(schema));
  }

  private static String reason(String status) {
    return switch (status) {
      case "400" -> "a value cannot be used";
      case "401" -> "no key, or none that is valid";
      case "403" -> "the key does not allow it";
      case "404" -> "there is no such thing";
      case "409" -> "it contradicts what is there";
      case "422" -> "the body has another form";
      case "429" -> "too many requests";
      default -> "the database or the object store does not answer";
    };
  }

  private static Schema<?> envelope(Schema<?> data) {
    return new ObjectSchema()
        .addProperty("status", new StringSchema()._enum(List.of("success", "error")))
        .addProperty("data", data)
        .addProperty("meta", new ObjectSchema())
        .addProperty("error", new ObjectSchema().nullable(true));
  }

  private static Schema<?> error() {
    return envelope(new ObjectSchema().nullable(true))
        .addProperty(
            "error",
            new ObjectSchema()
                .addProperty("message", new StringSchema())
                .addProperty("error_code", new StringSchema())
                .addProperty("details", new ObjectSchema())
                .addProperty("type", new StringSchema()));
  }

  private Schema<?> schema(Class<?> type) {
    if (type == Map.class || type == Object.class) {
      return new ObjectSchema();
    }
    if (type == String.class) {
      return new StringSchema();
    }
    if (type == byte[].class) {
      return new StringSchema().format("binary");
    }
    ResolvedSchema resolved =
        converters.resolveAsResolvedSchema(new AnnotatedType(type).resolveAsRef(true));
    resolved.referencedSchemas.forEach(components::addSchemas);
    return resolved.schema;
  }

  private static io.swagger.v3.oas.models.parameters.Parameter parameter(Parameter parameter) {
    return new io.swagger.v3.oas.models.parameters.Parameter()
        .name(parameter.name())
        .in(parameter.inPath() ? "path" : "query")
        .required(parameter.required())
        .description(parameter.description())
        .schema(schema(parameter));
  }

  private static Schema<?> schema(Parameter parameter) {
    Schema<?> schema =
        switch (parameter.kind()) {
          case TEXT -> text(parameter);
          case ID -> new StringSchema().format("uuid");
          case INTEGER -> bounded(new IntegerSchema(), parameter);
          case NUMBER -> bounded(new NumberSchema(), parameter);
          case FLAG -> new BooleanSchema();
          case TIME -> new StringSchema().format("date-time");
        };
    if (parameter.otherwise() != null) {
      schema.setDefault(parameter.otherwise());
    }
    return schema;
  }

  private static Schema<?> text(Parameter parameter) {
    StringSchema schema = new StringSchema();
    schema.setMaxLength((int) parameter.most());
    if (!parameter.choices().isEmpty()) {
      schema.setEnum(parameter.choices());
    }
    return schema;
  }

  private static Schema<?> bounded(Schema<?> schema, Parameter parameter) {
    return schema
        .minimum(BigDecimal.valueOf(parameter.least()))
        .maximum(BigDecimal.valueOf(parameter.most()));
  }
}
