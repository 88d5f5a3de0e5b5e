package org.alidade.web.internal.lightcurve;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.array.MissingDatasetException;
import org.alidade.web.PipelineMonitor;
import org.alidade.web.PipelineMonitor.Asset;
import org.alidade.web.PipelineMonitor.Partition;
import org.alidade.web.PipelineMonitor.Run;
import org.alidade.web.internal.Json;

/** The monitor page: assets with their partitions, runs and how far they are. */
final class PipelineDocuments {
  private static final int MOST_NAMES = 10_000;

  private final Optional<PipelineMonitor> monitor;

  PipelineDocuments(Optional<PipelineMonitor> monitor) {
    this.monitor = monitor;
  }

  private PipelineMonitor monitor() {
    return monitor.orElseThrow(
        () ->
            new MissingDatasetException(
                "no pipeline is watched", "pipeline", "start the server with a pipeline"));
  }

  Json assets() {
    Json json = new Json().flag("watched", monitor.isPresent());
    List<Asset> assets = monitor.map(PipelineMonitor::assets).orElse(List.of());
    List<Run> runs = monitor.map(PipelineMonitor::runs).orElse(List.of());
    return json.objects("assets", assets, PipelineDocuments::asset)
        .objects("runs", runs, PipelineDocuments::describe);
  }

  private static void asset(Json json, Asset asset) {
    json.text("name", asset.name())
        .text("description", asset.description())
        .texts("inputs", asset.inputs())
        .objects("partitions", asset.partitions(), PipelineDocuments::partition);
  }

  private static void partition(Json json, Partition partition) {
    json.text("key", partition.key())
        .text("status", partition.status().name().toLowerCase(Locale.ROOT))
        .text("message", partition.message())
        .number("finishedSec", partition.finishedSec());
  }

  private static void describe(Json json, Run run) {
    json.text("id", "run-" + run.id())
        .integer("done", run.done())
        .integer("failed", run.failed())
        .integer("total", run.total())
        .flag("finished", run.finished())
        .text("message", run.message());
  }

  Json progress(long id) {
    Run run =
        monitor().runs().stream()
            .filter(each -> each.id() == id)
            .findFirst()
            .orElseThrow(
                () -> new MissingDatasetException("no such run", "id", "use one of the list"));
    Json json = new Json();
    describe(json, run);
    return json;
  }

  Json run(Map<String, Object> request) {
    List<Asset> assets = monitor().assets();
    List<String> names = known(request, "assets", assets.stream().map(Asset::name).toList());
    List<String> keys =
        known(
            request,
            "partitions",
            assets.stream()
                .flatMap(asset -> asset.partitions().stream())
                .map(Partition::key)
                .toList());
    return new Json().text("id", "run-" + monitor().start(names, keys));
  }

  Json cancel(Map<String, Object> request) {
    String id = String.valueOf(request.get("id"));
    if (!id.matches("run-[0-9]{1,9}")) {
      throw new BadInputException("no such run", "id", "use one of the list");
    }
    monitor().cancel(Long.parseLong(id.substring(4)));
    return new Json().text("id", id);
  }

  private static List<String> known(
      Map<String, Object> request, String entry, List<String> allowed) {
    if (!(request.getOrDefault(entry, List.of()) instanceof List<?> given)
        || given.size() > MOST_NAMES) {
      throw new BadInputException("no list of names", entry, "give a list");
    }
    List<String> names = given.stream().map(String::valueOf).toList();
    if (!new java.util.HashSet<>(allowed).containsAll(names)) {
      throw new BadInputException("an unknown name", entry, "choose from the page");
    }
    return names;
  }
}
