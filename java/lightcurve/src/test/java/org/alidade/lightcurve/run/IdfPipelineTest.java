package org.alidade.lightcurve.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.alidade.lightcurve.LightCurve;
import org.alidade.lightcurve.LightCurveSink;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.access.LightCurveStores;
import org.alidade.lightcurve.internal.table.TableRows;
import org.alidade.lightcurve.mock.MockVisits;
import org.alidade.lightcurve.mock.MockVisitsOptions;
import org.alidade.pipeline.Stage;
import org.alidade.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole pipeline on a made-up field. */
class IdfPipelineTest {
  private static final MockVisitsOptions SMALL =
      MockVisitsOptions.defaults().withStars(84, 16).withVisits(6).withCosmicRays(3);

  @TempDir Path folder;

  @Test
  void lightCurvesBySepAgreeWithTheTruth() {
    MockRun mock = MockRun.in(folder, MockVisitsOptions.defaults(), 12);
    IdfPipeline pipeline = mock.withSep().build();
    MockRun.run(pipeline);
    checkTruth(mock.field, pipeline);
  }

  @Test
  void lightCurvesBySextractorAgreeWithTheTruth() {
    MockRun mock = MockRun.in(folder, MockVisitsOptions.defaults(), 12);
    assumeTrue(
        SextractorProgram.find(mock.config().sexConfigFile()).isPresent(),
        "SExtractor is not installed");
    IdfPipeline pipeline = IdfPipeline.builder(mock.config()).build();
    MockRun.run(pipeline);
    checkTruth(mock.field, pipeline);
  }

  private static void checkTruth(MockVisits field, IdfPipeline pipeline) {
    try (LightCurveStore store = pipeline.open()) {
      long[] numbers =
          TableRows.integers(TableColumns.get(store.objects(), "object_id", "objects"));
      double[] x = TableRows.numbers(TableColumns.get(store.objects(), "x_image", "objects"));
      double[] y = TableRows.numbers(TableColumns.get(store.objects(), "y_image", "objects"));
      assertThat(numbers).hasSize(field.stars());
      assertThat(store.types()).hasSize(32);
      Deviations magnitudes = new Deviations(0.012);
      Deviations ratios = new Deviations(0.01);
      for (int row = 0; row < numbers.length; row++) {
        int star = nearest(field, x[row], y[row]);
        for (String channel : List.of("ch1", "ch2")) {
          compare(
              magnitudes,
              curve(store, numbers[row], channel + "_sci_clean-mag_auto"),
              visit -> field.magnitude(star, visit, channel));
          compare(
              ratios,
              curve(store, numbers[row], channel + "_sci_div-median_area7px_sigclip3"),
              visit ->
                  Math.pow(
                      10,
                      -0.4
                          * (field.magnitude(star, visit, channel)
                              - field.meanMagnitude(star, channel))));
        }
      }
      magnitudes.check();
      ratios.check();
    }
  }

  private static LightCurve curve(LightCurveStore store, long object, String key) {
    return Objects.requireNonNull(store.get(object, store.type(key).typeId()), key);
  }

  private interface Truth {
    double at(int visit);
  }

  private static void compare(Deviations deviations, LightCurve curve, Truth truth) {
    assertThat(curve.size()).isEqualTo(12);
    for (int visit = 0; visit < curve.size(); visit++) {
      assertThat(curve.errors()[visit]).isBetween(0f, 0.3f);
      deviations.add(curve.values()[visit] - truth.at(visit), curve.errors()[visit]);
    }
  }

  /** How far measurements are from the truth: hits that were missed may spoil a few. */
  private static final class Deviations {
    private final double tolerance;
    private int count;
    private int far;
    private double sum;

    Deviations(double tolerance) {
      this.tolerance = tolerance;
    }

    void add(double deviation, double error) {
      count++;
      sum += Math.abs(deviation) < 0.1 ? deviation : 0;
      far += Math.abs(deviation) > tolerance + 4 * error ? 1 : 0;
    }

    void check() {
      assertThat(count).isEqualTo(49 * 12 * 2);
      assertThat(far).as("far from the truth, of " + count).isLessThan(count / 25);
      assertThat(sum / count).as("mean deviation").isCloseTo(0, within(tolerance));
    }
  }

  private static int nearest(MockVisits field, double x, double y) {
    for (int star = 0; star < field.stars(); star++) {
      if (Math.hypot(field.x(star) - x, field.y(star) - y) < 1) {
        return star;
      }
    }
    throw new AssertionError("no star at " + x + ", " + y);
  }

