package org.alidade.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.alidade.lightcurve.mock.MockField;
import org.alidade.table.Table;
import org.alidade.web.LightCurveOptions;
import org.alidade.web.MockStores;
import org.alidade.web.WebOptions;
import org.alidade.web.WebServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The light-curve viewer in a real browser: every tab and group of controls. */
class LightCurveBrowserTest {
  private static final int WIDE = 1500;
  private static final int PHONE = 400;
  private static final int OBJECTS = 60;
  private static final int EPOCHS = 400;
  private static final MockField FIELD = MockStores.field(OBJECTS, EPOCHS);
  private static final String DRAWN =
      "() => document.querySelectorAll('#curves .main-svg').length > 0";

  /** The plotting library reads its canvases back. */
  @RegisterExtension static final Tabs TABS = new Tabs(1000, "willReadFrequently");

  @TempDir static Path folder;
  private static WebServer server;

  private Page page;

  @BeforeAll
  static void start() throws IOException {
    MockStores.write(folder.resolve("field.alc"), FIELD);
    MockStores.write(folder.resolve("small.alc"), MockStores.field(7, EPOCHS));
    Files.createDirectories(folder.resolve("arrays/lightcurves_write.zarr"));
    MockStores.images(folder, FIELD);
    LightCurveOptions options =
        LightCurveOptions.defaults().withRoots(List.of(folder)).withMonitor(new Pipelines());
    server = WebServer.start(WebOptions.of(folder.resolve("field.alc")).withPort(0), options);
    ServerTimes.awaitCounts(server.address());
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @BeforeEach
  void open() {
    open(WIDE, ColorScheme.LIGHT);
  }

  private void open(int width, ColorScheme scheme) {
    page = TABS.open(width, scheme, server.address().toString());
    page.navigate(server.address().toString());
    page.waitForFunction(DRAWN);
  }

  private Object evaluate(String expression) {
    return page.evaluate(expression);
  }

  private Locator labeled(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).first();
  }

