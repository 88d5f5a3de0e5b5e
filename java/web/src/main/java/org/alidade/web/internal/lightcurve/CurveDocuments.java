package org.alidade.web.internal.lightcurve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.web.internal.Json;
import org.alidade.web.internal.Reply;

/** Light curves as the page plots them. */
final class CurveDocuments {
  private static final int WORTH_SHARING = 4;

  private CurveDocuments() {}

  /** All objects asked for by all measurement types asked for, objects slowest. */
  static Reply curves(OpenStore store, Parameters parameters) {
    CurveRequest request = CurveRequest.of(parameters);
    SeriesMaker maker = new SeriesMaker(store, request.selection());
    List<Series> all = all(store, request, maker);
    BinaryBody body = new BinaryBody();
    boolean alongTime = maker.axis().name().equals(EpochAxis.TIME);
    all.forEach(series -> series.write(body, alongTime));
    Json json =
        new Json()
            .text("x", maker.axis().name())
            .flag("alongTime", alongTime)
            .objects("curves", all, (each, series) -> series.describe(each));
    maker.axis().labels().ifPresent(texts -> json.texts("labels", Arrays.asList(texts)));
    return body.reply(json);
  }

  /** The series of a request; each is prepared on its own, so the result knows no threads. */
  static List<Series> all(OpenStore store, CurveRequest request, SeriesMaker maker) {
    List<MeasurementType> types = request.types().stream().map(store::type).toList();
    request.objects().forEach(store::row);
    int count = request.objects().size() * types.size();
    Series[] made = new Series[count];
    IntStream places = IntStream.range(0, count);
    (count < WORTH_SHARING ? places : places.parallel())
        .forEach(
            i ->
                made[i] =
                    maker.series(
                        request.objects().get(i / types.size()), types.get(i % types.size())));
    return new ArrayList<>(Arrays.asList(made));
  }
}
