package org.alidade.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A browser for the tests of a class, with one tab at a time. A test fails afterwards if a page of
 * it threw, wrote an error or a warning to the console, or asked another place than its own.
 */
final class Tabs implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {
  /** For conditions that a loaded machine may meet late; nothing waits that long on a good day. */
  private static final int PATIENCE_MILLIS = 60_000;

  /** What the graphics driver tells of itself is no matter of the page. */
  private static final Pattern OF_THE_DRIVER = Pattern.compile("GL Driver Message");

  private static final Path PICTURES = Path.of("target", "screenshots");

  private final int height;
  private final Pattern expected;
  private final List<String> complaints = new ArrayList<>();
  private @Nullable Chromium chromium;
  private @Nullable Page page;

  /** Tabs of a height in pixels whose pages have nothing to complain about. */
  Tabs(int height) {
    this(height, "(?!)");
  }

  /** Tabs of a height in pixels; console messages that have a match of {@code expected} are let. */
  Tabs(int height, String expected) {
    this.height = height;
    this.expected = Pattern.compile(expected);
  }

  @Override
  public void beforeAll(ExtensionContext test) {
    chromium = Chromium.start();
  }

  /** A fresh tab in the place of the last, whose pages may ask addresses that begin with one. */
  Page open(int width, ColorScheme scheme, String own) {
    close();
    Page fresh =
        Objects.requireNonNull(chromium, "tabs are for tests")
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(width, height)
                    .setColorScheme(scheme))
            .newPage();
    fresh.setDefaultTimeout(PATIENCE_MILLIS);
    fresh.onPageError(complaints::add);
    fresh.onConsoleMessage(message -> hear(fresh.url(), message));
    fresh.onRequest(request -> look(request.url(), own));
    page = fresh;
    return fresh;
  }

  private void hear(String where, ConsoleMessage message) {
    boolean told = message.type().equals("error") || message.type().equals("warning");
    String text = message.text();
    if (told && !OF_THE_DRIVER.matcher(text).find() && !expected.matcher(text).find()) {
      complaints.add(where + ": " + text);
    }
  }

  private void look(String address, String own) {
    if (!address.startsWith(own) && !address.startsWith("data:") && !address.startsWith("blob:")) {
      complaints.add("asked for " + address);
    }
  }

  /** Keeps what the tab shows in the folder of screenshots. */
  void picture(String name) {
    Objects.requireNonNull(page, "open a tab first")
        .screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
  }

  /** Closes the tab, if one is open. */
  void close() {
    if (page != null) {
      page.context().close();
      page = null;
    }
  }

  @Override
  public void afterEach(ExtensionContext test) {
    close();
    List<String> heard = List.copyOf(complaints);
    complaints.clear();
    assertThat(heard).as("complaints of the browser").isEmpty();
  }

  @Override
  public void afterAll(ExtensionContext test) {
    if (chromium != null) {
      chromium.close();
      chromium = null;
    }
  }
}
