package org.alidade.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alidade.transients.database.DetectionRow;
import org.alidade.transients.database.DetectionStatus;
import org.alidade.transients.database.Role;
import org.alidade.transients.database.ValidationEvent;
import org.alidade.web.TransientWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the transient service in a real browser: what is pressed is in the database. */
class TransientBrowserTest {
  private static final int PATIENCE_MILLIS = 15_000;
  private static final Path PICTURES = Path.of("target", "screenshots");

  @TempDir Path folder;
  private static Chromium chromium;

  private final List<String> complaints = new ArrayList<>();
  private TransientWorld world;
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void open() {
    world = new TransientWorld(folder, 3, TransientWorld.options());
    context =
        chromium.browser().newContext(new Browser.NewContextOptions().setViewportSize(1500, 1000));
    page = context.newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onPageError(complaints::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().contains("401")) {
            complaints.add(message.text());
          }
        });
    page.onRequest(
        request -> {
          String address = world.service.address().toString();
          boolean own =
              request.url().startsWith(address) || request.url().matches("(data|blob):.*");
          if (!own) {
            complaints.add("asked for " + request.url());
          }
        });
  }

  @AfterEach
  void browserHadNothingToComplain() {
    context.close();
    world.close();
    assertThat(complaints).isEmpty();
  }

  private void enter(String key) {
    page.navigate(world.service.address().toString());
    page.locator("#key").fill("astrid_wrong");
    page.locator("#login button").click();
    page.waitForFunction("document.querySelector('#login-message').textContent !== ''");
    page.locator("#key").fill(key);
    page.locator("#login button").click();
    page.waitForFunction("!document.querySelector('#login').open");
  }

  private void awaitDetection(int number) {
    page.waitForSelector("#review h2[data-detection='" + world.detections.get(number).id() + "']");
    page.waitForFunction(
        "[...document.querySelectorAll('#review canvas')].every((canvas) => canvas.width === 63)");
  }

  private DetectionRow row(int number) {
    return world.database.read(
        session -> session.detections().get(world.detections.get(number).id()));
  }

  private void picture(String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
  }

  @Test
  void candidatesAreReviewedByKeyboard() {
    enter(world.key(Role.ANALYST, "ann"));
    awaitDetection(0);
    assertThat(row(0).claimedBy()).isEqualTo("ann");
    assertThat(page.locator("#who").textContent()).isEqualTo("ann");
    assertThat(page.locator("#count").textContent()).contains("0 reviewed, 3 waiting");
    assertThat(page.locator("#review .crosshair line").count()).isEqualTo(16);
    picture("transient-review");
    page.keyboard().press("b");
    page.waitForFunction(
        "document.querySelector('#review .stamp strong').textContent === 'Reference'");
    page.keyboard().press("b");
    page.keyboard().press("l");
    page.keyboard().press("3");
    page.locator("#notes").fill("near the core");
    page.keyboard().press("Escape");
    page.keyboard().press("s");
    awaitDetection(1);
    assertThat(row(0).status()).isEqualTo(DetectionStatus.VALIDATED);
    assertThat(row(0).humanLabel()).isEqualTo("supernova");
    List<ValidationEvent> events =
        world.database.read(session -> session.validationEvents().ofDetection(row(0).id()));
    assertThat(events)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.validatorId()).isEqualTo("ann");
              assertThat(event.confidenceLevel()).isEqualTo("high");
              assertThat(event.notes()).isEqualTo("near the core");
            });
    page.keyboard().press("x");
    awaitDetection(2);
    assertThat(row(1).status()).isEqualTo(DetectionStatus.REJECTED);
    page.keyboard().press("z");
    awaitDetection(1);
    assertThat(row(1).humanLabel()).isNull();
    assertThat(page.locator("#verdict").textContent()).isEqualTo("artifact was taken back.");
    page.keyboard().press("f");
    awaitDetection(2);
    page.keyboard().press("u");
    page.waitForFunction(
        "document.querySelector('#review h2').textContent === 'Nothing waits for a review'");
    assertThat(row(2).humanLabel()).isEqualTo("unknown");
    assertThat(page.locator("#count").textContent()).contains("3 reviewed, 0 waiting, 3 by you");
  }

  @Test
  void observationsPairsQueuesAndTrainingSetsAreShown() {
    enter(world.key(Role.RESEARCHER, "manager"));
    awaitDetection(0);
    tab("Observations");
    page.getByText("2021abc_science_image").click();
    page.waitForSelector("#observations h2:has-text('Difference runs')");
    assertThat(page.locator("#observations").textContent()).contains("differenced", "zogy");
    picture("transient-observations");
    page.locator("#observations a[href^='#pair']").first().click();
    page.waitForFunction(
        "[...document.querySelectorAll('#pair canvas')].every((canvas) => canvas.width === 80)");
    assertThat(page.locator("#pair .crosshair circle").count()).isEqualTo(12);
    picture("transient-pair");
    tab("Monitor");
    page.waitForSelector("#jobs td:has-text('preprocessing')");
    picture("transient-monitor");
    tab("Training sets");
    page.locator("#training a").first().click();
    page.waitForSelector("#training h2:has-text('Samples')");
    assertThat(page.locator("#training").textContent()).contains("anomaly_type");
  }

  private void tab(String name) {
    page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(name)).click();
  }

  @Test
  void theDescriptionIsDrawn() {
    page.navigate(world.service.address() + "api/docs");
    page.waitForSelector(".opblock");
    assertThat(page.locator(".opblock").count()).isGreaterThan(60);
  }
}
