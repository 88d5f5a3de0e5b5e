package org.alidade.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.alidade.array.BadInputException;
import org.alidade.array.InvalidStateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineTest {
  @TempDir Path folder;
  private final List<String> worked = Collections.synchronizedList(new ArrayList<>());
  private final Set<String> bad = ConcurrentHashMap.newKeySet();
  private List<String> sky = List.of("m31", "m33", "lmc");
  private double aperture = 3;
  private boolean filesAreGood = true;

  /** A result of the download stage. */
  record Download(String path, long bytes) {}

  private Pipeline survey() {
    return Pipeline.named("survey")
        .stage(plot())
        .stage(query())
        .stage(download())
        .stage(measure())
        .build();
  }

  private Stage<String> query() {
    return Stage.single("query")
        .work(
            (item, context) -> {
              worked.add("query");
              return sky;
            })
        .check(String[].class, (item, found) -> List.of(found).equals(sky))
        .build();
  }

  private Stage<String> download() {
    return Stage.<String>named("download")
        .after("query")
        .items(
            context ->
                List.of(context.before().result("query", "query", String[].class).orElseThrow()),
            name -> name)
        .inputsOf(name -> name)
        .work(
            (name, context) -> {
              work("download", name);
              return new Download(name + ".fits", name.length());
            })
        .check(Download.class, (name, file) -> filesAreGood || !name.equals("m33"))
        .build();
  }

  private Stage<String> measure() {
    return Stage.<String>named("measure")
        .after("download")
        .items(context -> context.before().done("download"), name -> name)
        .input("aperture", aperture)
        .work(
            (name, context) -> {
              work("measure", name);
              return context.before().result("download", name, Download.class).orElseThrow().bytes()
                  * aperture;
            })
        .build();
  }

  private Stage<String> plot() {
    return Stage.single("plot")
        .after("measure")
        .work(
            (item, context) -> {
              worked.add("plot");
              return context.before().results("measure", Double.class).toString();
            })
        .build();
  }

  private void work(String stage, String name) throws IOException {
    worked.add(stage + " " + name);
    if (bad.contains(stage + " " + name)) {
      throw new IOException("no answer for " + name);
    }
  }

  private RunSummary run(RunOptions.Builder options) {
    worked.clear();
    return survey().run(folder, options.timing(new FakeTiming()).threads(1).build());
  }

  private RunSummary run() {
    return run(RunOptions.builder());
  }

  @Test
  void runsStagesInOrderAndHandsResultsOn() {
    RunSummary summary = run();
    assertThat(survey().stages()).containsExactly("query", "download", "measure", "plot");
    assertThat(summary.isSuccess()).isTrue();
    assertThat(worked)
        .containsExactly(
            "query",
            "download m31",
            "download m33",
            "download lmc",
            "measure m31",
            "measure m33",
            "measure lmc",
            "plot");
    RunState state = survey().state(folder);
    assertThat(state.completedStages()).isEqualTo(survey().stages());
    assertThat(state.result("plot", "plot", String.class)).contains("{m31=9.0, m33=9.0, lmc=9.0}");
    assertThat(state.results("download", Download.class).values())
        .containsExactly(
            new Download("m31.fits", 3), new Download("m33.fits", 3), new Download("lmc.fits", 3));
  }

  @Test
  void aSecondRunDoesNothing() {
    run();
    RunSummary summary = run();
    assertThat(worked).isEmpty();
    assertThat(summary.isSuccess()).isTrue();
    assertThat(summary.stage("measure").skipped()).isEqualTo(3);
    assertThat(summary.stage("measure").text()).startsWith("measure: 0 and 3 before of 3 done");
  }

  @Test
  void failuresStayAmongThemselvesAndAreTriedFirstNextTime() {
    bad.add("download lmc");
    RunSummary summary = run();
    assertThat(summary.isSuccess()).isFalse();
    assertThat(summary.failures())
        .containsExactly(new ItemFailure("download", "lmc", 1, "IOException", "no answer for lmc"));
    assertThat(summary.stage("download").status()).isEqualTo(StageStatus.SOME_FAILED);
    assertThat(summary.text())
        .contains("download: 2 of 3 done, 1 failed")
        .contains("  lmc: IOException: no answer for lmc");
    assertThat(survey().state(folder).failures("download")).isEqualTo(summary.failures());
    assertThat(worked).contains("measure m33", "plot");
    bad.clear();
    sky = List.of("smc", "m31", "m33", "lmc");
    assertThat(run().isSuccess()).isTrue();
    assertThat(worked)
        .containsExactly(
            "query", "download lmc", "download smc", "measure smc", "measure lmc", "plot");
    assertThat(survey().state(folder).done("measure")).containsExactlyElementsOf(sky);
  }

  @Test
  void aChangedOptionInvalidatesItsStageAndThoseAfterIt() {
    run();
    aperture = 4;
    List<String> told = new ArrayList<>();
    RunListener listener =
        new RunListener() {
          @Override
          public void stageInvalidated(String stage, String reason) {
            told.add(stage + ": " + reason);
          }
        };
    run(RunOptions.builder().listener(listener));
    assertThat(worked).containsExactly("measure m31", "measure m33", "measure lmc", "plot");
    assertThat(told)
        .containsExactly(
            "measure: aperture was 3.0, is 4.0",
            "plot: it comes after measure: aperture was 3.0, is 4.0");
    run();
    assertThat(worked).isEmpty();
  }

  @Test
  void itemsThatFailTheirCheckAreDoneAgain() {
    run();
    filesAreGood = false;
    run();
    assertThat(worked).containsExactly("download m33");
  }

  @Test
  void itemsThatAreGoneAreForgotten() {
    run();
    sky = List.of("m31", "lmc");
    run();
    assertThat(worked).containsExactly("query", "plot");
    assertThat(survey().state(folder).done("download")).containsExactly("m31", "lmc");
    assertThat(survey().state(folder).result("plot", "plot", String.class))
        .contains("{m31=9.0, lmc=9.0}");
  }

  @Test
  void selectsStages() {
    run(RunOptions.builder().until("download"));
    assertThat(worked).containsExactly("query", "download m31", "download m33", "download lmc");
    run(RunOptions.builder().stages("measure"));
    assertThat(worked).containsExactly("measure m31", "measure m33", "measure lmc");
    run(RunOptions.builder().from("measure").resume(false));
    assertThat(worked).containsExactly("measure m31", "measure m33", "measure lmc", "plot");
    run(RunOptions.builder().from("download").until("measure"));
    assertThat(worked).isEmpty();
  }

  @Test
  void beginningAStageAnewForgetsThoseAfterIt() {
    run();
    run(RunOptions.builder().stages("download").resume(false));
    assertThat(survey().state(folder).completedStages()).containsExactly("query", "download");
    assertThat(run().stage("measure").done()).isEqualTo(3);
  }

  @Test
  void newResultsReopenTheStagesAfterThem() {
    bad.add("download lmc");
    run();
    bad.clear();
    run(RunOptions.builder().until("download"));
    assertThat(survey().state(folder).completedStages()).containsExactly("query", "download");
    assertThatThrownBy(() -> run(RunOptions.builder().stages("plot")))
        .isInstanceOf(InvalidStateException.class)
        .hasMessageContaining("the stage plot needs measure, which is not complete")
        .hasMessageContaining("complete are [query, download]");
  }

  @Test
  void aStageIsRefusedWhenOneBeforeItHadOtherOptions() {
    run();
    aperture = 5;
    assertThatThrownBy(() -> run(RunOptions.builder().stages("plot")))
        .isInstanceOf(InvalidStateException.class)
        .hasMessageContaining("aperture was 3.0, is 5.0")
        .hasMessageContaining("select measure too");
  }

  @Test
  void unknownNamesAreRefused() {
    assertThatThrownBy(() -> run(RunOptions.builder().stages("query", "donwload")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("the stage donwload does not exist")
        .hasMessageContaining("[query, download, measure, plot]");
    assertThatThrownBy(() -> run(RunOptions.builder().from("measure").until("query")))
        .hasMessageContaining("no stage lies between measure and query");
    assertThatThrownBy(() -> RunOptions.builder().from("query").stages("plot").build())
        .hasMessageContaining("use stages, or from and until");
    run();
    assertThatThrownBy(() -> survey().state(folder).done("x")).hasMessageContaining("stage x");
    assertThat(folder.resolve("survey.run")).exists();
  }

  @Test
  void stagesThatNeedEveryItemWait() {
    Stage<Integer> first =
        Stage.<Integer>named("first")
            .items(context -> List.of(1, 2, 3), String::valueOf)
            .work((item, context) -> 6 / (item - 2))
            .build();
    Stage<String> second =
        Stage.single("second").after("first").needsEveryItem().work((a, b) -> null).build();
    Stage<String> other = Stage.single("other").work((item, context) -> null).build();
    Stage<String> third = Stage.single("third").after("second").work((a, b) -> null).build();
    RunSummary summary =
        Pipeline.named("all")
            .stage(first)
            .stage(second)
            .stage(third)
            .stage(other)
            .build()
            .run(folder, RunOptions.defaults());
    assertThat(summary.stages())
        .extracting(StageSummary::status)
        .containsExactly(
            StageStatus.SOME_FAILED,
            StageStatus.NOT_STARTED,
            StageStatus.NOT_STARTED,
            StageStatus.DONE);
    assertThat(summary.text())
        .contains("second: not started; it needs every item of first, 1 failed")
        .contains("third: not started; second is not complete")
        .contains("2: ArithmeticException: / by zero");
  }

  @Test
  void aStageThatCannotListItsItemsFails() {
    Stage<String> twins =
        Stage.<String>named("twins")
            .items(context -> List.of("a", "a"), name -> name)
            .work((item, context) -> null)
            .build();
    RunSummary summary =
        Pipeline.named("p").stage(twins).build().run(folder, RunOptions.defaults());
    assertThat(summary.stage("twins").status()).isEqualTo(StageStatus.FAILED);
    assertThat(summary.text()).contains("two items have the key a");
  }

  @Test
  void valuesWithoutJsonFormFailTheirItem() {
    Stage<String> odd = Stage.single("odd").work((item, context) -> new Object()).build();
    RunSummary summary = Pipeline.named("p").stage(odd).build().run(folder, RunOptions.defaults());
    assertThat(summary.failures()).hasSize(1);
    assertThat(summary.text()).contains("a value has no JSON form");
  }

  @Test
  void namesAndPartsAreChecked() {
    assertThatThrownBy(() -> Pipeline.named("a/b")).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> Stage.single(" ")).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> Stage.single("x").build()).hasMessageContaining("has no work");
    assertThatThrownBy(() -> Stage.single("x").threads(0)).isInstanceOf(BadInputException.class);
    assertThatThrownBy(() -> Pipeline.named("p").stage(query()).stage(query()))
        .hasMessageContaining("two stages are named query");
  }
}
