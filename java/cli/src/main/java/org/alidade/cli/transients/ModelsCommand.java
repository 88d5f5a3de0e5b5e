package org.alidade.cli.transients;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.cli.Output;
import org.alidade.transients.networks.Evaluation;
import org.alidade.transients.networks.ModelRecipe;
import org.alidade.transients.networks.ModelRegistry;
import org.alidade.transients.networks.NetworkKind;
import org.alidade.transients.networks.OutsideModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alidade transient models}. */
@Command(
    name = "models",
    description = "List the networks, choose those that judge, bring in one from elsewhere.")
final class ModelsCommand extends TransientVerb {
  @Option(
      names = "--models",
      paramLabel = "DIR",
      defaultValue = "transients/models",
      description = "Folder of the networks; default: ${DEFAULT-VALUE}.")
  private Path models;

  @Option(
      names = "--activate",
      paramLabel = "NAME:VERSION",
      description = "Let this network judge candidates from now on.")
  private @Nullable String activate;

  @Option(
      names = "--import",
      paramLabel = "FILE",
      description = "Bring in an ONNX network; it is not in use before --activate.")
  private @Nullable Path imported;

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      defaultValue = "realbogus",
      description =
          "What an imported network is: ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
  private NetworkChoice kind;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Name of an imported network; default: that of the file.")
  private @Nullable String name;

  @SuppressWarnings("NullAway.Init")
  ModelsCommand() {}

  @Override
  int run(Output out) {
    ModelRegistry registry = ModelRegistry.at(models);
    if (imported != null) {
      OutsideModel model = registry.addOutside(nameOf(imported), imported, kind.kind());
      out.line("imported as " + model.reference());
    }
    if (activate != null) {
      activate(registry, activate);
    }
    List<Map<String, Object>> documents = documents(registry);
    out.results(text(documents), documents);
    return documents.isEmpty() ? NOTHING_TO_DO : DONE;
  }

  private String nameOf(Path file) {
    return name != null ? name : String.valueOf(file.getFileName()).replaceAll("(?i)\\.onnx$", "");
  }

  private static void activate(ModelRegistry registry, String reference) {
    String[] parts = reference.split(":", -1);
    if (parts.length != 2 || !parts[1].matches("[1-9][0-9]{0,8}")) {
      throw new BadInputException(
          "'" + reference + "' names no version", "--activate", "write NAME:VERSION");
    }
    registry.activate(parts[0], Integer.parseInt(parts[1]));
  }

  private static List<Map<String, Object>> documents(ModelRegistry registry) {
    List<Map<String, Object>> documents = new ArrayList<>();
    for (ModelRecipe recipe : registry.list()) {
      documents.add(
          document(recipe, isActive(registry, recipe.design().kind(), recipe.reference())));
    }
    for (OutsideModel model : registry.listOutside()) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("model", model.reference());
      document.put("kind", model.kind().text());
      document.put("active", isActive(registry, model.kind(), model.reference()));
      document.put("file", model.file().toString());
      document.put("remark", "From elsewhere: nothing is known about how good it is.");
      documents.add(document);
    }
    return documents;
  }

  private static boolean isActive(ModelRegistry registry, NetworkKind kind, String reference) {
    return registry.activeReference(kind).equals(Optional.of(reference));
  }

  static Map<String, Object> document(ModelRecipe recipe, boolean active) {
    Evaluation evaluation = recipe.evaluation();
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("model", recipe.reference());
    document.put("kind", recipe.design().kind().text());
    document.put("active", active);
    document.put("created", recipe.created());
    document.put("weights", recipe.design().parameters());
    document.put("evaluated_on", recipe.evaluatedOn());
    document.put("samples", evaluation.samples());
    document.put("real", evaluation.real());
    document.put("precision", evaluation.precision());
    document.put("recall", evaluation.recall());
    document.put("aucpr", evaluation.precisionRecallArea());
    document.put("auroc", evaluation.rocArea());
    document.put("ece", evaluation.calibrationError());
    document.put("brier", evaluation.brier());
    document.put("remark", recipe.remark());
    return document;
  }

  private static String text(List<Map<String, Object>> documents) {
    if (documents.isEmpty()) {
      return "no networks: candidates are ranked by S_corr; train one with transient train";
    }
    StringBuilder text = new StringBuilder();
    for (Map<String, Object> document : documents) {
      String area =
          document.get("aucpr") instanceof Double number
              ? String.format("AUCPR %.3f", number)
              : "AUCPR   -  ";
      text.append(
          String.format(
              "%s %-24s %-13s %s  %s%n",
              Boolean.TRUE.equals(document.get("active")) ? "*" : " ",
              document.get("model"),
              document.get("kind"),
              area,
              document.get("remark")));
    }
    return text.append("* judges candidates").toString();
  }
}
