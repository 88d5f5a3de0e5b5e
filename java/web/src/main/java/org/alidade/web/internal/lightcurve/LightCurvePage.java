package org.alidade.web.internal.lightcurve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.alidade.array.AlidadeException;
import org.alidade.array.BadInputException;
import org.alidade.array.MissingDatasetException;
import org.alidade.lightcurve.query.QueryException;
import org.alidade.web.LightCurveOptions;
import org.alidade.web.internal.Json;
import org.alidade.web.internal.Reply;
import org.alidade.web.internal.ServedFile;
import org.alidade.web.internal.Workshop;

/** The page of a light-curve store (spec lightcurve 12.9). */
public final class LightCurvePage implements ServedFile {
  private static final String PROGRESS = "progress/";

  private final Path path;
  private final Roots roots;
  private final StoreHolder holder;
  private final ImageDocuments images;
  private final PipelineDocuments pipeline;

  /** The page of a store, which is opened in the background. */
  public LightCurvePage(Path path, LightCurveOptions options, Workshop workshop) {
    this.path = path;
    this.roots = new Roots(options.roots());
    this.images = new ImageDocuments(roots);
    this.pipeline = new PipelineDocuments(options.monitor());
    this.holder = new StoreHolder(path, options.opener(), workshop);
  }

  @Override
  public String name() {
    return String.valueOf(path.getFileName());
  }

  @Override
  public String kind() {
    return "lightcurves";
  }

  @Override
  public String description() {
    return "light curves";
  }

  @Override
  public Reply document(String document, Map<String, String> query) {
    Parameters request = new Parameters(query);
    if (document.startsWith(PROGRESS)) {
      return progress(document.substring(PROGRESS.length()));
    }
    return switch (document) {
      case "state" -> Reply.json(state());
      case "store" -> read(this::store);
      case "store/check" -> Reply.passing(check(request).document());
      case "objects" -> queried(open -> GridDocuments.objects(open, request));
      case "objects/keys" -> queried(open -> GridDocuments.keys(open, request));
      case "objects/check" -> read(open -> GridDocuments.check(open, request));
      case "epochs" -> read(open -> GridDocuments.epochs(open, request));
      case "stats" -> read(open -> GridDocuments.statistics(open, request));
      case "lightcurve" -> holder.read(open -> CurveDocuments.curves(open, request));
      case "export" -> holder.read(open -> ExportDocument.of(open, request));
      case "summary" -> read(open -> SummaryDocument.of(open, request));
      case "periodogram" -> read(open -> PeriodDocument.of(open, request));
      case "image/check" -> Reply.passing(images.check(request));
      case "image" -> images.image(request);
      case "cutout" -> holder.read(open -> images.cutout(open, request));
      case "pipeline/assets" -> Reply.passing(pipeline.assets());
      default -> throw new MissingDatasetException("no such document", name(), "see the page");
    };
  }

  private Reply read(Function<OpenStore, Json> content) {
    return Reply.passing(holder.read(content));
  }

  /** A condition that cannot be understood is answered with the place of the mistake. */
  private Reply queried(Function<OpenStore, Json> content) {
    try {
      return read(content);
    } catch (QueryException e) {
      return Reply.json(
          Reply.BAD_REQUEST,
          new Json()
              .text("problem", e.what() + ": " + e.remedy())
              .integer("position", e.position()));
    }
  }

  private Json store(OpenStore open) {
    return StoreDocument.of(open, roots.shown(open.path()), images.preferred());
  }

  private Json state() {
    Json json = new Json().text("name", name());
    try {
      return holder.read(
          open ->
              json.text("phase", "open")
                  .text("problem", "")
                  .text(
                      "summary",
                      open.objects().rows()
                          + " objects, "
                          + open.types().size()
                          + " measurement types, "
                          + open.epochs().rows()
                          + " epochs"));
    } catch (AlidadeException e) {
      return json.text("phase", Files.exists(path) ? "unreadable" : "missing")
          .text("problem", "The store is not open: " + e.what())
          .text("summary", "");
    }
  }

  private StorePathCheck check(Parameters request) {
    String text = request.text("path");
    return text.isBlank() ? StorePathCheck.blank() : StorePathCheck.of(roots.find(text));
  }

  private Reply progress(String id) {
    if (!id.matches("(run-)?[0-9]{1,9}")) {
      throw new MissingDatasetException("no such work", "id", "use one that was given out");
    }
    if (id.startsWith("run-")) {
      return Reply.passing(pipeline.progress(Long.parseLong(id.substring(4))));
    }
    return holder
        .opening(Integer.parseInt(id))
        .map(opening -> Reply.passing(opening.document()))
        .orElseThrow(
            () -> new MissingDatasetException("no such work", "id", "use one that was given out"));
  }

  @Override
  public Reply act(String action, Map<String, Object> request) {
    return switch (action) {
      case "store/open" -> Reply.passing(open(request));
      case "pipeline/run" -> Reply.passing(pipeline.run(request));
      case "pipeline/cancel" -> Reply.passing(pipeline.cancel(request));
      default -> throw new MissingDatasetException("no such action", name(), "see the page");
    };
  }

  /** Opens another store below the roots, or the first one again. */
  private Json open(Map<String, Object> request) {
    if (!(request.get("path") instanceof String text) || text.isBlank()) {
      throw new BadInputException("no path", "path", "name a store");
    }
    String mode = String.valueOf(request.getOrDefault("mode", StorePathCheck.READ));
    boolean first = text.equals(name());
    Path chosen = first && roots.find(text).isEmpty() ? path : roots.require(text);
    Path layout = chosen.resolve(StorePathCheck.folder(mode));
    boolean layouts =
        Files.isDirectory(chosen.resolve(StorePathCheck.folder(StorePathCheck.READ)))
            || Files.isDirectory(chosen.resolve(StorePathCheck.folder(StorePathCheck.WRITE)));
    Optional<Path> opened = Optional.of(layouts ? layout : chosen).filter(Files::exists);
    return holder
        .open(
            opened.orElseThrow(
                () ->
                    new MissingDatasetException(
                        "this layout is not there", "mode", "choose the other")))
        .document();
  }

  @Override
  public void close() {
    holder.close();
  }
}
