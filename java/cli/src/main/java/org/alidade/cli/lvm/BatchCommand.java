package org.alidade.cli.lvm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.cli.Output;
import org.alidade.cli.ProgressLine;
import org.alidade.lvm.Batch;
import org.alidade.lvm.BatchRunner;
import org.alidade.lvm.BatchSink;
import org.alidade.lvm.BuildOptions;
import org.alidade.lvm.FitData;
import org.alidade.lvm.export.BatchFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alidade lvm batch}. */
@Command(
    name = "batch",
    description = {
      "Build any number of tiles batch by batch into a folder of HDF5 files, on one scale and with",
      "running indices. Goes on where it was if it is called again."
    })
final class BatchCommand extends LvmVerb {
  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "Folder for batch-0000.h5, batch-0001.h5 and so on.")
  private Path folder;

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "Tiles per file; default: ${DEFAULT-VALUE}.")
  private int batchSize = 100;

  @Mixin private ConfigOptions config;
  @Mixin private ArrayOptions arrays;

  @SuppressWarnings("NullAway.Init")
  BatchCommand() {}

  @Override
  int run(Output output) throws IOException {
    Files files = new Files(new BatchFolder(folder));
    try (ProgressLine progress = new ProgressLine("batch", common())) {
      BuildOptions options = arrays.options(common(), progress);
      BatchRunner runner =
          BatchRunner.over(tiles().paths())
              .fibres(tiles().selection())
              .batchSize(batchSize)
              .options(options);
      if (config.isFromTiles()) {
        runner.configuration(config::fill);
      } else {
        runner.configuration(config.given());
      }
      runner.run(files);
    }
    output.result(files.text(), files.document());
    return DONE;
  }

  /** The folder, and what became of each of its files. */
  private static final class Files implements BatchSink {
    private final BatchFolder folder;
    private final List<Map<String, @Nullable Object>> seen = new ArrayList<>();

    Files(BatchFolder folder) {
      this.folder = folder;
    }

    @Override
    public void accept(Batch batch, FitData data) {
      folder.accept(batch, data);
      add(batch, true);
    }

    @Override
    public boolean isDone(Batch batch) {
      boolean done = folder.isDone(batch);
      if (done) {
        add(batch, false);
      }
      return done;
    }

    private void add(Batch batch, boolean built) {
      Map<String, @Nullable Object> entry = new LinkedHashMap<>();
      entry.put("file", folder.file(batch).toString());
      entry.put("tiles", batch.files().size());
      entry.put("hash", batch.hash());
      entry.put("built", built);
      seen.add(entry);
    }

    String text() {
      List<String> lines = new ArrayList<>();
      seen.forEach(
          entry ->
              lines.add(
                  (Boolean.TRUE.equals(entry.get("built")) ? "wrote " : "kept ")
                      + entry.get("file")));
      return String.join(System.lineSeparator(), lines);
    }

    Map<String, @Nullable Object> document() {
      Map<String, @Nullable Object> document = new LinkedHashMap<>();
      document.put("batches", seen);
      return document;
    }
  }
}
