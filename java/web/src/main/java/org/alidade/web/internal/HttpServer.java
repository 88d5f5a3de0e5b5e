package org.alidade.web.internal;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The HTTP side: bounds, headers on every reply, and the few routes there are. */
public final class HttpServer {
  private static final int MOST_THREADS = 24;
  private static final int LEAST_THREADS = 4;
  private static final int IDLE_MILLIS = 30_000;
  private static final int HEADER_BYTES = 8192;
  private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD);

  /**
   * Scripts, styles and data from this server alone. The plotting library sets style attributes and
   * makes pictures of its heat maps, which the two exceptions are for.
   */
  private static final String CONTENT_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; style-src-attr 'unsafe-inline'; "
          + "img-src 'self' data: blob:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
          + "frame-ancestors 'none'";

  /** The same for pages that show a page of another file inside. */
  public static final String FRAMING_POLICY = CONTENT_POLICY + "; frame-src 'self'";

  /**
   * For pages and pictures that lie in the folders of users: no scripts at all, styles and pictures
   * of the page itself, shown inside pages of this server alone.
   */
  public static final String FOREIGN_POLICY =
      "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
          + "base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

  /**
   * The same for pages that draw tens of thousands of points: the plotting library makes functions
   * from texts of its own for the graphics processor.
   */
  public static final String GRAPHICS_POLICY =
      CONTENT_POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-eval'");

  private HttpServer() {}

  /** A server of numbered files that is not started yet. */
  public static Javalin create(List<ServedFile> files, HostGuard guard, String host, int port) {
    return create(new Routes(files), guard, host, port);
  }

  /** A server that is not started yet. */
  public static Javalin create(Site site, HostGuard guard, String host, int port) {
    return Javalin.create(
        config -> {
          bounds(config, host, port, site.bodyBytes());
          config.routes.before(context -> admit(context, site, guard));
          site.register(config.routes);
        });
  }

  /**
   * What every server of this module is bounded by, and no words about itself.
   *
   * @param bodyBytes longest body that is read into memory
   */
  public static void bounds(JavalinConfig config, String host, int port, long bodyBytes) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = bodyBytes;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.jetty.host = host;
    config.jetty.port = port;
    QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, LEAST_THREADS, IDLE_MILLIS);
    threads.setName("alidade-web");
    threads.setDaemon(true);
    config.jetty.threadPool = threads;
    config.jetty.modifyHttpConfiguration(HttpServer::bounds);
    config.jetty.modifyServer(server -> server.setErrorHandler(new PlainErrors()));
  }

  private static void bounds(HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setIdleTimeout(IDLE_MILLIS);
  }

  private static void admit(Context context, Site site, HostGuard guard) {
    headers(context);
    if (!guard.accepts(context.header("Host"))) {
      refuse(context, Reply.FORBIDDEN, "this server answers to localhost only");
    } else if (site.guardsItself(context.path())) {
      return;
    } else if (context.method().equals(HandlerType.POST) && site.isAction(context.path())) {
      admitAction(context);
    } else if (!READING.contains(context.method())) {
      refuse(context, Reply.NOT_ALLOWED, "this server only reads: use GET");
    }
  }

  /** Foreign pages can send simple forms anywhere, but no JSON, and browsers say who asks. */
  private static void admitAction(Context context) {
    String type = context.contentType();
    String origin = context.header("Origin");
    String site = context.header("Sec-Fetch-Site");
    boolean json = type != null && type.startsWith("application/json");
    boolean own = origin == null || origin.equals("http://" + context.header("Host"));
    if (!json || !own || !(site == null || site.equals("same-origin"))) {
      refuse(context, Reply.FORBIDDEN, "only the pages of this server may do that");
    }
  }

  /** Headers of every reply: nothing from elsewhere, nothing inside foreign pages. */
  public static void headers(Context context) {
    context.header("Content-Security-Policy", CONTENT_POLICY);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("X-Frame-Options", "DENY");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cross-Origin-Resource-Policy", "same-origin");
    context.header("Cross-Origin-Opener-Policy", "same-origin");
    context.header("Cache-Control", "no-store");
  }

  private static void refuse(Context context, int status, String message) {
    Reply reply = Reply.problem(status, message);
    context.status(status).contentType(reply.type()).result(reply.body());
    context.skipRemainingHandlers();
  }
}
