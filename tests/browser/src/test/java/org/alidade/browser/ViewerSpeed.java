package org.alidade.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alidade.lightcurve.MeasurementType;
import org.alidade.lightcurve.mock.MockField;
import org.alidade.lightcurve.mock.MockOptions;
import org.alidade.lightcurve.store.FolderStoreWriter;
import org.alidade.lightcurve.store.StoreOptions;
import org.alidade.web.LightCurveOptions;
import org.alidade.web.WebOptions;
import org.alidade.web.WebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Times of the light-curve viewer with 24 million measurements (500 objects, 40 types, 1200
 * epochs), as a user sees them. Run by its name only: {@code mvn test -pl tests/browser
 * -Dtest=ViewerSpeed}.
 */
class ViewerSpeed {
  private static final int CLICKS = 11;
  private static final int LOADS = 5;
  private static final String FILTERS = "&window=1&rate=1&rate_lock=1&smooth=1&smooth_days=14";

  @TempDir static Path folder;

  @Test
  void measure() {
    MockField field = MockField.of(MockOptions.defaults());
    Path path = folder.resolve("field.alc");
    try (FolderStoreWriter writer = FolderStoreWriter.open(path, StoreOptions.defaults())) {
      field.writeTo(writer);
    }
    say("measurements", (double) field.slots());
    long begin = System.nanoTime();
    try (WebServer server = WebServer.start(WebOptions.of(path).withPort(0), options())) {
      URI address = server.address();
      ServerTimes.ask(address, "api/objects?start=0&end=100");
      say("server: start to the first page of objects, ms", since(begin));
      ServerTimes.awaitCounts(address);
      say("server: start to valid epochs counted, ms", since(begin));
      measureRequests(address, field);
      measurePages(address);
    }
  }

  private static LightCurveOptions options() {
    return LightCurveOptions.defaults().withRoots(List.of(folder));
  }

  private static void measureRequests(URI server, MockField field) {
    String types =
        field.types().stream().limit(6).map(MeasurementType::key).collect(Collectors.joining(","));
    say(
        "server: 1 object x 1 type, first request, ms",
        request(server, types.split(",", 2)[0], 1, 1, ""));
    say(
        "server: 10 objects x 6 types, all filters, first request, ms",
        request(server, types, 2, 10, FILTERS));
    double[] cold = new double[CLICKS];
    double[] warm = new double[CLICKS];
    for (int i = 0; i < CLICKS; i++) {
      cold[i] = request(server, types, 12 + 10 * i, 10, FILTERS);
      warm[i] = request(server, types, 12 + 10 * i, 10, FILTERS);
    }
    say("server: the same, other objects, ms", median(cold));
    say("server: the same, objects of the request before, ms", median(warm));
  }

  private static double request(URI server, String types, int first, int count, String filters) {
    String objects =
        IntStream.range(first, first + count)
            .mapToObj(i -> "I" + i)
            .collect(Collectors.joining(","));
    return ServerTimes.millis(
        server, "api/lightcurve?object=" + objects + "&types=" + types + filters);
  }

  private static void measurePages(URI server) {
    try (Chromium chromium = Chromium.start()) {
      double[] loads = new double[LOADS];
      for (int i = 0; i < LOADS; i++) {
        Page page = page(chromium);
        page.navigate(server.toString());
        awaitCurve(page, "");
        loads[i] = number(page, "performance.getEntriesByName('curve-drawn')[0].startTime");
        if (i == 0) {
          say("page: load to the first curve, first visit, ms", loads[0]);
        }
        if (i == LOADS - 1) {
          say("page: load to the first curve, ms", median(loads));
          measureClicks(page);
        }
        page.context().close();
      }
    }
  }

  private static Page page(Chromium chromium) {
    return chromium
        .browser()
        .newContext(new Browser.NewContextOptions().setViewportSize(1500, 1000))
        .newPage();
  }

  private static void measureClicks(Page page) {
    double[] clicks = new double[CLICKS];
    double[] drawing = new double[CLICKS];
    Locator rows = page.locator(".side .grid-body .grid-row");
    for (int i = 0; i < CLICKS; i++) {
      String name = rows.nth(i + 1).locator("span").nth(2).textContent();
      page.evaluate(
          "() => { performance.clearMarks(); document.querySelector('.side .grid-body').addEventListener('click', () => performance.mark('clicked'), { capture: true, once: true }); }");
      rows.nth(i + 1).click();
      awaitCurve(page, name + "-");
      clicks[i] =
          number(page, "performance.getEntriesByName('curve-drawn')[0].startTime")
              - number(page, "performance.getEntriesByName('clicked')[0].startTime");
      drawing[i] = number(page, "Number(document.querySelector('#curves').dataset.millis)");
    }
    say("page: click to the curve on the screen, ms", median(clicks));
    say("page: the same, longest, ms", Arrays.stream(clicks).max().orElseThrow());
    say("page: part of the plotting library, ms", median(drawing));
    assertThat(Arrays.stream(clicks).min().orElseThrow()).isPositive();
  }

  /** The mark is set in the frame after the one that shows the curve. */
  private static void awaitCurve(Page page, String name) {
    page.waitForFunction(
        "name => performance.getEntriesByName('curve-drawn').length > 0 && document.querySelector('#curves').data?.[0].name.startsWith(name)",
        name);
  }

  private static double number(Page page, String expression) {
    return ((Number) page.evaluate(expression)).doubleValue();
  }

  private static double since(long start) {
    return (System.nanoTime() - start) / 1e6;
  }

  private static double median(double[] times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void say(String what, double value) {
    System.out.println(String.format(Locale.ROOT, "%-70s %12.1f", what, value));
  }
}
