package org.alidade.web.internal.cube;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.cube.view.ComponentLight;
import org.alidade.cube.view.FitView;
import org.alidade.cube.view.FitWeights;
import org.alidade.cube.view.ImagePixels;
import org.alidade.cube.view.ResidualMap;
import org.alidade.cube.view.WeightChoice;
import org.alidade.web.internal.Json;
import org.alidade.web.internal.Reply;
import org.alidade.web.internal.SlowValue;
import org.alidade.web.internal.SlowValue.Made;
import org.alidade.web.internal.Workshop;

/**
 * Where the spaxels are, and one value for each: mean flux, residual, or light of a component. The
 * last two take seconds for a large galaxy and are computed in the background.
 */
final class SkyDocuments {
  private final Path path;
  private final Workshop workshop;
  private final SlowValue<String, ComponentLight> light;
  private final Map<WeightChoice, SlowValue<Version, double[]>> residuals =
      new EnumMap<>(WeightChoice.class);

  /** What a residual map belongs to. */
  private record Version(String inputs, long epoch, double timeSec, int digest) {}

  SkyDocuments(Path path, Workshop workshop) {
    this.path = path;
    this.workshop = workshop;
    this.light = new SlowValue<>(workshop);
  }

  /** The image of spaxel numbers; without columns if the file has none. */
  static Json geometry(FitView view) {
    Json json = new Json().integer("spaxels", view.sizes().spaxels());
    Optional<ImagePixels> image = view.image();
    json.text("unit", image.map(ImagePixels::unit).orElse(""));
    image.map(SkyGrid::of).ifPresent(grid -> grid.write(json));
    return json;
  }

  /** Values of a map; status 202 and no values while the first ones are being computed. */
  Reply map(FitView view, Query query, FileStamp stamp) {
    return switch (query.text("kind")) {
      case "flux" -> Reply.json(flux(view));
      case "rms" -> rms(query.weights(view), stamp);
      case "light" -> light(view, query, stamp);
      default -> throw new BadInputException("no such map", "kind", "use flux, rms or light");
    };
  }

  private static Json flux(FitView view) {
    return new Json()
        .text("title", "mean observed flux")
        .text("unit", "flux units of the data")
        .numbers("values", view.meanFlux());
  }

  private Reply rms(Optional<FitWeights> weights, FileStamp stamp) {
    if (weights.isEmpty()) {
      return Reply.json(empty("rms residual", "There are no weights yet."));
    }
    FitWeights chosen = weights.get();
    Version version =
        new Version(
            stamp.cube(), chosen.epoch(), chosen.timeSec(), java.util.Arrays.hashCode(chosen.x()));
    Optional<Made<Version, double[]>> made =
        residuals
            .computeIfAbsent(chosen.choice(), choice -> new SlowValue<>(workshop))
            .get(version, () -> ResidualMap.compute(path, chosen));
    if (made.isEmpty()) {
      return Reply.json(Reply.ACCEPTED, empty("rms residual", "The residuals are being computed."));
    }
    Version of = made.get().key();
    return Reply.json(
        new Json()
            .text("title", "rms residual")
            .text("unit", "flux units of the data")
            .text("choice", chosen.choice().label())
            .integer("epoch", of.epoch())
            .number("timeSec", of.timeSec())
            .flag("newest", of.equals(version))
            .numbers("values", made.get().value()));
  }

  private Reply light(FitView view, Query query, FileStamp stamp) {
    int component = query.index("component", view.sizes().components());
    String title = "mean flux of component " + component;
    Optional<FitWeights> weights = query.weights(view);
    if (weights.isEmpty()) {
      return Reply.json(empty(title, "There are no weights yet."));
    }
    Optional<Made<String, ComponentLight>> made =
        light.get(stamp.cube(), () -> ComponentLight.read(path));
    if (made.isEmpty()) {
      return Reply.json(
          Reply.ACCEPTED, empty(title, "The light of the components is being computed."));
    }
    Json json = new Json().text("title", title).text("unit", "flux units of the data");
    WeightsDocument.source(json, weights);
    return Reply.json(json.numbers("values", made.get().value().light(component, weights.get())));
  }

  private static Json empty(String title, String message) {
    return new Json()
        .text("title", title)
        .text("unit", "")
        .text("message", message)
        .numbers("values", new double[0]);
  }
}
