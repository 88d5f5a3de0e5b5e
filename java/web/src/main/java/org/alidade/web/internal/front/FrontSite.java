package org.alidade.web.internal.front;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.alidade.web.internal.Assets;
import org.alidade.web.internal.Documents;
import org.alidade.web.internal.FrontList;
import org.alidade.web.internal.HttpServer;
import org.alidade.web.internal.Reply;
import org.alidade.web.internal.Sender;
import org.alidade.web.internal.Site;
import org.alidade.web.internal.transients.ServiceServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The addresses of the front door:
 *
 * <pre>
 * /                               the list
 * /api/front                      the list as JSON
 * /{kind}/{name}                  the page of one thing
 * /{kind}/{name}/content/{file}   a file of a report or a SPHEREx run
 * /api/{kind}/{name}/{document}   what a page shows
 * /review/{name}/...              the transient service of one system
 * /static/{name}                  scripts, styles, the plotting library
 * </pre>
 */
public final class FrontSite implements Site {
  private static final Logger LOG = LoggerFactory.getLogger(FrontSite.class);
  private static final Reply UNKNOWN = Reply.problem(Reply.NOT_FOUND, "there is no such page");
  private static final Pattern ACTION =
      Pattern.compile("/api/lightcurves/[A-Za-z0-9._-]{1,70}/store/open");

  private final Exhibition exhibition;
  private final Reply list;
  private final Assets assets = new Assets();
  private final Sender sender = new Sender();

  /** The site of an exhibition. */
  public FrontSite(Exhibition exhibition) {
    this.exhibition = exhibition;
    this.list = list(exhibition);
  }

  private static Reply list(Exhibition exhibition) {
    List<FrontList.Item> items =
        exhibition.exhibits().stream()
            .map(
                one ->
                    new FrontList.Item(
                        one.kind().title(),
                        one.href(),
                        one.page().name(),
                        one.page().description(),
                        one.where()))
            .toList();
    List<FrontList.Left> left =
        exhibition.notShown().stream()
            .map(one -> new FrontList.Left(one.name(), one.reason()))
            .toList();
    return FrontList.of(items, left);
  }

  @Override
  public void register(RoutesConfig routes) {
    reading(routes, "/", context -> asset(context, "index.html"));
    reading(routes, "/static/<name>", context -> asset(context, context.pathParam("name")));
    reading(routes, "/api/front", context -> sender.send(context, list));
    for (Kind kind : Kind.values()) {
      reading(routes, "/api/" + kind.prefix() + "/{name}/<document>", at(kind, this::document));
      if (kind != Kind.TRANSIENTS) {
        String page = "/" + kind.prefix() + "/{name}";
        reading(routes, page, at(kind, this::page));
        reading(routes, page + "/content/<file>", at(kind, this::content));
      }
    }
    routes.post("/api/lightcurves/{name}/<document>", at(Kind.LIGHT_CURVES, this::act));
    exhibition.exhibits().stream()
        .map(Exhibit::page)
        .filter(TransientPage.class::isInstance)
        .forEach(page -> ((TransientPage) page).register(routes));
    routes.error(Reply.NOT_FOUND, "*", this::unknown);
    routes.exception(HttpResponseException.class, this::refused);
    routes.exception(Exception.class, this::failed);
  }

  private static void reading(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }

  private interface Answering {
    Reply of(Exhibit exhibit, Context context);
  }

  private Handler at(Kind kind, Answering answering) {
    return context ->
        sender.send(
            context,
            exhibition
                .find(kind.prefix(), context.pathParam("name"))
                .map(exhibit -> answering.of(exhibit, context))
                .orElse(UNKNOWN));
  }

  private Reply page(Exhibit exhibit, Context context) {
    if (exhibit.kind() == Kind.LIGHT_CURVES) {
      context.header("Content-Security-Policy", HttpServer.GRAPHICS_POLICY);
    } else if (exhibit.kind() == Kind.REPORT) {
      context.header("Content-Security-Policy", HttpServer.FRAMING_POLICY);
    }
    return assets.find(exhibit.page().kind() + ".html").orElse(UNKNOWN);
  }

  private Reply document(Exhibit exhibit, Context context) {
    return Documents.read(exhibit.page(), context);
  }

  private Reply act(Exhibit exhibit, Context context) {
    return Documents.act(exhibit.page(), context);
  }

  private Reply content(Exhibit exhibit, Context context) {
    if (!(exhibit.page() instanceof WithContent folder)) {
      return UNKNOWN;
    }
    Optional<Reply> found = folder.content(context.pathParam("file"));
    if (found.isPresent()) {
      context.header("Content-Security-Policy", HttpServer.FOREIGN_POLICY);
      context.header("X-Frame-Options", "SAMEORIGIN");
    }
    return found.orElse(UNKNOWN);
  }

  private void asset(Context context, String name) {
    sender.send(context, assets.find(name).orElse(UNKNOWN));
  }

  @Override
  public boolean isAction(String path) {
    return ACTION.matcher(path).matches();
  }

  @Override
  public boolean guardsItself(String path) {
    return path.startsWith("/" + Kind.TRANSIENTS.prefix() + "/");
  }

  @Override
  public long bodyBytes() {
    return ServiceServer.BODY_BYTES;
  }

  private void unknown(Context context) {
    if (guardsItself(context.path())) {
      ServiceServer.unknown(context);
    } else if (context.attribute(Sender.SENT) == null) {
      sender.send(context, UNKNOWN);
    }
  }

  private void refused(HttpResponseException refusal, Context context) {
    if (refusal.getStatus() == Reply.NOT_FOUND) {
      unknown(context);
    } else if (guardsItself(context.path())) {
      ServiceServer.refused(refusal, context);
    } else {
      sender.send(context, Reply.problem(refusal.getStatus(), "the request is refused"));
    }
  }

  private void failed(Exception failure, Context context) {
    if (guardsItself(context.path())) {
      ServiceServer.failed(failure, context);
    } else {
      LOG.warn("{} could not be answered", context.path(), failure);
      sender.send(context, Reply.problem(Reply.FAILED, "the server failed; its log says why"));
    }
  }
}
