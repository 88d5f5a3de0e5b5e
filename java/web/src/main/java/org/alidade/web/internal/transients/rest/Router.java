package org.alidade.web.internal.transients.rest;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.alidade.array.AlidadeException;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.MissingDatasetException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives every endpoint its address, below {@code /api/v1} and {@code /v1}. */
public final class Router {
  /** The one version there is. */
  static final String VERSION = "1";

  private static final Logger LOG = LoggerFactory.getLogger(Router.class);
  private static final List<String> PREFIXES = List.of("/api/v1", "/v1");
  private static final String JSON = "application/json; charset=utf-8";

  private static final String EVENTS = "text/event-stream";

  private final List<Endpoint> endpoints;
  private final Gate gate;
  private final RequestTimes times;
  private final Refusals refusals;

  /** Told how long every request took. */
  public interface RequestTimes {
    /** One request was answered. */
    void record(Endpoint endpoint, int status, long nanos);
  }

  /** Errors of the modules below that have a status of their own. */
  public interface Refusals {
    /** What an error means for the caller; empty if it is a failure of the server. */
    Optional<Problem> problem(RuntimeException error);
  }

  /** Routes of endpoints. */
  public Router(List<Endpoint> endpoints, Gate gate, RequestTimes times, Refusals refusals) {
    this.endpoints = endpoints.stream().sorted(Comparator.comparingInt(Endpoint::names)).toList();
    this.gate = gate;
    this.times = times;
    this.refusals = refusals;
  }

  /** All endpoints, literal paths before those with names. */
  public List<Endpoint> endpoints() {
    return endpoints;
  }

  /**
   * Adds the routes.
   *
   * @param home path that all of them begin with, empty for that of the server
   */
  public void register(RoutesConfig routes, String home) {
    for (String prefix : PREFIXES) {
      for (Endpoint endpoint : endpoints) {
        routes.addHttpHandler(
            endpoint.method(),
            home + prefix + endpoint.path(),
            context -> answer(context, endpoint));
      }
    }
  }

  /** Adds one more address of an endpoint. */
  public void register(RoutesConfig routes, String path, Endpoint endpoint) {
    routes.addHttpHandler(endpoint.method(), path, context -> answer(context, endpoint));
  }

  private void answer(Context context, Endpoint endpoint) {
    long start = System.nanoTime();
    context.header("X-API-Version", VERSION);
    context.header("X-API-Supported-Versions", VERSION);
    try {
      Caller caller = gate.admit(context, endpoint.permission(), endpoint.group());
      checkVersion(context);
      send(context, endpoint.handler().apply(new Request(context, endpoint, caller)));
    } catch (Problem problem) {
      refuse(context, problem);
    } catch (HttpResponseException e) {
      refuse(context, refused(e.getStatus()));
    } catch (FormatException e) {
      refuse(context, failure(endpoint, e));
    } catch (MissingDatasetException e) {
      refuse(context, new Problem(Problem.NOT_FOUND, "NOT_FOUND", e.what()));
    } catch (BadInputException e) {
      refuse(context, Problem.invalid(e.what() + ": " + e.remedy()));
    } catch (RuntimeException e) {
      refuse(context, refusals.problem(e).orElseGet(() -> failure(endpoint, e)));
    }
    times.record(endpoint, context.statusCode(), System.nanoTime() - start);
  }

  private static Problem failure(Endpoint endpoint, RuntimeException e) {
    LOG.warn("{} {} could not be answered", endpoint.method(), endpoint.path(), e);
    if (e instanceof AlidadeException) {
      return new Problem(
          Problem.UNAVAILABLE,
          "UNAVAILABLE",
          "it cannot be read now; the log of the server says why");
    }
    return new Problem(Problem.FAILED, "FAILED", "the server failed; its log says why");
  }

  /** What the server itself refuses, such as a body that is too long. */
  public static Problem refused(int status) {
    String code = status == Problem.TOO_LARGE ? "TOO_LARGE" : "REFUSED";
    return new Problem(status, code, "the request is refused");
  }

  private static void checkVersion(Context context) {
    String accept = Objects.requireNonNullElse(context.header("Accept"), "");
    String named = Objects.requireNonNullElse(context.header("X-API-Version"), VERSION);
    String asked = Objects.requireNonNullElse(context.queryParam("version"), VERSION);
    boolean other =
        accept.contains("application/vnd.astrid.v")
            && !accept.contains("application/vnd.astrid.v" + VERSION + "+json");
    if (other || !isServed(named) || !isServed(asked)) {
      throw Problem.invalid("only version " + VERSION + " is served");
    }
  }

  private static boolean isServed(String version) {
    return version.equals(VERSION) || version.equals("v" + VERSION);
  }

  private static void send(Context context, Answer answer) {
    if (answer.stream() != null) {
      stream(context, answer.stream());
      return;
    }
    answer.headers().forEach(context::header);
    context.status(answer.status()).contentType(answer.type());
    if (answer.file() != null) {
      context.result(answer.file());
    } else {
      context.result(JsonForm.success(answer.data(), answer.meta()));
    }
  }

  private static void stream(Context context, Consumer<SseClient> sender) {
    if (!EVENTS.equals(context.header("Accept"))) {
      throw Problem.invalid("this is a stream: ask with Accept: " + EVENTS);
    }
    new SseHandler(0, sender).handle(context);
  }

  /** Refuses a request in words. */
  public static void refuse(Context context, Problem problem) {
    if (problem.status() == Problem.UNAUTHORIZED) {
      context.header("WWW-Authenticate", "ApiKey realm=\"alidade\"");
    }
    context.status(problem.status()).contentType(JSON);
    context.result(JsonForm.error(problem.status(), problem.code(), problem.sentence()));
  }
}
