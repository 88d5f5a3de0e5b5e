package org.alidade.web.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.alidade.array.MissingDatasetException;

/**
 * The pages' own files: a fixed list, read from the class path by names that stand here. A request
 * chooses from the list and never names a file.
 */
public final class Assets {
  /** Version of the plotting library in the class path; the class path is searched for no other. */
  static final String PLOTLY = "/META-INF/resources/webjars/plotly.js-dist/3.3.1/plotly.js";

  /** Folder of the pages that show descriptions of services. */
  static final String SWAGGER = "/META-INF/resources/webjars/swagger-ui/5.20.0/";

  private static final String OWN = "/org/alidade/web/";
  private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";
  private static final String HTML = "text/html; charset=utf-8";
  private static final String ASK_AGAIN = "no-cache";
  private static final Map<String, Asset> ALL = list();

  private final Map<String, Reply> loaded = new ConcurrentHashMap<>();

  private record Asset(String resource, String type) {}

  private static Map<String, Asset> list() {
    Map<String, Asset> all = new LinkedHashMap<>();
    for (String name :
        new String[] {
          "index.html",
          "cube.html",
          "lightcurves.html",
          "pipeline.html",
          "report.html",
          "run.html",
          "spherex.html",
          "transients.html",
          "transients/docs.html"
        }) {
      all.put(name, new Asset(OWN + name, HTML));
    }
    for (String name :
        new String[] {
          "index.js",
          "shade.js",
          "shell.js",
          "report.js",
          "run.js",
          "spherex.js",
          "cube.js",
          "feed.js",
          "plots.js",
          "theme.js",
          "dom.js",
          "format.js",
          "panels/kit.js",
          "panels/curves.js",
          "panels/weights.js",
          "panels/sky.js",
          "panels/spectrum.js",
          "panels/tiles.js",
          "panels/status.js",
          "pipeline.js",
          "lightcurves.js",
          "lightcurves/api.js",
          "lightcurves/controls.js",
          "lightcurves/curves.js",
          "lightcurves/cutouts.js",
          "lightcurves/figures.js",
          "lightcurves/filters.js",
          "lightcurves/grid.js",
          "lightcurves/image.js",
          "lightcurves/information.js",
          "lightcurves/loading.js",
          "lightcurves/palettes.js",
          "lightcurves/periods.js",
          "lightcurves/query.js",
          "lightcurves/ranges.js",
          "lightcurves/range.js",
          "lightcurves/selection.js",
          "lightcurves/statistics.js",
          "lightcurves/toast.js",
          "transients.js",
          "transients/api.js",
          "transients/crosshair.js",
          "transients/curve.js",
          "transients/docs.js",
          "transients/jobs.js",
          "transients/labels.js",
          "transients/login.js",
          "transients/observations.js",
          "transients/pair.js",
          "transients/review.js",
          "transients/stamps.js",
          "transients/stretch.js",
          "transients/table.js",
          "transients/training.js"
        }) {
      all.put(name, new Asset(OWN + name, JAVASCRIPT));
    }
    for (String name :
        new String[] {"style.css", "lightcurves.css", "plotly.css", "transients.css"}) {
      all.put(name, new Asset(OWN + name, STYLE));
    }
    all.put("icon.svg", new Asset(OWN + "icon.svg", "image/svg+xml"));
    all.put("plotly.js", new Asset(PLOTLY, JAVASCRIPT));
    all.put("swagger-ui.js", new Asset(SWAGGER + "swagger-ui-bundle.js", JAVASCRIPT));
    all.put("swagger-ui.css", new Asset(SWAGGER + "swagger-ui.css", STYLE));
    return all;
  }

  /** A file of the list; empty if the list has no such name. */
  public Optional<Reply> find(String name) {
    Asset asset = ALL.get(name);
    return asset == null
        ? Optional.empty()
        : Optional.of(loaded.computeIfAbsent(name, key -> load(asset)));
  }

  private static Reply load(Asset asset) {
    try (InputStream stream = Assets.class.getResourceAsStream(asset.resource())) {
      if (stream == null) {
        throw new MissingDatasetException(
            "a file of the web pages is missing",
            asset.resource(),
            "put all jars that alidade-web depends on on the class path");
      }
      return new Reply(Reply.OK, asset.type(), stream.readAllBytes(), ASK_AGAIN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
