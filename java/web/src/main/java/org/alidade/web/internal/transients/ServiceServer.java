package org.alidade.web.internal.transients;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import org.alidade.web.internal.Assets;
import org.alidade.web.internal.HostGuard;
import org.alidade.web.internal.HttpServer;
import org.alidade.web.internal.Reply;
import org.alidade.web.internal.Sender;
import org.alidade.web.internal.transients.rest.OpenApiDocument;
import org.alidade.web.internal.transients.rest.Problem;
import org.alidade.web.internal.transients.rest.Router;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP side of the service: pages, their files, the description, and the endpoints. */
public final class ServiceServer {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceServer.class);

  /** The description's page sets styles of its own. */
  private static final String DOCS_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'"
          + " data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors"
          + " 'none'";

  /** Longest body that is read into memory. */
  public static final long BODY_BYTES = 256L << 10;

  private final Assets assets = new Assets();
  private final Sender sender = new Sender();
  private final ServiceParts parts;
  private final String home;
  private final Reply description;

  /**
   * The service as a part of a server.
   *
   * @param home path that all addresses begin with, empty for that of the server; the parts are
   *     made for the same
   */
  public ServiceServer(ServiceParts parts, String home) {
    this.parts = parts;
    this.home = home;
    byte[] document = OpenApiDocument.of(parts.router().endpoints(), home);
    description = new Reply(Reply.OK, "application/json; charset=utf-8", document, "no-cache");
  }

  /** A server of its own that is not started yet. */
  public static Javalin create(ServiceParts parts, HostGuard guard, String host, int port) {
    ServiceServer server = new ServiceServer(parts, "");
    return Javalin.create(
        config -> {
          HttpServer.bounds(config, host, port, BODY_BYTES);
          var routes = config.routes;
          routes.before(context -> admit(context, guard));
          server.register(routes);
          routes.get("/static/<name>", context -> server.asset(context, context.pathParam("name")));
          routes.error(Problem.NOT_FOUND, "*", ServiceServer::unknown);
          routes.exception(HttpResponseException.class, ServiceServer::refused);
          routes.exception(Exception.class, ServiceServer::failed);
        });
  }

  /** Adds the pages and endpoints below the home. */
  public void register(RoutesConfig routes) {
    parts.router().register(routes, home);
    parts.router().register(routes, home + "/metrics", parts.metrics());
    routes.get(home + "/", context -> asset(context, "transients.html"));
    routes.get(home + "/api/docs", this::docs);
    routes.get(home + "/api/openapi.json", context -> sender.send(context, description));
  }

  private static void admit(Context context, HostGuard guard) {
    HttpServer.headers(context);
    if (!guard.accepts(context.header("Host"))) {
      Router.refuse(
          context,
          new Problem(Problem.FORBIDDEN, "FOREIGN_HOST", "this server answers to localhost only"));
      context.skipRemainingHandlers();
    }
  }

  private void asset(Context context, String name) {
    if (name.endsWith("transients.html")) {
      context.header("Content-Security-Policy", HttpServer.GRAPHICS_POLICY);
    }
    assets
        .find(name)
        .ifPresentOrElse(
            reply -> sender.send(context, reply),
            () -> Router.refuse(context, Problem.missing("address")));
  }

  private void docs(Context context) {
    asset(context, "transients/docs.html");
    context.header("Content-Security-Policy", DOCS_POLICY);
  }

  /** Answers what is not there. */
  public static void unknown(Context context) {
    if (context.res().getContentType() == null
        || context.res().getContentType().startsWith("text/plain")) {
      Router.refuse(context, Problem.missing("address"));
    }
  }

  /** Answers what the server itself refuses. */
  public static void refused(HttpResponseException refusal, Context context) {
    Router.refuse(context, Router.refused(refusal.getStatus()));
  }

  /** Answers when the server failed. */
  public static void failed(Exception failure, Context context) {
    LOG.warn("a request could not be answered", failure);
    Router.refuse(
        context, new Problem(Problem.FAILED, "FAILED", "the server failed; its log says why"));
  }
}
