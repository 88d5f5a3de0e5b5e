package org.alidade.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alidade.cube.mock.MockGalaxyOptions;
import org.alidade.hdf5.Hdf5File;
import org.alidade.transients.database.Role;
import org.alidade.web.Cubes;
import org.alidade.web.FrontDoor;
import org.alidade.web.Galleries;
import org.alidade.web.MockStores;
import org.alidade.web.TransientWorld;
import org.alidade.web.WebOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The front door in a real browser: everything listed, reached and left again, also by keys. */
class FrontDoorBrowserTest {
  private static final int WIDE = 1280;
  private static final int PHONE = 360;
  private static final int THINGS = 8;
  private static final double LEAST_CONTRAST = 4.5;
  private static final String HOSTILE = "<img src=x onerror=alert(1)>.h5";

  @RegisterExtension static final Tabs TABS = new Tabs(800, "401");

  @TempDir static Path folder;
  private static TransientWorld world;
  private static FrontDoor door;

  private Page page;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    Path served = Files.createDirectory(folder.resolve("observing-run"));
    Path galaxy =
        Cubes.populated(
            Files.createDirectory(served.resolve("muse")),
            "ngc4551.h5",
            MockGalaxyOptions.defaults()
                .withSpaxels(20)
                .withTemplateGrid(2, 3)
                .withWavelengths(5150, 5230));
    Cubes.fit(galaxy, 2);
    try (Hdf5File file = Hdf5File.create(served.resolve(HOSTILE))) {
      file.createGroup("/Fit");
    }
    MockStores.write(served.resolve("dark-field.alc"), MockStores.field(12, 60));
    Galleries.run(served, "lvm_batch");
    Galleries.report(served.resolve("ngc4551-report"));
    Galleries.report(served.resolve("lvm-report"));
    Galleries.spherex(served.resolve("spherex-s01"), "s01");
    Files.writeString(served.resolve("notes.txt"), "seeing was poor");
    world =
        new TransientWorld(
            Files.createDirectory(served.resolve("survey")), 2, TransientWorld.options());
    door = FrontDoor.open(WebOptions.of(served).withPort(0));
  }

  @AfterAll
  static void stop() {
    if (door != null) {
      door.close();
    }
    if (world != null) {
      world.close();
    }
  }

  @BeforeEach
  void open() {
    open(WIDE, ColorScheme.LIGHT);
  }

  private void open(int width, ColorScheme scheme) {
    page = TABS.open(width, scheme, door.address().toString());
  }

  private void front() {
    page.navigate(door.address().toString());
    page.waitForFunction(
        "n => document.querySelectorAll('.files .chip:not(:empty)').length === n", THINGS);
  }

  private void await(String href) {
    page.waitForURL("**" + href);
    page.waitForFunction("() => document.querySelector('#help')");
    String ready =
        switch (href.split("/", -1)[1]) {
          case "cubes", "spherex" ->
              "document.querySelectorAll('.plot .main-svg, .plot .empty').length > 1";
          case "lightcurves" -> "document.querySelector('#store').textContent.includes('objects')";
          case "runs" -> "document.querySelectorAll('.stage').length > 0";
          case "reports" ->
              "document.querySelector('iframe')?.contentDocument?.querySelector('footer')";
          default -> "document.querySelector('#login').open";
        };
    page.waitForFunction("() => " + ready);
  }

  @Test
  void listNamesOneOfEachAndWhatIsNotShown() {
    front();
    assertThat(page.locator(".shelf h2").allTextContents())
        .containsExactly(
            "Spectral cubes2",
            "Light curves",
            "SPHEREx sources",
            "Transient systems",
            "Pipeline runs",
            "Reports2");
    assertThat(page.locator(".files strong").allTextContents())
        .contains(HOSTILE, "ngc4551.h5", "dark-field.alc", "survey", "lvm_batch.run");
    assertThat(page.locator(".files a[href='/cubes/ngc4551.h5'] .chip").textContent())
        .isEqualTo("fitted");
    TABS.picture("front-light");
    check("/", WIDE);
    page.locator("#left summary").click();
    assertThat(page.locator("#left-list").textContent()).contains("notes.txt", "no kind of file");
    assertThat(page.locator("#version").textContent()).startsWith("Alidade ");
    open(PHONE, ColorScheme.DARK);
    front();
    TABS.picture("front-phone-dark");
    check("/", PHONE);
  }

  @Test
  void keysAloneLeadToEveryPageAndBack() {
    front();
    for (int i = 0; i < THINGS; i++) {
      page.waitForFunction("n => document.querySelectorAll('.files a').length === n", THINGS);
      page.keyboard().press("Home");
      for (int step = 0; step < i; step++) {
        page.keyboard().press("ArrowDown");
      }
      String href = String.valueOf(page.evaluate("document.activeElement.getAttribute('href')"));
      assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle !== 'none'"))
          .isEqualTo(true);
      page.keyboard().press("Enter");
      await(href);
      TABS.picture("front-page-" + href.split("/", -1)[1]);
      assertThat(page.title()).isNotEmpty();
      if (href.startsWith("/review/")) {
        enter(world.key(Role.ANALYST));
      }
      page.keyboard().press("?");
      page.waitForSelector("#keys[open]");
      page.keyboard().press("Escape");
      page.waitForFunction("() => !document.querySelector('#keys').open");
      page.keyboard().press("h");
      page.waitForURL(door.address().toString());
    }
  }

  private void enter(String key) {
    page.locator("#key").fill(key);
    page.keyboard().press("Enter");
    page.waitForFunction("() => !document.querySelector('#login').open");
    page.waitForSelector("#review canvas");
    page.waitForFunction("() => document.querySelector('#live').textContent === 'live'");
    TABS.picture("front-review");
  }

  @Test
  void firstTabSkipsToTheList() {
    front();
    page.keyboard().press("Tab");
    assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
    page.keyboard().press("Enter");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
  }

  @Test
  void choiceOfColoursIsRememberedAndPlotsFollow() {
    front();
    page.navigate(door.address() + "spherex/spherex-s01");
    await("/spherex/spherex-s01");
    String paper = "document.querySelector('#spectrum').layout.paper_bgcolor";
    assertThat(page.evaluate(paper)).isEqualTo("rgb(255, 255, 255)");
    page.keyboard().press("d");
    page.keyboard().press("d");
    page.waitForFunction("() => " + paper + " === 'rgb(25, 33, 41)'");
    TABS.picture("front-spherex-dark");
    front();
    assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(16, 21, 27)");
    assertThat(page.locator("#shade").getAttribute("aria-label")).contains("dark");
    page.locator("#shade").click();
    assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(243, 245, 247)");
  }

  @ParameterizedTest
  @CsvSource({WIDE + ",DARK", PHONE + ",LIGHT"})
  void everyPageFitsAndIsReadable(int width, ColorScheme scheme) {
    open(width, scheme);
    front();
    TABS.picture("front-" + width + "-" + scheme);
    page.locator("#left summary").click();
    check("/", width);
    for (FrontDoor.Shown one : door.shown()) {
      page.navigate(one.address().toString());
      await(one.address().getPath());
      check(one.address().getPath(), width);
      TABS.picture("front-" + width + "-" + scheme + "-" + one.kind());
    }
  }

  private void check(String where, int width) {
    assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
        .as(() -> where + " is too wide because of " + page.evaluate(Legibility.WIDE, width))
        .isLessThanOrEqualTo(width);
    assertThat((List<?>) page.evaluate(Legibility.FAINT, LEAST_CONTRAST)).as(where).isEmpty();
    assertThat((List<?>) page.evaluate(Legibility.UNNAMED)).as(where).isEmpty();
  }
}
