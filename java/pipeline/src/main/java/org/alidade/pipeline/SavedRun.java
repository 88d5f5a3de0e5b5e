package org.alidade.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.alidade.pipeline.internal.ItemRecord;
import org.alidade.pipeline.internal.Journal;
import org.alidade.pipeline.internal.RunRecord;
import org.alidade.pipeline.internal.StageRecord;

/**
 * A saved run of any pipeline as its file shows it at one moment, for those who watch runs and do
 * not make them. Reading takes no lock and does not hold up a run that goes on.
 *
 * <p>Example: {@code SavedRun.read(Path.of("out/lvm_batch.run")).stages()}.
 *
 * @param pipeline name of the pipeline
 * @param stages the stages that ever began, in the order in which they did
 */
public record SavedRun(String pipeline, List<StageState> stages) {
  private static final String MARK = "\"format\":\"alidade-pipeline-run\"";
  private static final int MARK_WITHIN_BYTES = 256;

  /** Copies the list. */
  public SavedRun {
    stages = List.copyOf(stages);
  }

  /**
   * How far a stage is.
   *
   * @param name of the stage
   * @param complete whether it went through all its items; some may have failed
   * @param done number of items that are done
   * @param failures items that failed
   */
  public record StageState(String name, boolean complete, int done, List<ItemFailure> failures) {
    /** Copies the list. */
    public StageState {
      failures = List.copyOf(failures);
    }
  }

  /**
   * Reads the state of a run.
   *
   * @throws org.alidade.array.FormatException if the file is foreign or damaged
   * @throws org.alidade.array.IoFailureException if it cannot be read
   */
  public static SavedRun read(Path stateFile) {
    Journal.Saved saved = Journal.read(stateFile);
    RunRecord run = saved.run();
    return new SavedRun(
        saved.pipeline(), run.stages().stream().map(name -> stage(name, run.stage(name))).toList());
  }

  /**
   * Whether a file begins as the saved state of a run does.
   *
   * @throws IOException if it cannot be read
   */
  public static boolean isRun(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MARK_WITHIN_BYTES), StandardCharsets.ISO_8859_1)
          .contains(MARK);
    }
  }

  private static StageState stage(String name, StageRecord stage) {
    int done = 0;
    List<ItemFailure> failures = new ArrayList<>();
    for (Map.Entry<String, ItemRecord> entry : stage.items().entrySet()) {
      ItemRecord item = entry.getValue();
      if (item.isDone()) {
        done++;
      } else {
        failures.add(
            new ItemFailure(name, entry.getKey(), item.attempts(), item.error(), item.reason()));
      }
    }
    return new StageState(name, stage.isFinished(), done, failures);
  }
}
