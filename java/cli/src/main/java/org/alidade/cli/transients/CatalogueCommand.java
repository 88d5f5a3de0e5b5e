package org.alidade.cli.transients;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alidade.cli.Output;
import org.alidade.transients.catalogue.RejectedLine;
import org.alidade.transients.catalogue.SupernovaCatalogue;
import org.alidade.transients.catalogue.SupernovaEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code alidade transient catalogue}. */
@Command(
    name = "catalogue",
    description = {
      "Read a supernova catalogue and say which supernovae it holds.",
      "Lines that are no supernova are listed with the reason."
    })
final class CatalogueCommand extends TransientVerb {
  private static final int LINES_SHOWN = 20;

  @Parameters(
      index = "0",
      paramLabel = "FILE",
      description = "Catalogue with columns separated by |, may be compressed (.gz).")
  private Path file;

  @Mixin private SelectionOptions selection;

  @SuppressWarnings("NullAway.Init")
  CatalogueCommand() {}

  @Override
  int run(Output output) {
    SupernovaCatalogue catalogue = SupernovaCatalogue.read(file);
    List<SupernovaEntry> chosen = selection.selection().of(catalogue.entries());
    output.warnings(catalogue.warnings());
    output.result(text(catalogue, chosen), CatalogueDocument.of(chosen, catalogue.rejected()));
    return chosen.isEmpty() ? NOTHING_TO_DO : DONE;
  }

  private static String text(SupernovaCatalogue catalogue, List<SupernovaEntry> chosen) {
    StringBuilder text = new StringBuilder();
    text.append("name\tra (deg)\tdec (deg)\tdiscovered\ttype\thost galaxy\n");
    chosen.stream().limit(LINES_SHOWN).forEach(entry -> text.append(line(entry)));
    if (chosen.size() > LINES_SHOWN) {
      text.append("... and ").append(chosen.size() - LINES_SHOWN).append(" more (all: --json)\n");
    }
    text.append(chosen.size())
        .append(" chosen of ")
        .append(catalogue.entries().size())
        .append(" supernovae; ")
        .append(catalogue.rejected().size())
        .append(" lines rejected");
    reasons(catalogue.rejected())
        .forEach((reason, count) -> text.append("; ").append(reason).append(' ').append(count));
    return text.toString();
  }

  private static Map<String, Long> reasons(List<RejectedLine> rejected) {
    return rejected.stream()
        .collect(
            Collectors.groupingBy(
                line -> line.reason().text(), TreeMap::new, Collectors.counting()));
  }

  private static String line(SupernovaEntry entry) {
    return String.format(
        "%s\t%.6f\t%+.6f\t%s\t%s\t%s\n",
        entry.name(),
        entry.raDegrees(),
        entry.decDegrees(),
        entry.discoveryDate().map(Object::toString).orElse("-"),
        entry.type(),
        entry.galaxy());
  }
}
