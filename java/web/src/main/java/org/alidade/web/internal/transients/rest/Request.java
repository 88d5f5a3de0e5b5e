package org.alidade.web.internal.transients.rest;

import io.javalin.http.Context;
import java.io.InputStream;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request whose parameters are read as its endpoint describes them. */
public final class Request {
  private static final Pattern ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Set<String> ALWAYS = Set.of("version");

  private final Context context;
  private final Endpoint endpoint;
  private final Caller caller;

  /**
   * A request.
   *
   * @throws Problem 400 if a parameter is not described or does not have the described form
   */
  Request(Context context, Endpoint endpoint, Caller caller) {
    this.context = context;
    this.endpoint = endpoint;
    this.caller = caller;
    refuseUnknown();
    endpoint.parameters().forEach(this::check);
  }

  private void refuseUnknown() {
    Set<String> known =
        endpoint.parameters().stream()
            .filter(parameter -> !parameter.inPath())
            .map(Parameter::name)
            .collect(Collectors.toSet());
    for (String given : context.queryParamMap().keySet()) {
      if (!known.contains(given) && !ALWAYS.contains(given)) {
        throw Problem.invalid("there is no parameter of that name; see /api/docs");
      }
    }
  }

  private void check(Parameter parameter) {
    String value = value(parameter);
    if (value == null) {
      if (parameter.required()) {
        throw Problem.invalid(parameter.name() + " is missing");
      }
      return;
    }
    boolean fits =
        switch (parameter.kind()) {
          case TEXT -> isText(parameter, value);
          case ID -> ID.matcher(value).matches();
          case INTEGER -> isInteger(parameter, value);
          case NUMBER -> isNumber(parameter, value);
          case FLAG -> value.equals("true") || value.equals("false");
          case TIME -> time(value) != null;
        };
    if (!fits && parameter.inPath() && parameter.kind() == Parameter.Kind.ID) {
      throw Problem.missing("row");
    }
    if (!fits) {
      throw Problem.invalid(parameter.name() + " must be " + words(parameter));
    }
  }

  private static boolean isText(Parameter parameter, String value) {
    boolean plain = value.chars().noneMatch(Character::isISOControl);
    boolean length = value.length() >= parameter.least() && value.length() <= parameter.most();
    return plain
        && length
        && (parameter.choices().isEmpty() || parameter.choices().contains(value));
  }

  private static boolean isInteger(Parameter parameter, String value) {
    return value.matches("-?[0-9]{1,15}") && isNumber(parameter, value);
  }

  private static boolean isNumber(Parameter parameter, String value) {
    try {
      double number = Double.parseDouble(value);
      return number >= parameter.least() && number <= parameter.most();
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static @Nullable Instant time(String value) {
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static String words(Parameter parameter) {
    return switch (parameter.kind()) {
      case TEXT ->
          parameter.choices().isEmpty()
              ? "a text of at most " + (long) parameter.most() + " characters"
              : "one of " + String.join(", ", parameter.choices());
      case ID -> "the UUID of a row";
      case INTEGER, NUMBER ->
          "a "
              + (parameter.kind() == Parameter.Kind.INTEGER ? "whole " : "")
              + "number from "
              + shown(parameter.least())
              + " to "
              + shown(parameter.most());
      case FLAG -> "true or false";
      case TIME -> "a time such as 2026-01-31T12:00:00Z";
    };
  }

  private static String shown(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }

  private @Nullable String value(Parameter parameter) {
    if (parameter.inPath()) {
      return context.pathParam(parameter.name());
    }
    String value = context.queryParam(parameter.name());
    return value == null || value.isEmpty() ? parameter.otherwise() : value;
  }

  private Parameter described(String name) {
    return endpoint.parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(endpoint.path() + " describes no " + name));
  }

  /** The connection, for what sets cookies. */
  Context context() {
    return context;
  }

  /** Who asks. */
  public Caller caller() {
    return caller;
  }

  /** A text; empty if it is not given. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(value(described(name)));
  }

  /** A text that has to be given. */
  public String given(String name) {
    return text(name).orElseThrow(() -> Problem.invalid(name + " is missing"));
  }

  /** Number of a row in the path. */
  public UUID id(String name) {
    return UUID.fromString(given(name));
  }

  /** Number of a row; empty if it is not given. */
  public Optional<UUID> row(String name) {
    return text(name).map(UUID::fromString);
  }

  /** A whole number. */
  public int integer(String name) {
    return Integer.parseInt(given(name));
  }

  /** A number; empty if it is not given. */
  public Optional<Double> number(String name) {
    return text(name).map(Double::parseDouble);
  }

  /** A moment; empty if it is not given. */
  public Optional<Instant> moment(String name) {
    return text(name).map(Request::time);
  }

  /** A switch; empty if it is not given. */
  public Optional<Boolean> flag(String name) {
    return text(name).map(Boolean::parseBoolean);
  }

  /**
   * The body as a record.
   *
   * @throws Problem 422 if it has another form
   */
  public <T> T body(Class<T> type) {
    String kind = context.contentType();
    if (kind == null || !kind.startsWith("application/json")) {
      throw Problem.malformed("send the body as application/json");
    }
    return JsonForm.read(context.body(), type);
  }

  /** The bytes that are sent, not read yet. */
  public InputStream upload() {
    return context.bodyInputStream();
  }

  /** Length that the caller announces; -1 if it does not. */
  public long announcedBytes() {
    return context.req().getContentLengthLong();
  }

  /** Address of the machine that asks. */
  public String address() {
    return context.ip();
  }

  /** A header; empty if it is not given. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(context.header(name));
  }
}