  @Test
  void onlyWhatIsNewIsDone() {
    MockRun mock = MockRun.in(folder, SMALL, 4);
    IdfPipeline pipeline = mock.withSep().build();
    assertThat(MockRun.run(pipeline)).hasSize(1 + 8 + 2 + 1 + 6 * 8 + 1 + 8 + 1 + 1);
    assertThat(MockRun.run(pipeline))
        .as("a second run looks for images and at the store")
        .containsExactlyInAnyOrder(
            Assets.LINKS + " " + Assets.LINKS, Assets.STORE_EMPTY + " " + Assets.STORE_EMPTY);
    mock.write(4, 6);
    List<String> done = MockRun.run(pipeline);
    assertThat(done)
        .contains(
            Assets.CLEANED + " gr5_ch1",
            Assets.STORE_POPULATED + " gr6_ch2",
            Assets.STORE_FINAL + " " + Assets.STORE_FINAL)
        .noneMatch(item -> item.matches(".* gr[1-4]_ch[12]"));
    try (LightCurveStore store = pipeline.open();
        LightCurveStore own = LightCurveStores.open(pipeline.storeFolder())) {
      LightCurve curve = curve(store, 1, "ch1_sci-mag_auto");
      assertThat(curve.size()).isEqualTo(6);
      assertThat(curve(own, 1, "ch1_sci-mag_auto").values()).isEqualTo(curve.values());
      assertThat(own.objects().rows()).isEqualTo(16);
    }
    IdfStatus status = pipeline.status();
    assertThat(status.asset(Assets.CLEANED).done()).hasSize(12);
    assertThat(status.asset(Assets.STORE_FINAL).complete()).isTrue();
  }

  @Test
  void discardedPartitionsAreMadeAnew() {
    MockRun mock = MockRun.in(folder, SMALL, 2);
    IdfPipeline pipeline = mock.withSep().build();
    MockRun.run(pipeline);
    assertThat(pipeline.discard(List.of("gr2_ch1"))).isEqualTo(6);
    assertThat(MockRun.run(pipeline))
        .contains(Assets.CLEANED + " gr2_ch1", Assets.STORE_POPULATED + " gr2_ch1")
        .noneMatch(item -> item.matches(".* gr1_ch[12]|.* gr2_ch2"));
  }

  @Test
  void aStageAddedLaterWorksOnAllPartitionsAndTheOthersStay() {
    MockRun mock = MockRun.in(folder, SMALL, 3);
    MockRun.run(mock.withSep().build());
    List<String> seen = new ArrayList<>();
    Stage<String> own =
        Stage.<String>named("own")
            .after(Assets.CLEANED)
            .items(context -> context.before().done(Assets.CLEANED), item -> item)
            .work(
                (item, context) -> {
                  synchronized (seen) {
                    seen.add(item);
                  }
                  return item;
                })
            .build();
    IdfPipeline longer = mock.withSep().stage(own).build();
    List<String> done = MockRun.run(longer);
    assertThat(seen)
        .containsExactlyInAnyOrder(
            "gr1_ch1", "gr1_ch2", "gr2_ch1", "gr2_ch2", "gr3_ch1", "gr3_ch2");
    assertThat(done).noneMatch(item -> item.startsWith(Assets.CLEANED));
    seen.clear();
    mock.write(3, 4);
    MockRun.run(longer);
    assertThat(seen).containsExactlyInAnyOrder("gr4_ch1", "gr4_ch2");
  }

  @Test
  void changedOptionsAreDoneAnewWithWhatHangsOnThem() {
    MockRun mock = MockRun.in(folder, SMALL, 2);
    MockRun.run(mock.withSep().build());
    StepOptions options = StepOptions.defaults();
    List<String> done =
        MockRun.run(
            mock.withSep()
                .options(options.withCosmicRays(options.cosmicRays().withSigma(7)))
                .build());
    assertThat(done)
        .contains(Assets.CLEANED + " gr1_ch1", Assets.CLEANED_CATALOGUE + " gr2_ch2")
        .noneMatch(item -> item.startsWith(Assets.DIVIDED));
    try (RunDatabase database = RunDatabase.open(mock.withSep().build().databaseFile())) {
      assertThat(database.materialisation(Assets.CLEANED, "gr1_ch1").orElseThrow().options())
          .contains("\"sigma\":7.0");
    }
  }

