package org.alidade.web.internal.lightcurve;

import java.util.List;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.StoreInfo;
import org.alidade.lightcurve.query.TableValues;
import org.alidade.web.internal.Json;

/** What a store holds: figures, measurement types, columns, the span of time. */
final class StoreDocument {
  private StoreDocument() {}

  static Json of(OpenStore open, String shownPath, String image) {
    StoreInfo info = open.store().info();
    TableValues objects = open.objects();
    TableValues epochs = open.epochs();
    double[] span = span(open);
    return new Json()
        .text("name", String.valueOf(open.path().getFileName()))
        .text("path", shownPath)
        .text("kind", info.kind())
        .integer("objects", info.objects())
        .integer("epochs", info.epochs())
        .integer("lightCurves", info.lightCurves())
        .integer("measurements", info.measurements())
        .integer("bytes", info.bytes())
        .number("startMjd", span[0])
        .number("endMjd", span[1])
        .text("query", ValidEpochs.query(objects))
        .flag("counting", open.isCounting())
        .text("image", image)
        .objects("types", List.copyOf(open.types().values()), StoreDocument::type)
        .texts("axes", EpochAxis.choices(epochs))
        .text("axis", EpochAxis.preferred(epochs))
        .text(
            "statistic",
            objects.has(ValidEpochs.COLUMN) ? ValidEpochs.COLUMN : objects.numericNames().get(0))
        .objects("objectColumns", objects.names(), (json, name) -> column(json, objects, name))
        .objects("epochColumns", epochs.names(), (json, name) -> column(json, epochs, name));
  }

  private static void type(Json json, MeasurementType type) {
    json.integer("id", type.typeId())
        .text("key", type.key())
        .text("channel", type.channel())
        .text("description", type.description());
  }

  private static void column(Json json, TableValues table, String name) {
    json.text("name", name)
        .text("unit", table.unit(name))
        .text("type", type(table, name))
        .integer("rows", table.rows());
  }

  private static String type(TableValues table, String name) {
    if (table.isText(name)) {
      return "text";
    }
    return table.isInteger(name) ? "integer" : "number";
  }

  /** From the epochs, or from the first light curve where the store knows none. */
  private static double[] span(OpenStore open) {
    double[] span = {Double.NaN, Double.NaN};
    if (open.epochs().rows() > 0) {
      widen(span, open.epochs().numbers(EpochAxis.TIME));
    } else if (open.objects().rows() > 0) {
      open.store().getObject(open.objectId(0)).forEach(curve -> widen(span, curve.times()));
    }
    return span;
  }

  private static void widen(double[] span, double[] times) {
    for (double time : times) {
      if (Double.isFinite(time)) {
        span[0] = Double.isNaN(span[0]) ? time : Math.min(span[0], time);
        span[1] = Double.isNaN(span[1]) ? time : Math.max(span[1], time);
      }
    }
  }
}
