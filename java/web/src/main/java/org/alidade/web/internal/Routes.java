package org.alidade.web.internal;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The addresses there are:
 *
 * <pre>
 * /                              the list of files
 * /files/{number}                the page of one file
 * /pipeline                      the monitor of the pipeline
 * /static/{name}                 scripts, styles, the plotting library
 * /api/front, /api/files         the list as JSON
 * /api/files/{number}/{document} what a page shows
 * /api/{document}                the same of the first light-curve store
 * </pre>
 *
 * <p>The few documents that {@link #isAction} names are sent to; all others are only read.
 */
final class Routes implements Site {
  private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
  private static final Reply UNKNOWN = Reply.problem(Reply.NOT_FOUND, "there is no such page");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
  private static final Pattern ACTION =
      Pattern.compile("/api/(files/[0-9]{1,4}/)?(store/open|pipeline/run|pipeline/cancel)");
  private static final String LIGHT_CURVES = "lightcurves";

  private final List<ServedFile> files;
  private final Assets assets = new Assets();
  private final Sender sender = new Sender();

  Routes(List<ServedFile> files) {
    this.files = files;
  }

  @Override
  public void register(RoutesConfig routes) {
    reading(routes, "/", context -> asset(context, front()));
    reading(routes, "/files/{number}", this::page);
    reading(routes, "/pipeline", context -> asset(context, "pipeline.html"));
    reading(routes, "/static/<name>", context -> asset(context, context.pathParam("name")));
    reading(routes, "/api/front", context -> sender.send(context, shelves()));
    reading(routes, "/api/files", context -> sender.send(context, list()));
    reading(routes, "/api/files/{number}/<document>", this::document);
    reading(routes, "/api/<document>", this::document);
    routes.post("/api/files/{number}/<document>", this::act);
    routes.post("/api/<document>", this::act);
    routes.error(Reply.NOT_FOUND, "*", this::unknown);
    routes.exception(Exception.class, this::failed);
  }

  private static void reading(RoutesConfig routes, String path, Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }

  @Override
  public boolean isAction(String path) {
    return ACTION.matcher(path).matches();
  }

  /** A store that is shown alone needs no list. */
  private String front() {
    boolean alone = files.size() == 1 && files.get(0).kind().equals(LIGHT_CURVES);
    return alone ? LIGHT_CURVES + ".html" : "index.html";
  }

  private void asset(Context context, String name) {
    if (name.equals(LIGHT_CURVES + ".html")) {
      context.header("Content-Security-Policy", HttpServer.GRAPHICS_POLICY);
    }
    Optional<Reply> found = assets.find(name);
    sender.send(context, found.orElse(UNKNOWN));
  }

  private Optional<ServedFile> file(Context context) {
    if (!context.pathParamMap().containsKey("number")) {
      return files.stream().filter(file -> file.kind().equals(LIGHT_CURVES)).findFirst();
    }
    String number = context.pathParam("number");
    if (!NUMBER.matcher(number).matches() || Integer.parseInt(number) >= files.size()) {
      return Optional.empty();
    }
    return Optional.of(files.get(Integer.parseInt(number)));
  }

  private void page(Context context) {
    asset(context, file(context).map(file -> file.kind() + ".html").orElse(""));
  }

  private Reply list() {
    List<Integer> numbers = java.util.stream.IntStream.range(0, files.size()).boxed().toList();
    return Reply.json(
        new Json()
            .objects(
                "files",
                numbers,
                (json, number) ->
                    json.integer("number", number)
                        .text("name", files.get(number).name())
                        .text("kind", files.get(number).kind())
                        .text("description", files.get(number).description())));
  }

  private Reply shelves() {
    return FrontList.of(
        java.util.stream.IntStream.range(0, files.size()).mapToObj(this::listed).toList(),
        List.of());
  }

  private FrontList.Item listed(int number) {
    ServedFile file = files.get(number);
    return new FrontList.Item("Files", "/files/" + number, file.name(), file.description(), "");
  }

  private void document(Context context) {
    sender.send(context, file(context).map(file -> Documents.read(file, context)).orElse(UNKNOWN));
  }

  private void act(Context context) {
    sender.send(context, file(context).map(file -> Documents.act(file, context)).orElse(UNKNOWN));
  }

  private void unknown(Context context) {
    if (context.attribute(Sender.SENT) == null) {
      sender.send(context, UNKNOWN);
    }
  }

  private void failed(Exception failure, Context context) {
    LOG.warn("{} could not be answered", context.path(), failure);
    sender.send(context, Reply.problem(Reply.FAILED, "the server failed; its log says why"));
  }
}
