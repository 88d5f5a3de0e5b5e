package org.alidade.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.cube.BuildOptions;
import org.alidade.cube.HypercubeBuilder;
import org.alidade.cube.ProgressListener;
import org.alidade.cube.mock.MockGalaxyOptions;
import org.alidade.hdf5.Hdf5File;
import org.alidade.web.Cubes;
import org.alidade.web.WebOptions;
import org.alidade.web.WebServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The pages in a real browser: drawn, used, and without a complaint of the browser. */
class BrowserTest {
  private static final int WIDE = 1400;
  private static final int PHONE = 400;
  private static final int GALAXY = 0;
  private static final int LATER = 1;
  private static final int BUILDING = 2;
  private static final int EMPTY = 3;

  @RegisterExtension static final Tabs TABS = new Tabs(900);

  @TempDir static Path folder;
  private static Path galaxy;
  private static Path later;
  private static WebServer server;

  private Page page;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    galaxy =
        Cubes.populated(
            folder,
            "galaxy.h5",
            MockGalaxyOptions.defaults()
                .withSpaxels(40)
                .withTemplateGrid(4, 6)
                .withWavelengths(5100, 5300));
    Cubes.fit(galaxy, 4);
    later = folder.resolve("<img src=x onerror=alert(1)>.h5");
    Path building =
        Cubes.populated(
            folder,
            "building.h5",
            MockGalaxyOptions.defaults()
                .withSpaxels(12)
                .withTemplateGrid(2, 3)
                .withWavelengths(5150, 5230));
    build(building);
    Path empty = folder.resolve("empty.h5");
    try (Hdf5File file = Hdf5File.create(empty)) {
      file.createGroup("/Fit");
    }
    server = WebServer.start(WebOptions.of(galaxy, later, building, empty).withPort(0));
  }

  /** A hypercube of 3 x 10 tiles of which two thirds are finished. */
  private static void build(Path file) throws IOException, InterruptedException {
    HypercubeBuilder.build(
        file, BuildOptions.builder().tiles(4, 1, 6).build(), ProgressListener.NONE);
    try (Hdf5File changed = Hdf5File.openForUpdate(file)) {
      changed.group("/HyperCube").attributes().set("complete", false);
      byte[] done = changed.dataset("/HyperCube/_done").readBytes();
      for (int i = 0; i < done.length; i++) {
        done[i] = (byte) (i % 3 == 2 ? 0 : 1);
      }
      changed.dataset("/HyperCube/_done").write(done);
    }
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
  }

  private void show(int number) {
    page.navigate(server.address() + "files/" + number);
  }

  private void waitForDrawings(int count) {
    page.waitForFunction(
        "n => document.querySelectorAll('.js-plotly-plot .main-svg').length >= n", 2 * count);
    page.waitForFunction("() => !document.querySelector('.card:not([hidden]) .plot:empty')");
  }

  private Object evaluate(String expression) {
    return page.evaluate(expression);
  }

  @Test
  void listLeadsToThePageOfAFile() {
    page.navigate(server.address().toString());
    page.waitForSelector(".files li:nth-child(4) .chip:not(:empty)");
    assertThat(page.locator(".files li").count()).isEqualTo(4);
    assertThat(page.locator(".files li:nth-child(1) .chip").textContent()).isEqualTo("fitted");
    TABS.picture("list");
    page.locator(".files a").first().click();
    waitForDrawings(7);
    assertThat(page.title()).startsWith("galaxy.h5");
  }

  @Test
  void allPanelsAreDrawn() {
    show(GALAXY);
    waitForDrawings(7);
    assertThat(page.locator("#phase").textContent()).isEqualTo("fitted");
    assertThat(page.locator("#facts").textContent()).contains("40 spaxels", "10 components");
    assertThat(evaluate("document.querySelector('.spectrum .plot').data.map(t => t.name).join()"))
        .isEqualTo("data,model,data \u2212 model");
    assertThat(evaluate("document.querySelector('.spectrum .plot').layout.shapes.length"))
        .isEqualTo(1);
    assertThat(evaluate("document.querySelector('.sky .plot').data[0].type")).isEqualTo("heatmap");
    assertThat(evaluate("document.documentElement.scrollWidth")).isEqualTo(WIDE);
    TABS.picture("wide-light");
  }

  @Test
  void clickOnTheSkyAndKeysChooseTheSpaxel() {
    show(GALAXY);
    waitForDrawings(7);
    Locator box = page.getByLabel("Spaxel", new Page.GetByLabelOptions().setExact(true));
    page.locator(".sky .nsewdrag").click();
    page.waitForFunction(
        "() => !document.querySelector('.spectrum .caption').textContent.startsWith('Spaxel 0:')");
    String clicked = box.inputValue();
    assertThat(page.locator(".spectrum .caption").textContent())
        .startsWith("Spaxel " + clicked + ":");
    box.fill("17");
    box.press("Enter");
    page.waitForFunction(
        "() => document.querySelector('.spectrum .caption').textContent.startsWith('Spaxel 17:')");
    page.getByLabel("Next spaxel").press("Enter");
    page.waitForFunction(
        "() => document.querySelector('.spectrum .caption').textContent.startsWith('Spaxel 18:')");
    box.fill("4000");
    box.press("Enter");
    page.waitForFunction(
        "() => document.querySelector('.spectrum .caption').textContent.startsWith('Spaxel 39:')");
  }

  @Test
  void mapsComponentsAndWeightsAreChosen() {
    show(GALAXY);
    waitForDrawings(7);
    page.getByLabel("Map", new Page.GetByLabelOptions().setExact(true)).selectOption("rms");
    page.waitForFunction(
        "() => document.querySelector('.sky .plot').data?.[0].colorbar?.title.text.startsWith('rms')");
    page.getByLabel("Map", new Page.GetByLabelOptions().setExact(true)).selectOption("light");
    page.getByLabel("Component", new Page.GetByLabelOptions().setExact(true)).selectOption("4");
    page.waitForFunction(
        "() => document.querySelector('.sky .plot').data?.[0].colorbar?.title.text.includes('component 4')");
    page.waitForFunction(
        "() => document.querySelectorAll('.half .plot')[0].data?.[0].marker.color[4] !== "
            + "document.querySelectorAll('.half .plot')[0].data?.[0].marker.color[3]");
    page.getByText("log", new Page.GetByTextOptions().setExact(true)).click();
    page.locator("#choice").getByText("best").click();
    page.waitForFunction(
        "() => document.querySelectorAll('.half .caption')[0].textContent.includes('Best weights')");
    page.waitForFunction(
        "() => document.querySelector('.spectrum .caption').textContent.includes('Best weights')");
    TABS.picture("component");
  }

  @Test
  void phoneInTheDarkFitsItsScreen() {
    open(PHONE, ColorScheme.DARK);
    show(GALAXY);
    waitForDrawings(7);
    assertThat(evaluate("document.documentElement.scrollWidth")).isEqualTo(PHONE);
    assertThat(
            evaluate(
                "document.querySelector('.sky .main-svg').getBoundingClientRect().right <= 400"))
        .isEqualTo(true);
    assertThat(evaluate("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(16, 21, 27)");
    TABS.picture("phone-dark");
    open(WIDE, ColorScheme.DARK);
    show(GALAXY);
    waitForDrawings(7);
    TABS.picture("wide-dark");
  }

  @Test
  void fileThatAppearsFillsThePageByItself() throws IOException {
    show(LATER);
    page.waitForSelector("#problem:not([hidden])");
    assertThat(page.locator("#problem").textContent()).contains("not there");
    assertThat(page.locator("h1").textContent()).isEqualTo("<img src=x onerror=alert(1)>.h5");
    Path whole = Files.copy(galaxy, folder.resolve("whole.h5"));
    Files.move(whole, later);
    waitForDrawings(7);
    assertThat(page.locator("#problem").isVisible()).isFalse();
    Files.delete(later);
    page.waitForSelector("#problem:not([hidden])");
    assertThat(page.locator("#phase").textContent()).isEqualTo("not there");
  }

  @Test
  void buildInProgressShowsItsTiles() {
    show(BUILDING);
    page.waitForFunction("() => document.querySelectorAll('.wide .main-svg').length > 0");
    assertThat(page.locator("#phase").textContent()).isEqualTo("building, 66 %");
    assertThat(page.locator(".wide .caption").first().textContent()).startsWith("20 of 30 tiles");
    page.waitForFunction("() => document.querySelectorAll('.spectrum .main-svg').length > 0");
    TABS.picture("building");
  }

  @Test
  void fileWithoutAnythingSaysSo() {
    show(EMPTY);
    page.waitForFunction("() => document.querySelectorAll('.plot .empty').length >= 7");
    assertThat(page.locator(".card.spectrum .empty").textContent()).contains("No observed spectra");
    TABS.picture("empty");
  }
}
