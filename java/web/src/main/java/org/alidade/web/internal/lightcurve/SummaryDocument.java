package org.alidade.web.internal.lightcurve;

import org.alidade.lightcurve.query.TableValues;
import org.alidade.web.internal.Json;

/** What is known of one object. */
final class SummaryDocument {
  private SummaryDocument() {}

  /** All columns of the object. */
  static Json of(OpenStore open, Parameters request) {
    TableValues objects = open.objects();
    int row = open.row(request.text("object"));
    return new Json()
        .text("object", request.text("object"))
        .objects("columns", objects.names(), (json, name) -> column(json, objects, name, row));
  }

  private static void column(Json json, TableValues objects, String name, int row) {
    json.text("name", name).text("unit", objects.unit(name));
    if (objects.isText(name)) {
      json.text("value", objects.texts(name)[row]);
    } else {
      json.number("value", objects.numbers(name)[row]);
    }
  }
}
