package org.alidade.web.internal.front;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.alidade.array.AlidadeException;
import org.alidade.array.FormatException;
import org.alidade.array.MissingDatasetException;
import org.alidade.pipeline.ItemFailure;
import org.alidade.pipeline.SavedRun;
import org.alidade.pipeline.SavedRun.StageState;
import org.alidade.web.internal.Json;
import org.alidade.web.internal.Reply;
import org.alidade.web.internal.ServedFile;

/**
 * The monitor of a pipeline run: its stages and failures as its state file says. Only looks; the
 * file is read again when it has changed.
 */
final class RunPage implements ServedFile {
  private static final int MOST_FAILURES = 200;
  private static final long MOST_BYTES = 256L << 20;
  private static final Duration NEWS = Duration.ofMinutes(2);

  private final Path file;
  private final String name;
  private final InstantSource clock;
  private Seen seen = new Seen("", 0, new SavedRun("", List.of()));

  private record Seen(String stamp, long millis, SavedRun run) {}

  RunPage(Path file, String name, InstantSource clock) {
    this.file = file;
    this.name = name;
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String kind() {
    return "run";
  }

  @Override
  public String description() {
    return "pipeline run";
  }

  @Override
  public Reply document(String document, Map<String, String> query) {
    return switch (document) {
      case "state" -> Reply.json(state());
      case "run" -> Reply.json(stages(look()));
      default -> throw new MissingDatasetException("no such document", name, "see the page");
    };
  }

  private synchronized Seen look() {
    try {
      BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
      String stamp = is.lastModifiedTime() + " " + is.size() + " " + is.fileKey();
      if (!stamp.equals(seen.stamp())) {
        if (is.size() > MOST_BYTES) {
          throw new FormatException("the saved state is too long", name, "shorten the run");
        }
        seen = new Seen(stamp, is.lastModifiedTime().toMillis(), SavedRun.read(file));
      }
      return seen;
    } catch (IOException e) {
      MissingDatasetException failure =
          new MissingDatasetException("the run is not there", name, "wait for it to appear");
      failure.initCause(e);
      throw failure;
    }
  }

  private Json state() {
    Json json = new Json().text("name", name);
    try {
      Seen now = look();
      List<StageState> stages = now.run().stages();
      long complete = stages.stream().filter(StageState::complete).count();
      return json.text("phase", phase(now))
          .text("problem", "")
          .text(
              "summary",
              (complete == stages.size() ? "" : complete + " of ")
                  + stages.size()
                  + " stages complete, "
                  + done(stages)
                  + " items done, "
                  + failed(stages)
                  + " failed")
          .number("savedSec", now.millis() / 1e3);
    } catch (MissingDatasetException e) {
      return problem(json, "missing", e);
    } catch (AlidadeException e) {
      return problem(json, "unreadable", e);
    }
  }

  private static Json problem(Json json, String phase, AlidadeException e) {
    return json.text("phase", phase)
        .text("problem", "The saved state cannot be shown: " + e.what() + ".")
        .text("summary", "");
  }

  /** Whether somebody runs it is known to the system alone; a state that grows is a good sign. */
  private String phase(Seen now) {
    List<StageState> stages = now.run().stages();
    boolean complete = !stages.isEmpty() && stages.stream().allMatch(StageState::complete);
    if (!complete && clock.millis() - now.millis() < NEWS.toMillis()) {
      return "running";
    }
    if (failed(stages) > 0) {
      return "failed";
    }
    return complete ? "done" : "stopped";
  }

  private static long done(List<StageState> stages) {
    return stages.stream().mapToLong(StageState::done).sum();
  }

  private static long failed(List<StageState> stages) {
    return stages.stream().mapToLong(stage -> stage.failures().size()).sum();
  }

  private Json stages(Seen now) {
    List<ItemFailure> failures =
        now.run().stages().stream().flatMap(stage -> stage.failures().stream()).toList();
    return new Json()
        .text("pipeline", now.run().pipeline())
        .text("phase", phase(now))
        .number("savedSec", now.millis() / 1e3)
        .objects(
            "stages",
            now.run().stages(),
            (json, stage) ->
                json.text("name", stage.name())
                    .flag("complete", stage.complete())
                    .integer("done", stage.done())
                    .integer("failed", stage.failures().size()))
        .integer("failed", failures.size())
        .objects(
            "failures",
            failures.subList(0, Math.min(MOST_FAILURES, failures.size())),
            (json, failure) ->
                json.text("stage", failure.stage())
                    .text("item", failure.item())
                    .integer("attempts", failure.attempts())
                    .text("reason", failure.reason()));
  }
}
