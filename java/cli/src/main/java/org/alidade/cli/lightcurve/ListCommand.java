package org.alidade.cli.lightcurve;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.alidade.cli.Output;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.table.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alidade lightcurve list}. */
@Command(name = "list", description = "List the measurement types, the objects or the epochs.")
final class ListCommand extends StoreVerb {
  /** What is listed. */
  static final class What {
    @Option(names = "--objects", description = "The objects with all that is known of them.")
    private boolean objects;

    @Option(names = "--epochs", description = "The epochs with all that is known of them.")
    private boolean epochs;
  }

  @ArgGroup private @Nullable What what;

  @Option(names = "--limit", paramLabel = "N", description = "At most so many rows; default: 1000.")
  private long limit = 1000;

  @SuppressWarnings("NullAway.Init")
  ListCommand() {}

  @Override
  int run(LightCurveStore store, Output output) {
    requirePositive("--limit", limit);
    What wanted = what;
    if (wanted != null && (wanted.objects || wanted.epochs)) {
      Table table = wanted.objects ? store.objects() : store.epochs();
      output.results(TableText.text(table, limit), TableText.documents(table, limit));
      if (table.rows() > limit) {
        output.warnings(List.of(limit + " of " + table.rows() + " rows are shown: see --limit"));
      }
    } else {
      listTypes(store.types(), output);
    }
    return DONE;
  }

  private static void listTypes(List<MeasurementType> types, Output output) {
    String text =
        types.stream()
            .map(type -> type.typeId() + "\t" + type.key() + "\t" + type.description())
            .collect(Collectors.joining(System.lineSeparator()));
    output.results(
        text,
        types.stream()
            .map(
                type ->
                    Map.of(
                        "type_id",
                        type.typeId(),
                        "type_name",
                        type.key(),
                        "channel",
                        type.channel(),
                        "aperture_type",
                        type.aperture(),
                        "input_type",
                        type.input(),
                        "description",
                        type.description()))
            .toList());
  }
}
