package org.alidade.lightcurve.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alidade.array.InvalidStateException;
import org.alidade.extraction.ExtractionImage;
import org.alidade.lightcurve.mock.MockVisits;
import org.alidade.lightcurve.mock.MockVisitsOptions;
import org.alidade.lightcurve.naming.CoaddNames;
import org.alidade.pipeline.CancellationToken;
import org.alidade.pipeline.RunListener;
import org.alidade.pipeline.RunSummary;
import org.junit.jupiter.api.Assumptions;

/** A made-up field in a folder and the pipeline on it. */
final class MockRun {
  final Path folder;
  final MockVisits field;

  private MockRun(Path folder, MockVisits field) {
    this.folder = folder;
    this.field = field;
  }

  /** A field of which some visits are there. */
  static MockRun in(Path folder, MockVisitsOptions options, int visits) {
    try {
      MockVisits field = MockVisits.of(options);
      MockRun run = new MockRun(folder, field);
      run.write(0, visits);
      field.writeCoadds(folder.resolve("super"));
      field.writeAorTable(folder.resolve("aors.ecsv"));
      return run;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A field whose files are in a folder already. */
  static MockRun on(Path folder, MockVisitsOptions options) {
    return new MockRun(folder, MockVisits.of(options));
  }

  /** More visits. */
  void write(int first, int end) {
    try {
      field.writeVisits(folder.resolve("in"), first, end);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  IdfPipelineConfig config() {
    return IdfPipelineConfig.builder()
        .inputDir(folder.resolve("in"))
        .workdir(folder.resolve("work"))
        .coaddDir(folder.resolve("super"))
        .aorInfoTable(folder.resolve("aors.ecsv"))
        .build();
  }

  /** A pipeline that measures with SEP; skips the test where it is not installed. */
  IdfPipeline.Builder withSep() {
    try {
      ExtractionImage.libraryVersion();
    } catch (InvalidStateException e) {
      Assumptions.abort(e.getMessage());
    }
    return IdfPipeline.builder(config())
        .measurer(
            new SepMeasurer(
                folder.resolve("super").resolve(CoaddNames.catalogue("ch1")),
                SepOptions.defaults()))
        .workers(2);
  }

  /** Runs, and says which items were done. */
  static List<String> run(IdfPipeline pipeline) {
    List<String> done = new ArrayList<>();
    RunSummary summary =
        pipeline.run(
            new RunListener() {
              @Override
              public void itemDone(String stage, String item) {
                done.add(stage + " " + item);
              }
            },
            new CancellationToken());
    if (!summary.isSuccess()) {
      throw new AssertionError(summary.text());
    }
    return done;
  }
}