  private Locator button(String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true))
        .first();
  }

  private void openFilters() {
    page.locator("summary", new Page.LocatorOptions().setHasText("Smoothing")).click();
  }

  private void picture(String name) {
    evaluate("scrollTo(0, 0)");
    TABS.picture(name);
  }

  private String traces() {
    return String.valueOf(
        evaluate(
            "document.querySelector('#curves').data.filter(t => t.showlegend !== false).map(t => t.name).join()"));
  }

  private void awaitTraces(String expression) {
    page.waitForFunction(
        "() => { const names = document.querySelector('#curves').data?.filter(t => t.showlegend !== false).map(t => t.name) || []; return "
            + expression
            + "; }");
  }

  private String first() {
    return String.valueOf(evaluate("document.querySelector('#curves').data[0].name.split('-')[0]"));
  }

  @Test
  void firstCurveIsDrawnWithRates() {
    assertThat(page.title()).isEqualTo("IDF Lightcurve Viewer");
    assertThat(page.locator("#store").textContent()).isEqualTo("field.alc: 60 objects");
    assertThat(page.locator("#query-message").textContent()).startsWith("Matches ");
    assertThat(traces()).endsWith("-ch1_sci-mag_auto");
    assertThat(evaluate("(r => r[0] > r[1])(document.querySelector('#curves').layout.yaxis.range)"))
        .isEqualTo(true);
    assertThat(evaluate("document.querySelector('#curves').layout.xaxis2.title.text"))
        .isEqualTo("dMag/dt (mag/day)");
    page.waitForCondition(
        () -> page.locator("#feedback").textContent().equals("1 object(s) selected"));
    page.waitForCondition(() -> page.locator("#curve-statistics tbody tr").count() == 1);
    assertThat(evaluate("document.querySelector('#curves').data[0].type"))
        .isIn("scattergl", "scatter");
    picture("lightcurves-light");
  }

  @Test
  void queriesAreCheckedRememberedAndApplied() {
    Locator query = page.locator("#query");
    query.fill("n_epochs_valid_all > > 3");
    page.waitForSelector("#query.invalid");
    assertThat(page.locator("#query-message").textContent()).contains("character");
    assertThat(page.locator("#update-table").isDisabled()).isTrue();
    query.fill("object in [\"I3\", \"I4\", \"I5\"]");
    page.waitForSelector("#query.valid");
    assertThat(page.locator("#query-message").textContent()).isEqualTo("Matches 3 objects");
    query.press("Enter");
    page.waitForFunction(
        "() => document.querySelectorAll('.side .grid-body .grid-row').length === 3");
    page.waitForFunction(
        "() => document.querySelector('select[aria-label=\"Earlier queries\"]').options.length >= 3");
    query.fill("ra > 1000");
    page.locator("#update-table").click();
    page.waitForFunction(
        "() => document.querySelectorAll('.side .grid-body .grid-row').length === 0");
    labeled("Earlier queries").selectOption("object in [\"I3\", \"I4\", \"I5\"]");
    page.waitForFunction(
        "() => document.querySelectorAll('.side .grid-body .grid-row').length === 3");
    button("Random 5 Objects").click();
    awaitTraces("names.length === 5");
    assertThat(query.inputValue()).startsWith("object in [\"I");
    query.fill("");
    labeled("Insert a column").selectOption("dec");
    assertThat(query.inputValue()).isEqualTo("dec");
  }

  @Test
  void navigatorStepsSortsAndSelects() {
    String start = first();
    button("+1").click();
    page.waitForFunction(
        "s => document.querySelector('#curves').data[0].name.split('-')[0] !== s", start);
    button("\u22121").click();
    awaitTraces("names[0].startsWith('" + start + "-')");
    button("\u22125").click();
    assertThat(first()).isEqualTo(start);
    button("+5").click();
    awaitTraces("names.length === 5");
    Locator rows = page.locator(".side .grid-body .grid-row");
    rows.nth(0).click();
    awaitTraces("names.length === 1");
    rows.nth(2).locator("input").click();
    awaitTraces("names.length === 2");
    page.locator(".side .grid-body").press("ArrowDown");
    page.locator(".side .grid-body").press(" ");
    awaitTraces("names.length === 3");
    page.locator(".side input[aria-label='Select all']").click();
    page.waitForFunction(
        "() => document.querySelector('#feedback').textContent.includes('the first 10 are plotted')");
    awaitTraces("names.length === 10");
    page.locator(".side [role=columnheader]").nth(3).click();
    page.locator(".side").getByLabel("Filter Object").fill("I3");
    page.waitForFunction(
        "() => [...document.querySelectorAll('.side .grid-body .grid-row')].length > 0 && [...document.querySelectorAll('.side .grid-body .grid-row')].every(r => r.textContent.includes('I3'))");
  }

  @Test
  void measurementsAxesAndComparison() {
    page.getByLabel("ch1_sci_clean-mag_auto").check();
    page.getByLabel("ch1_sci_div-median_area7px_sigclip3").check();
    awaitTraces("names.length === 3 && names.some(n => n.includes('(ref: '))");
    labeled("View").selectOption("compare");
    page.waitForFunction("() => document.querySelector('#curves').layout.xaxis3?.matches === 'x'");
    picture("lightcurves-compare");
    labeled("View").selectOption("curves");
    labeled("X-Axis Variable").selectOption("epoch_reqkey");
    page.waitForFunction("() => document.querySelector('#curves').data[0].x[0] >= 3800000");
    labeled("X-Axis Variable").selectOption("epoch_note");
    page.waitForFunction(
        "() => document.querySelector('#curves').layout.xaxis.ticktext?.includes('even')");
    labeled("Search Select Measurements").fill("iso");
    page.waitForCondition(() -> page.locator(".choices label:visible").count() == 3);
  }

  @Test
  void filtersRejectAndSmooth() {
    openFilters();
    Locator window = labeled("Window size (samples)");
    assertThat(window.isDisabled()).isTrue();
    page.getByLabel("Fixed window sigma clip").check();
    assertThat(window.isEnabled()).isTrue();
    awaitTraces("names.some(n => n.endsWith(' rejected'))");
    page.getByLabel("dMag/dt quantile").check();
    page.getByLabel("Time window smoothing").check();
    labeled("Window (days)").fill("80");
    labeled("Window (days)").press("Enter");
    awaitTraces("names.some(n => n.endsWith(' smoothed'))");
    picture("lightcurves-filters");
    Locator low = labeled("Quantile range (%), from");
    low.fill("10");
    assertThat(labeled("Quantile range (%), to").inputValue()).isEqualTo("90");
    low.fill("80");
    assertThat(Double.parseDouble(low.inputValue())).isLessThanOrEqualTo(49.5);
    page.getByLabel("Lock symmetric").uncheck();
    low.fill("1");
    assertThat(labeled("Quantile range (%), to").inputValue()).isEqualTo("50.5");
  }

  @Test
  void rangeOfTimeActsWhileItMoves() {
    double end = 54_500;
    int whole =
        ((Number) evaluate("document.querySelector('#curves').data[0].x.length")).intValue();
    labeled("Time range (MJD), to").fill(String.valueOf(Math.round(end)));
    page.waitForFunction(
        "e => Math.max(...document.querySelector('#curves').data[0].x) <= e", end + 1);
    page.waitForFunction(
        "w => Number(document.querySelector('#curve-statistics tbody td:nth-child(3)').textContent) < w",
        whole);
    assertThat(page.locator(".years").textContent()).contains("2004", "2006");
    page.locator("summary", new Page.LocatorOptions().setHasText("Table of points")).click();
    page.waitForFunction(
        "() => [...document.querySelectorAll('[aria-label=\"Points\"] .grid-row')].length > 10");
    button("Whole range").click();
    page.waitForFunction("w => document.querySelector('#curves').data[0].x.length === w", whole);
  }

  @Test
  void periodIsFoundAndFolded() {
    Table objects = FIELD.objects();
    int row =
        IntStream.range(0, OBJECTS)
            .filter(i -> objects.column("kind").text(i).equals("periodic"))
            .boxed()
            .min(Comparator.comparingDouble(i -> objects.column("mag_ref").number(i)))
            .orElseThrow();
    double period = objects.column("period").number(row);
    Locator query = page.locator("#query");
    query.fill("object == \"" + objects.column("object").text(row) + "\"");
    page.waitForSelector("#query.valid");
    query.press("Enter");
    awaitTraces("names[0].startsWith('" + objects.column("object").text(row) + "-')");
    labeled("Shortest period (days)").fill(String.valueOf(Math.max(0.1, 0.7 * period)));
    page.locator("#compute-periodogram").click();
    page.waitForSelector("#peaks button");
    String peak = page.locator("#peaks button").first().textContent();
    assertThat(Double.parseDouble(peak.replaceAll("[^0-9.]+", " ").trim().split(" ", -1)[0]))
        .isCloseTo(period, offset(0.01 * period));
    page.locator("#peaks button").first().click();
    page.waitForFunction(
        "() => document.querySelector('#curves').layout.xaxis.title?.text.startsWith('Phase')");
    assertThat(evaluate("Math.max(...document.querySelector('#curves').data[0].x) < 2"))
        .isEqualTo(true);
    picture("lightcurves-folded");
  }

  @Test
  void pointsLeadToCutouts() {
    page.locator("#cutout-superstack").click();
    page.waitForSelector("#cutouts figure");
    labeled("Epoch").fill("gr3");
    page.locator("#cutout-epoch").click();
    page.waitForFunction("() => document.querySelectorAll('#cutouts figure').length === 2");
    assertThat(page.locator("#cutouts figcaption").first().textContent()).contains("gr3");
    assertThat(evaluate("document.querySelector('#cutouts canvas').width")).isEqualTo(64);
    evaluate(
        "document.querySelector('#curves').emit('plotly_click', {points: [{data: document.querySelector('#curves').data[0], customdata: "
            + FIELD.epochs().column("epoch_mjd").number(2)
            + "}]})");
    page.waitForFunction("() => document.querySelectorAll('#cutouts figure').length === 3");
  }

  @Test
  void curvesAreSavedAsFiles() throws IOException {
    Download download = page.waitForDownload(() -> page.locator("#export").click());
    assertThat(download.suggestedFilename()).isEqualTo("lightcurves.csv");
    assertThat(Files.readString(download.path()))
        .contains("object,ra,dec,measurement")
        .contains("ch1_sci-mag_auto");
    Download picture = page.waitForDownload(() -> button("Save the figure").click());
    assertThat(picture.suggestedFilename()).isEqualTo("lightcurves.png");
  }

  @Test
  void distributionChoosesObjects() {
    page.locator("#tab-stats").click();
    page.waitForFunction("() => document.querySelectorAll('#histogram .main-svg').length > 0");
    assertThat(evaluate("document.querySelector('#histogram').layout.annotations[0].text"))
        .asString()
        .startsWith("N = 60<br>Mean = ");
    labeled("Column").selectOption("superstack_mag_auto");
    page.waitForFunction(
        "() => document.querySelector('#histogram').layout.title.text === 'Distribution of superstack_mag_auto'");
    assertThat(evaluate("document.querySelector('#histogram').data[0].x.length")).isEqualTo(50);
    page.waitForSelector("#summary table");
    assertThat(page.locator("#summary").textContent())
        .contains("chi2_reduced", "stetson_j", "n_epochs_valid_all");
    evaluate(
        "document.querySelector('#histogram').emit('plotly_click', {points: [{pointNumber: 10}]})");
    page.waitForFunction(
        "() => document.querySelector('#query').value.includes('<= superstack_mag_auto <')");
    picture("lightcurves-stats");
  }

  @Test
  void imageShowsAndSelectsObjects() {
    String start = first();
    page.locator("#tab-image").click();
    assertThat(labeled("Path of a FITS image").inputValue()).isEqualTo("coadd_ch1.fits");
    page.waitForSelector("#image-path.valid");
    page.locator("#load-image").click();
    page.waitForFunction(
        "() => document.querySelector('#sky').layout?.images?.[0].source.startsWith('data:image/png')");
    page.waitForFunction(
        "() => document.querySelector('#sky').data.some(t => t.name === 'selected' && t.x.length === 1)");
    page.getByLabel("Show All Objects").check();
    page.waitForFunction(
        "n => document.querySelector('#sky').data.some(t => t.name === 'objects' && t.x.length === n)",
        OBJECTS - 1);
    labeled("Colour map").selectOption("viridis");
    labeled("Normalisation").selectOption("asinh");
    labeled("Marker size").fill("12");
    labeled("Marker size").press("Enter");
    page.waitForFunction(
        "() => document.querySelector('#sky').data.find(t => t.name === 'selected').marker.size === 17");
    evaluate(
        "document.querySelector('#sky').emit('plotly_click', {points: [{customdata: 'I33'}]})");
    page.waitForFunction(
        "() => document.querySelector('#sky').data.find(t => t.name === 'selected').text.includes('I33')");
    picture("lightcurves-image");
    page.locator("#tab-viz").click();
    awaitTraces(
        "names.some(n => n.startsWith('I33-')) && names.some(n => n.startsWith('" + start + "-'))");
    page.locator("#tab-image").click();
    labeled("Path of a FITS image").fill("../../etc/passwd");
    page.waitForSelector("#image-path.invalid");
    assertThat(page.locator("#load-image").isDisabled()).isTrue();
  }

  @Test
  void storageIsDescribedAndItsObjectsAreSelected() {
    page.locator("#tab-viz").press("ArrowLeft");
    assertThat(page.locator("#tab-info").getAttribute("aria-selected")).isEqualTo("true");
    assertThat(page.locator("#facts").textContent()).contains("(60, 8, 2, 400)", "folder");
    Locator grid = page.locator("section[aria-label='Objects']");
    page.waitForFunction(
        "() => document.querySelectorAll('section[aria-label=\"Objects\"] .grid-body .grid-row').length > 5");
    grid.getByLabel("Filter n_epochs_valid_all").fill("> 250");
    page.waitForFunction(
        "() => document.querySelector('section[aria-label=\"Objects\"] .vgrid > .caption').textContent.match(/^[0-9]{1,2} rows/)");
    grid.locator(".grid-body .grid-row").nth(1).click();
    grid.locator(".grid-body .grid-row").nth(3).locator("input").click();
    page.waitForSelector("section[aria-label='Epochs'] .grid-body .grid-row");
    picture("lightcurves-info");
    page.locator("#select-for-visualization").click();
    assertThat(page.locator("#tab-viz").getAttribute("aria-selected")).isEqualTo("true");
    awaitTraces("names.length === 2");
    assertThat(page.locator("#query").inputValue()).startsWith("object in [\"I");
  }

  @Test
  void anotherStoreIsLoaded() {
    page.locator("#load-storage").click();
    Locator path = labeled("Path of a store");
    path.fill("nothing.alc");
    page.waitForSelector("#store-path.invalid");
    assertThat(page.locator("#load").isDisabled()).isTrue();
    path.fill("arrays");
    page.waitForSelector("#store-path.doubtful");
    assertThat(labeled("Mode").locator("option").allTextContents())
        .containsExactly(
            "\u2717 Read-Optimized (not found)", "\u2713 Write-Optimized (lightcurves_write.zarr)");
    path.fill("small.alc");
    page.waitForSelector("#store-path.valid");
    page.locator("#load").click();
    page.waitForFunction(
        "() => document.querySelector('#store').textContent === 'small.alc: 7 objects'");
    page.waitForFunction("() => !document.querySelector('#loading').open");
    assertThat(page.locator(".toast").first().textContent()).contains("Loaded 7 objects");
    page.locator("#load-storage").click();
    path.fill("field.alc");
    page.waitForSelector("#store-path.valid");
    path.press("Enter");
    page.waitForFunction(
        "() => document.querySelector('#store').textContent === 'field.alc: 60 objects'");
  }

  @Test
  void pipelineIsWatchedAndRun() {
    page.navigate(server.address() + "pipeline");
    page.waitForSelector("[data-asset=sci_lac_cleaned] .part.missing");
    picture("pipeline");
    page.locator("[data-asset=sci_lac_cleaned]")
        .getByText("Retry")
        .or(page.locator("#run"))
        .first()
        .click();
    page.waitForSelector(".run");
    assertThat(page.locator(".run").first().textContent()).contains("run-1: 1 of 1");
    page.waitForFunction("() => !document.querySelector('.part.failed')");
  }

  @Test
  void phoneInTheDarkFitsItsScreen() {
    open(PHONE, ColorScheme.DARK);
    assertThat(evaluate("document.documentElement.scrollWidth")).isEqualTo(PHONE);
    assertThat(evaluate("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(16, 21, 27)");
    open(WIDE, ColorScheme.DARK);
    picture("lightcurves-dark");
  }
}
