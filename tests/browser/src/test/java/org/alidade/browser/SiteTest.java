package org.alidade.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.alidade.site.Site;
import org.alidade.site.SiteOptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The documentation site as its readers open it: from a folder, wide and on a phone, in light and
 * dark.
 */
class SiteTest {
  private static final int DESK = 1280;
  private static final int PHONE = 360;
  private static final double READABLE = 4.5;
  private static final List<String> LOOKED_AT =
      List.of(
          "index.html",
          "guide/solvers.html",
          "guide/getting-started.html",
          "guide/dashboard.html",
          "formats/cube.html",
          "guide/performance.html",
          "api.html");

  /** Contrast of every piece of text with what lies behind it; the worst with its words. */
  private static final String WORST_CONTRAST =
      """
      () => {
        const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        const rgba = (color) => {
          canvas.clearRect(0, 0, 1, 1);
          canvas.fillStyle = color;
          canvas.fillRect(0, 0, 1, 1);
          return [...canvas.getImageData(0, 0, 1, 1).data];
        };
        const light = (color) => {
          const [r, g, b] = color.map((c) => c / 255)
            .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const behind = (element) => {
          for (let at = element; at; at = at.parentElement) {
            const color = rgba(getComputedStyle(at).backgroundColor);
            if (color[3] === 255) return color;
          }
          return [255, 255, 255, 255];
        };
        let worst = [99, ''];
        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        for (let text = walk.nextNode(); text; text = walk.nextNode()) {
          const element = text.parentElement;
          if (!text.data.trim() || !element.offsetParent) continue;
          const a = light(rgba(getComputedStyle(element).color));
          const b = light(behind(element));
          const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
          if (contrast < worst[0]) worst = [contrast, text.data.trim() + ' in ' + element.outerHTML.slice(0, 80)];
        }
        return worst;
      }
      """;

  @RegisterExtension static final Tabs TABS = new Tabs(900);

  @TempDir static Path folder;
  private static List<String> pages;

  private Page page;

  @BeforeAll
  static void build() throws IOException {
    Site.build(new SiteOptions(Path.of("..", ".."), folder, false));
    try (Stream<Path> files = Files.walk(folder)) {
      pages =
          files
              .map(file -> folder.relativize(file).toString())
              .filter(name -> name.endsWith(".html"))
              .sorted()
              .toList();
    }
  }

  @BeforeEach
  void open() {
    open(DESK, ColorScheme.LIGHT);
  }

  private void open(int width, ColorScheme scheme) {
    page = TABS.open(width, scheme, "file:");
  }

  private void show(String name) {
    page.navigate(folder.resolve(name).toUri().toString());
  }

  private void picture(String name) {
    TABS.picture("site-" + name);
  }

  @ParameterizedTest
  @ValueSource(ints = {DESK, PHONE})
  void noPageScrollsSideways(int width) {
    open(width, ColorScheme.LIGHT);
    List<String> wide = new ArrayList<>();
    for (String name : pages) {
      show(name);
      if (!Boolean.TRUE.equals(
          page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))) {
        wide.add(name);
      }
    }
    assertThat(pages).hasSizeGreaterThan(50);
    assertThat(wide).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void textStandsOutFromItsBackground(ColorScheme scheme) {
    open(DESK, scheme);
    for (String name : LOOKED_AT) {
      show(name);
      page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
      List<?> worst = (List<?>) page.evaluate(WORST_CONTRAST);
      assertThat(((Number) worst.get(0)).doubleValue())
          .as("%s: %s", name, worst.get(1))
          .isGreaterThanOrEqualTo(READABLE);
      picture("wide-" + scheme + "-" + name.replace('/', '-'));
    }
    open(PHONE, scheme);
    for (String name : LOOKED_AT) {
      show(name);
      picture("phone-" + scheme + "-" + name.replace('/', '-'));
    }
  }

  @Test
  void slashSearchesAndEnterOpensWhatIsFound() {
    show("guide/cli.html");
    page.keyboard().press("/");
    page.keyboard().type("Kaczmarz");
    page.waitForSelector("#results [role=option]");
    assertThat(page.locator("#results").textContent()).contains("Kaczmarz");
    picture("search");
    page.keyboard().press("ArrowDown");
    assertThat(page.locator("#search").getAttribute("aria-activedescendant")).isEqualTo("result1");
    page.keyboard().press("ArrowUp");
    page.keyboard().press("Enter");
    page.waitForURL(url -> !url.contains("guide/cli.html"));
    assertThat(page.locator("main").textContent()).contains("Kaczmarz");
    page.keyboard().press("/");
    page.keyboard().type("qqqq");
    page.waitForSelector("#results .nothing");
    page.keyboard().press("Escape");
    assertThat(page.locator("#results").isVisible()).isFalse();
  }

  @Test
  void keyboardFindsTheContentFirst() {
    show("guide/solvers.html");
    page.keyboard().press("Tab");
    assertThat(page.evaluate("document.activeElement.textContent"))
        .isEqualTo("Skip to the content");
    assertThat(page.locator(".skip").boundingBox().x).isGreaterThanOrEqualTo(0);
    page.keyboard().press("Enter");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("content");
    page.keyboard().press("Tab");
    assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
        .isEqualTo("solid");
    assertThat(page.evaluate("!!document.activeElement.closest('main')")).isEqualTo(true);
  }

  @Test
  void choiceOfColoursIsRemembered() {
    show("index.html");
    page.locator("#theme").click();
    page.locator("#theme").click();
    assertThat(page.locator("#theme").getAttribute("aria-label")).isEqualTo("Colours: dark");
    show("guide/cli.html");
    assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(16, 21, 27)");
    page.locator("#theme").click();
    assertThat(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        .isEqualTo("rgb(255, 255, 255)");
  }

  @Test
  void menuOfThePhoneOpensAndCloses() {
    open(PHONE, ColorScheme.DARK);
    show("guide/solvers.html");
    assertThat(page.locator("#navigation").isVisible()).isFalse();
    page.locator("#menu").click();
    assertThat(page.locator("#navigation a[aria-current]").textContent()).isEqualTo("Solvers");
    picture("menu");
    page.keyboard().press("Escape");
    assertThat(page.locator("#navigation").isVisible()).isFalse();
    page.locator("#search").fill("kaczmarz");
    page.waitForSelector("#results [role=option]");
    assertThat(page.locator("#results").boundingBox().width).isGreaterThan(300);
    picture("phone-search");
  }

  @Test
  void codeHasColours() {
    show("guide/getting-started.html");
    assertThat(page.locator("pre .hljs-keyword").count()).isPositive();
    assertThat(page.locator("main pre").first().getAttribute("tabindex")).isEqualTo("0");
  }
}
