package org.alidade.web.internal.lightcurve;

import java.util.Arrays;
import java.util.List;
import org.alidade.lightcurve.query.TableValues;
import org.alidade.lightcurve.statistics.LightCurveStatistics;
import org.alidade.lightcurve.statistics.Statistic;
import org.alidade.web.internal.Json;

/** What is known of one object, and the statistics of its light curves (spec lightcurve 14.2). */
final class SummaryDocument {
  private SummaryDocument() {}

  /** All columns of the object, and all statistics of the measurement types asked for. */
  static Json of(OpenStore open, Parameters parameters) {
    CurveRequest request = CurveRequest.of(parameters);
    SeriesMaker maker = new SeriesMaker(open, request.selection());
    String object = parameters.text("object");
    TableValues objects = open.objects();
    int row = open.row(object);
    List<Series> curves =
        request.types().stream()
            .map(key -> maker.series(object, open.type(key)))
            .filter(series -> series.problem().isEmpty())
            .toList();
    return new Json()
        .text("object", object)
        .objects("columns", objects.names(), (json, name) -> column(json, objects, name, row))
        .objects("curves", curves, SummaryDocument::curve);
  }

  private static void column(Json json, TableValues objects, String name, int row) {
    json.text("name", name).text("unit", objects.unit(name));
    if (objects.isText(name)) {
      json.text("value", objects.texts(name)[row]);
    } else {
      json.number("value", objects.numbers(name)[row]);
    }
  }

  private static void curve(Json json, Series series) {
    LightCurveStatistics statistics = LightCurveStatistics.of(series.inTime());
    json.text("type", series.type())
        .objects(
            "statistics",
            Arrays.asList(Statistic.values()),
            (part, statistic) ->
                part.text("name", statistic.key())
                    .text("unit", statistic.unit())
                    .number("value", statistic.of(statistics)));
  }
}
