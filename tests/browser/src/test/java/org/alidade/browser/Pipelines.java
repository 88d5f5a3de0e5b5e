package org.alidade.browser;

import java.util.ArrayList;
import java.util.List;
import org.alidade.web.PipelineMonitor;

/** A pipeline of three assets that is made by asking for it. */
final class Pipelines implements PipelineMonitor {
  private final List<Run> runs = new ArrayList<>();
  private boolean repaired;

  @Override
  public synchronized List<Asset> assets() {
    Status last = repaired ? Status.CURRENT : Status.FAILED;
    String message = repaired ? "" : "<b>the script ended with 2</b>";
    return List.of(
        new Asset(
            "prepared_input_file_symlinks",
            "Links to the images",
            List.of(),
            List.of(new Partition("", Status.CURRENT, "", 1.7e9))),
        new Asset(
            "sci_lac_cleaned",
            "Images without cosmic rays",
            List.of("prepared_input_file_symlinks"),
            List.of(
                new Partition("gr1_ch1", Status.CURRENT, "", 1.7e9),
                new Partition("gr1_ch2", Status.STALE, "", 1.6e9),
                new Partition("gr2_ch1", last, message, 1.7e9),
                new Partition("gr2_ch2", Status.MISSING, "", Double.NaN))));
  }

  @Override
  public synchronized List<Run> runs() {
    return List.copyOf(runs);
  }

  @Override
  public synchronized long start(List<String> assets, List<String> partitions) {
    repaired = true;
    long id = runs.size() + 1L;
    runs.add(0, new Run(id, 1, 0, 1, true, "made " + assets + " " + partitions));
    return id;
  }

  @Override
  public void cancel(long run) {}
}
