package org.alidade.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.alidade.transients.database.DetectionRow;
import org.alidade.transients.database.DetectionStatus;
import org.alidade.transients.database.Role;
import org.alidade.transients.database.ValidationEvent;
import org.alidade.web.TransientWorld;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the transient service in a real browser: what is pressed is in the database. */
class TransientBrowserTest {

  private static final int WIDE = 1500;

  @RegisterExtension static final Tabs TABS = new Tabs(1000, "401");

  @TempDir Path folder;

  private TransientWorld world;
  private Page page;

  @BeforeEach
  void open() {
    world = new TransientWorld(folder, 3, TransientWorld.options());
    page = TABS.open(WIDE, ColorScheme.LIGHT, world.service.address().toString());
  }

  @AfterEach
  void close() {
    TABS.close();
    world.close();
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
    awaitCutouts("#review", 63);
  }

  private void awaitCount(String part) {
    page.waitForFunction(
        "part => document.querySelector('#count').textContent.includes(part)", part);
  }

  private void awaitCutouts(String place, int pixels) {
    page.waitForFunction(
        "([place, pixels]) => { const all = [...document.querySelectorAll(place + ' canvas')];"
            + " return all.length > 0 && all.every((canvas) => canvas.width === pixels); }",
        List.of(place, pixels));
  }

  private DetectionRow row(int number) {
    return world.database.read(
        session -> session.detections().get(world.detections.get(number).id()));
  }

  @Test
  void candidatesAreReviewedByKeyboard() {
    enter(world.key(Role.ANALYST, "ann"));
    awaitDetection(0);
    assertThat(row(0).claimedBy()).isEqualTo("ann");
    assertThat(page.locator("#who").textContent()).isEqualTo("ann");
    awaitCount("0 reviewed, 3 waiting");
    page.waitForCondition(() -> page.locator("#review .crosshair line").count() == 16);
    TABS.picture("transient-review");
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
    awaitCount("3 reviewed, 0 waiting, 3 by you");
  }

  @Test
  void observationsPairsQueuesAndTrainingSetsAreShown() {
    enter(world.key(Role.RESEARCHER, "manager"));
    awaitDetection(0);
    tab("Observations");
    page.getByText("2021abc_science_image").click();
    page.waitForSelector("#observations h2:has-text('Difference runs')");
    assertThat(page.locator("#observations").textContent()).contains("differenced", "zogy");
    TABS.picture("transient-observations");
    page.locator("#observations a[href^='#pair']").first().click();
    awaitCutouts("#pair", 80);
    page.waitForCondition(() -> page.locator("#pair .crosshair circle").count() == 12);
    TABS.picture("transient-pair");
    tab("Monitor");
    page.waitForSelector("#jobs td:has-text('preprocessing')");
    TABS.picture("transient-monitor");
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
    page.waitForCondition(() -> page.locator(".opblock").count() > 60);
  }
}