  @Test
  void recordsTellWhatWasMade() {
    MockRun mock = MockRun.in(folder, SMALL, 2);
    IdfPipeline pipeline = mock.withSep().build();
    MockRun.run(pipeline);
    Path work = folder.resolve("work");
    try (RunDatabase database = RunDatabase.open(pipeline.databaseFile())) {
      assertThat(database.get(Assets.DIVIDED, "gr1_ch2").orElseThrow().asText())
          .isEqualTo(work.resolve("IDF_gr1_ch2_sci_div.fits").toString());
      Materialisation made = database.materialisation(Assets.CLEANED, "gr2_ch1").orElseThrow();
      assertThat(made.metadata()).contains("\"files_cleaned\": 1").contains("lac.py");
      assertThat(made.finished()).isAfterOrEqualTo(made.started());
      assertThat(database.materialisations(Assets.RATIOS)).hasSize(4);
      assertThat(database.materialisation(Assets.LINKS, "").orElseThrow().metadata())
          .contains("\"total_partitions\": 4")
          .contains("\"new_partitions_list\": \"gr1_ch1, gr1_ch2, gr2_ch1, gr2_ch2\"");
      assertThat(database.files("gr1_ch1"))
          .extracting(CataloguedFile::kind)
          .contains("sci", "unc", "cov", "std", "sci_clean", "sci_div", "unc_wht", "catalogue");
      CataloguedFile cleaned =
          database.file(work.resolve("IDF_gr1_ch1_sci_clean.fits")).orElseThrow();
      assertThat(cleaned.bytes()).isPositive();
      assertThat(cleaned.checksum()).matches("[0-9a-f]{8}");
      assertThat(cleaned.asset()).isEqualTo(Assets.CLEANED);
      assertThat(database.filesOfKind("catalogue")).hasSize(13);
      assertThat(database.filesOfAsset(Assets.WEIGHTS)).hasSize(4);
    }
  }

  @Test
  void missingInputsAreLeftOutWithAWarning() throws Exception {
    MockRun mock = MockRun.in(folder, SMALL, 2);
    Files.delete(folder.resolve("in/IDF_gr1_ch1_unc.fits"));
    IdfPipeline pipeline = mock.withSep().build();
    MockRun.run(pipeline);
    try (RunDatabase database = RunDatabase.open(pipeline.databaseFile())) {
      assertThat(database.get(Assets.CLEANED, "gr1_ch1").orElseThrow().asText()).isEmpty();
      Materialisation made = database.materialisation(Assets.WEIGHTS, "gr1_ch1").orElseThrow();
      assertThat(made.metadata()).isEqualTo("{\"weight_files_created\": 0}");
      assertThat(made.log()).contains("missing");
    }
    try (LightCurveStore store = pipeline.open()) {
      assertThat(curve(store, 1, "ch1_sci-mag_auto").size()).isEqualTo(1);
      assertThat(curve(store, 1, "ch2_sci-mag_auto").size()).isEqualTo(2);
    }
  }

  @Test
  void withoutDeepImagesTheyAreStackedFirst() throws Exception {
    MockRun mock = MockRun.in(folder, SMALL, 6);
    for (String name : List.of("coadd_ch1", "coadd_ch1_wht", "coadd_ch2", "coadd_ch2_wht")) {
      Files.delete(folder.resolve("super").resolve(name + ".fits"));
    }
    IdfPipeline pipeline = mock.withSep().build();
    MockRun.run(pipeline);
    try (LightCurveStore store = pipeline.open()) {
      assertThat(store.objects().rows()).isEqualTo(16);
    }
  }

  @Test
  void lightCurvesGoIntoOtherStoresToo() {
    MockRun mock = MockRun.in(folder, SMALL, 2);
    ListSink sink = new ListSink();
    IdfPipeline pipeline = mock.withSep().sink("list", () -> sink).build();
    MockRun.run(pipeline);
    assertThat(sink.committed).isTrue();
    assertThat(sink.types).hasSize(32);
    assertThat(sink.curves).hasSize(16 * 32);
    assertThat(sink.curves.get(0).size()).isEqualTo(2);
    assertThat(MockRun.run(pipeline)).noneMatch(item -> item.startsWith(Assets.LIGHT_CURVES));
    mock.write(2, 3);
    MockRun.run(pipeline);
    assertThat(sink.curves).hasSize(2 * 16 * 32);
  }

  private static final class ListSink implements LightCurveSink {
    private final List<LightCurve> curves = new ArrayList<>();
    private List<MeasurementType> types = List.of();
    private boolean committed;

    @Override
    public void putObjects(Table objects) {}

    @Override
    public void putEpochs(Table epochs) {}

    @Override
    public void putTypes(List<MeasurementType> all) {
      types = all;
    }

    @Override
    public void put(LightCurve curve) {
      curves.add(curve);
    }

    @Override
    public void commit() {
      committed = true;
    }
  }
}
