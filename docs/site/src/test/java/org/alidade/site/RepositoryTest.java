package org.alidade.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of this repository: no link is broken, no page is missing. */
class RepositoryTest {
  private static final Path ROOT = Path.of("..", "..");

  @TempDir Path folder;

  @Test
  void siteIsCompleteAndTheSameEveryTime() throws IOException {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    SiteSummary summary = Site.build(new SiteOptions(ROOT, first, false));
    Site.build(new SiteOptions(ROOT, second, false));
    assertThat(summary.pages()).isGreaterThan(50);
    assertThat(summary.outside()).allMatch(address -> address.startsWith("https://"));
    Map<String, Integer> files = contents(first);
    assertThat(contents(second)).isEqualTo(files);
    assertThat(files).containsKeys("index.html", "guide/solvers.html", "assets/highlight.js");
  }

  @Test
  @Tag("nightly")
  void apiReferenceIsCompleteAndItsLinksLeadSomewhere() throws IOException {
    SiteSummary summary = Site.build(new SiteOptions(ROOT, folder.resolve("site"), true));
    assertThat(summary.types()).isGreaterThan(500);
    assertThat(folder.resolve("site/api/org/alidade/cube/CubeFile.html")).exists();
  }

  @Test
  void programSaysWhereTheSiteIs() {
    Path out = folder.resolve("site");
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    int status =
        run(text, errors, "--root", ROOT.toString(), "--out", out.toString(), "--without-api");
    assertThat(errors.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(status).isZero();
    assertThat(text.toString(StandardCharsets.UTF_8))
        .contains("all links lead somewhere", out.resolve("index.html").toString());
  }

  @Test
  void programRefusesWhatItDoesNotKnow() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    ByteArrayOutputStream errors = new ByteArrayOutputStream();
    assertThat(run(text, errors, "--where")).isEqualTo(2);
    assertThat(run(text, errors, "--out")).isEqualTo(2);
    assertThat(errors.toString(StandardCharsets.UTF_8))
        .contains("no such option: docs: --where", "--out: docs: a value is missing");
    assertThat(text.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  private static int run(
      ByteArrayOutputStream text, ByteArrayOutputStream errors, String... arguments) {
    return SiteMain.run(
        List.of(arguments),
        new PrintStream(text, true, StandardCharsets.UTF_8),
        new PrintStream(errors, true, StandardCharsets.UTF_8));
  }

  private static Map<String, Integer> contents(Path site) throws IOException {
    Map<String, Integer> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(site)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(site.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
      }
    }
    return contents;
  }
}
