package org.alidade.cli.lightcurve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.alidade.array.BadInputException;
import org.alidade.cli.Output;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.query.ObjectQuery;
import org.alidade.lightcurve.query.TableValues;
import org.alidade.lightcurve.store.FolderStore;
import org.alidade.lightcurve.store.LightCurveSummary;
import org.alidade.lightcurve.store.SummaryQuery;
import org.alidade.sky.Neighbour;
import org.alidade.sky.SkyIndex;
import org.alidade.sky.SkyPositions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alidade lightcurve search}. */
@Command(
    name = "search",
    description = {
      "Find objects by position, by an expression over the columns of the objects, or both; or",
      "light curves by their variability. Exit status 4 if nothing is found."
    })
final class SearchCommand extends StoreVerb {
  /** A circle on the sky. */
  static final class Cone {
    @Option(names = "--ra", required = true, paramLabel = "D", description = "Degrees, ICRS.")
    private double ra;

    @Option(names = "--dec", required = true, paramLabel = "D", description = "Degrees, ICRS.")
    private double dec;

    @Option(
        names = "--radius",
        required = true,
        paramLabel = "ARCSEC",
        description = "Radius, arc seconds.")
    private double radius;
  }

  @ArgGroup(exclusive = false)
  private @Nullable Cone cone;

  @Option(
      names = "--query",
      paramLabel = "EXPRESSION",
      description = "Such as \"n_epochs_valid_all > 900 and class_star < 0.1\".")
  private @Nullable String query;

  @Option(
      names = "--min-std",
      paramLabel = "S",
      description = "Light curves with a standard deviation above S.")
  private @Nullable Double deviation;

  @Option(
      names = "--min-points",
      paramLabel = "N",
      description = "Such light curves with N valid epochs at least; default: 100.")
  private int points = 100;

  @Option(names = "--type", paramLabel = "TYPE", description = "Such light curves of one type.")
  private @Nullable String type;

  @Option(names = "--limit", paramLabel = "N", description = "At most N rows; default: 1000.")
  private int limit = 1000;

  @SuppressWarnings("NullAway.Init")
  SearchCommand() {}

  @Override
  int run(LightCurveStore store, Output output) {
    requirePositive("--limit", limit);
    if (deviation == null && cone == null && query == null) {
      throw new BadInputException(
          "nothing to search for", "search", "give --ra, --dec and --radius, --query or --min-std");
    }
    return deviation == null ? objects(store, output) : variable(store, deviation, output);
  }

  private int objects(LightCurveStore store, Output output) {
    TableValues table = TableValues.of(store.objects());
    int[] rows =
        query == null
            ? IntStream.range(0, table.rows()).toArray()
            : ObjectQuery.parse(query).rows(table);
    double[] separations = new double[table.rows()];
    Cone circle = cone;
    if (circle != null) {
      rows = inside(circle, table, rows, separations);
    }
    String[] keys = table.texts("object");
    double[] ra = table.numbers("ra");
    double[] dec = table.numbers("dec");
    List<Map<String, Object>> documents = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (int row : Arrays.copyOf(rows, Math.min(limit, rows.length))) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("object", keys[row]);
      document.put("ra", ra[row]);
      document.put("dec", dec[row]);
      document.put("separation_arcsec", circle == null ? Double.NaN : separations[row] * 3600);
      documents.add(document);
      lines.add(
          String.format(
              Locale.ROOT,
              "%s\t%.6f\t%.6f\t%.2f",
              keys[row],
              ra[row],
              dec[row],
              separations[row] * 3600));
    }
    lines.add(0, "object\tra\tdec\tseparation_arcsec");
    output.results(String.join(System.lineSeparator(), lines), documents);
    return rows.length == 0 ? NOTHING_FOUND : DONE;
  }

  /** Those of the rows that lie in the circle, nearest first. */
  private static int[] inside(Cone cone, TableValues table, int[] rows, double[] separations) {
    if (!Double.isFinite(cone.ra) || !(Math.abs(cone.dec) <= 90)) {
      throw new BadInputException(
          "no position",
          "--ra " + cone.ra + " --dec " + cone.dec,
          "use degrees, -90 to 90 for dec");
    }
    boolean[] wanted = new boolean[table.rows()];
    for (int row : rows) {
      wanted[row] = true;
    }
    SkyIndex index = SkyIndex.of(new SkyPositions(table.numbers("ra"), table.numbers("dec")));
    List<Neighbour> found = index.cone(cone.ra, cone.dec, cone.radius / 3600);
    found.forEach(one -> separations[one.index()] = one.separationDegrees());
    return found.stream().mapToInt(Neighbour::index).filter(row -> wanted[row]).toArray();
  }

  private int variable(LightCurveStore store, double above, Output output) {
    if (!(store instanceof FolderStore folder)) {
      throw new BadInputException(
          "no summaries of light curves", path().toString(), "import it into a store of Alidade's");
    }
    SummaryQuery wanted =
        SummaryQuery.defaults().above(above).withFewestValid(points).withLimit(limit);
    if (type != null) {
      wanted = wanted.ofType(CurveNames.type(store, type).typeId());
    }
    List<LightCurveSummary> found = folder.summaries(wanted);
    List<Map<String, Object>> documents = new ArrayList<>();
    List<String> lines = new ArrayList<>(List.of("object_id\ttype_id\tvalid\tmean\tstd"));
    for (LightCurveSummary one : found) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("object_id", one.objectId());
      document.put("type_id", one.typeId());
      document.put("n_points", one.epochs());
      document.put("n_valid", one.valid());
      document.put("mean", one.mean());
      document.put("mag_std", one.standardDeviation());
      document.put("time_span_days", one.lastMjd() - one.firstMjd());
      document.put("chi2_reduced", one.chi2Reduced());
      document.put("von_neumann", one.vonNeumann());
      documents.add(document);
      lines.add(
          String.format(
              Locale.ROOT,
              "%d\t%d\t%d\t%.4f\t%.4f",
              one.objectId(),
              one.typeId(),
              one.valid(),
              one.mean(),
              one.standardDeviation()));
    }
    output.results(String.join(System.lineSeparator(), lines), documents);
    return found.isEmpty() ? NOTHING_FOUND : DONE;
  }
}
