package org.alidade.web.internal.cube;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.alidade.cube.view.FitMetrics;
import org.alidade.cube.view.FitSizes;
import org.alidade.cube.view.FitView;
import org.alidade.cube.view.SavedWeights;
import org.alidade.cube.view.TileMap;
import org.alidade.cube.view.WeightChoice;
import org.alidade.web.internal.Json;

/**
 * How a fit stands, and a version for each part of the page: the page asks for this all the time
 * and for a part only when its version has changed.
 */
final class StateDocument {
  private StateDocument() {}

  /** A file that cannot be shown: why. */
  static Json problem(String name, String phase, String problem) {
    return new Json()
        .text("name", name)
        .text("phase", phase)
        .text("problem", problem)
        .text("summary", "");
  }

  /** A file that was read. */
  static Json of(String name, FitView view, FileStamp stamp) {
    FitSizes sizes = view.sizes();
    Optional<TileMap> tiles = view.tiles();
    List<SavedWeights> saved = view.saved();
    FitMetrics metrics = view.metrics();
    Json json =
        new Json()
            .text("name", name)
            .text("phase", phase(view, sizes, tiles, saved))
            .text("problem", "")
            .text("summary", summary(sizes))
            .flag("live", view.isLive())
            .number("savedSec", view.savedSec())
            .integer("spaxels", sizes.spaxels())
            .integer("components", sizes.components())
            .integer("populations", sizes.populations())
            .integer("rows", metrics.rows());
    double[] epochs = metrics.column("epoch");
    json.number("epoch", epochs.length > 0 ? epochs[epochs.length - 1] : Double.NaN);
    Optional<WeightChoice> preferred = Query.preferred(saved);
    json.text("preferred", preferred.map(WeightChoice::label).orElse(""));
    json.objects("weights", saved, StateDocument::weights);
    tiles.ifPresent(
        map ->
            json.object(
                "tiles",
                part ->
                    part.integer("done", map.done())
                        .integer("total", map.total())
                        .flag("complete", map.complete())));
    return json.object("parts", parts -> parts(parts, stamp, metrics, view, saved, tiles));
  }

  private static void weights(Json json, SavedWeights weights) {
    json.text("choice", weights.choice().label())
        .integer("epoch", weights.epoch())
        .number("timeSec", weights.timeSec())
        .number("valRmse", weights.valRmse());
  }

  private static void parts(
      Json parts,
      FileStamp stamp,
      FitMetrics metrics,
      FitView view,
      List<SavedWeights> saved,
      Optional<TileMap> tiles) {
    parts.text("metrics", metrics.rows() + " " + view.savedSec());
    parts.text("weights", saved.toString());
    parts.text("tiles", tiles.map(map -> map.done() + " " + map.complete()).orElse(""));
    // While tiles are written the file changes all the time, and nothing that the maps show does.
    boolean building = tiles.isPresent() && !tiles.get().complete();
    parts.text("data", building ? stamp.cube().replaceFirst(" .*", "") : stamp.cube());
  }

  private static String phase(
      FitView view, FitSizes sizes, Optional<TileMap> tiles, List<SavedWeights> saved) {
    if (view.isLive()) {
      return "fitting";
    }
    if (tiles.isPresent() && !tiles.get().complete()) {
      return "building";
    }
    if (!saved.isEmpty()) {
      return "fitted";
    }
    return sizes.spaxels() > 0 ? "populated" : "empty";
  }

  private static String summary(FitSizes sizes) {
    if (sizes.spaxels() == 0) {
      return "no observed spectra";
    }
    return String.format(
        Locale.ROOT,
        "%,d spaxels \u00d7 %,d pixels (%,d kept), %,d components \u00d7 %,d populations = %,d weights",
        sizes.spaxels(),
        sizes.pixels(),
        sizes.keptPixels(),
        sizes.components(),
        sizes.populations(),
        sizes.unknowns());
  }
}
