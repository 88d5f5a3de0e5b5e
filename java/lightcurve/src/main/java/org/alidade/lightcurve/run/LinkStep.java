package org.alidade.lightcurve.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alidade.lightcurve.naming.IdfFileName;

/** Finds the input images and links to them (spec lightcurve 9.3). */
final class LinkStep {
  private final IdfPipelineConfig config;
  private final FileSteps steps;

  LinkStep(IdfPipelineConfig config, FileSteps steps) {
    this.config = config;
    this.steps = steps;
  }

  Prepared run() throws IOException {
    Instant started = Instant.now();
    InputFiles found = InputFiles.in(config.inputDir());
    Files.createDirectories(config.workdir());
    Map<String, Map<String, String>> partitions = new LinkedHashMap<>();
    Tally tally = new Tally();
    for (Map.Entry<String, Map<String, Path>> partition : found.partitions().entrySet()) {
      FileLinks links = FileLinks.make(partition.getValue(), config.workdir(), false);
      tally.add(partition.getKey(), links);
      partitions.put(partition.getKey(), texts(links.links()));
      catalogue(partition.getKey(), links);
    }
    steps.keep(Assets.LINKS, "", partitions, tally.metadata(partitions.size()), started);
    return new Prepared(partitions);
  }

  private static Map<String, String> texts(Map<String, Path> links) {
    Map<String, String> texts = new TreeMap<>();
    links.forEach((kind, link) -> texts.put(kind, link.toString()));
    return texts;
  }

  private void catalogue(String partition, FileLinks links) throws IOException {
    if (links.created() == 0) {
      return;
    }
    for (Map.Entry<String, Path> link : links.links().entrySet()) {
      String kind = link.getKey() + IdfFileName.of(link.getValue()).suffix();
      steps.catalogue(link.getValue(), partition, kind, Assets.LINKS);
    }
  }

  /** Figures of a run. */
  private static final class Tally {
    private int existing;
    private int created;
    private int linkedBefore;
    private final List<String> withNewLinks = new ArrayList<>();

    void add(String partition, FileLinks links) {
      existing += links.skipped();
      created += links.created();
      if (links.created() > 0) {
        withNewLinks.add(partition);
      } else {
        linkedBefore++;
      }
    }

    Map<String, Object> metadata(int partitions) {
      if (partitions == 0) {
        return Map.of("partitions_prepared", 0);
      }
      Map<String, Object> metadata = new LinkedHashMap<>();
      metadata.put("total_partitions", partitions);
      metadata.put("total_files_linked", existing + created);
      metadata.put("existing_files_count", existing);
      metadata.put("new_files_count", created);
      metadata.put("partitions_already_linked", linkedBefore);
      metadata.put("partitions_with_new_links", withNewLinks.size());
      metadata.put(
          "new_partitions_list",
          withNewLinks.isEmpty()
              ? "None"
              : String.join(", ", withNewLinks.stream().sorted().toList()));
      return metadata;
    }
  }
}
