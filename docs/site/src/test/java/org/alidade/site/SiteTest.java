package org.alidade.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of a small repository. */
class SiteTest {
  @TempDir Path folder;
  private SmallRepository repository;

  @BeforeEach
  void make() {
    repository = new SmallRepository(folder);
  }

  @Test
  void linksBetweenFilesBecomeLinksBetweenPages() throws IOException {
    SiteSummary summary = repository.build();
    assertThat(repository.page("index.html"))
        .contains(
            "<a href=\"guide/use.html#first-steps\">the guide</a>", "aria-current=\"page\">Front<");
    assertThat(repository.page("guide/use.html"))
        .contains(
            "<h2 id=\"first-steps\">",
            "<a href=\"../index.html\">back</a>",
            "<title>Use - Small</title>");
    assertThat(summary.pages()).isEqualTo(3);
    assertThat(summary.types()).isZero();
  }

  @Test
  void brokenLinksAreToldWithPageAndLine() {
    repository.write(
        "docs/guide/use.md",
        "# Use\n\n[a](none.md)\n[b](../../README.md#none) and\n[c](../../../x.md)\n[d](http://x.org)\n![](none.png)\n");
    repository.write("README.md", "# Small\n");
    assertThatThrownBy(repository::build)
        .isInstanceOfSatisfying(
            SiteException.class,
            e ->
                assertThat(e.problems())
                    .containsExactly(
                        "docs/guide/use.md:3: the link to 'none.md' leads nowhere: there is no file docs/guide/none.md",
                        "docs/guide/use.md:4: the link to '../../README.md#none' leads nowhere: README.md has no heading"
                            + " 'none'",
                        "docs/guide/use.md:5: the link to '../../../x.md' leaves the repository",
                        "docs/guide/use.md:6: the link to 'http://x.org' is not an address that begins with https://",
                        "docs/guide/use.md:7: the image 'none.png' is not there: give a png, jpg, gif or svg of the"
                            + " repository",
                        "docs/guide/use.md:7: the image 'none.png' has no text: describe it in the brackets"));
    assertThat(repository.out()).doesNotExist();
  }

  @Test
  void pagesThatAreNotEnteredAreRefused() {
    repository.write("docs/lost.md", "# Lost\n");
    assertThatThrownBy(repository::build)
        .hasMessage("docs/site.yaml: a page is missing: docs/lost.md: enter it in a section");
  }

  @Test
  void pagesThatAreNotThereAreRefused() {
    repository.write(
        "docs/site.yaml", SmallRepository.SITE.replace("docs/guide/*.md", "docs/guide/none.md"));
    assertThatThrownBy(repository::build)
        .hasMessageContaining("docs/site.yaml: no such page: docs/guide/none.md")
        .hasMessageContaining("docs/site.yaml: a page is missing: docs/guide/use.md");
  }

  @Test
  void pageWithoutTitleIsRefused() {
    repository.write("docs/guide/use.md", "Use\n");
    assertThatThrownBy(repository::build)
        .hasMessageStartingWith("docs/guide/use.md:1: the page has no title");
  }

  @Test
  void foreignHtmlIsRefused() {
    repository.write("docs/guide/use.md", "# Use\n\n## First steps\n\nx <b>bold</b>\n");
    assertThatThrownBy(repository::build)
        .hasMessageStartingWith("docs/guide/use.md:5: HTML other than comments and <img src alt>");
  }

  @Test
  void picturesAndSourcesAreTakenAlong() throws IOException {
    repository.write("docs/guide/images/a.png", "picture");
    repository.write("tools/run.py", "print(1 < 2)\n");
    repository.write(
        "docs/guide/use.md",
        "# Use\n\n## First steps\n\n![a](images/a.png) <img src=\"images/a.png\" width=\"9\" alt=\"a\">"
            + " [program](../../tools/run.py)\n<!-- note -->\n");
    SiteSummary summary = repository.build();
    assertThat(repository.out().resolve("guide/images/a.png")).hasContent("picture");
    assertThat(repository.page("guide/use.html"))
        .contains("<img src=\"../guide/images/a.png\" width=\"9\"", "../source/tools/run.py.html")
        .doesNotContain("<!-- note");
    assertThat(repository.page("source/tools/run.py.html"))
        .contains("<code class=\"language-python\">print(1 &lt; 2)\n</code>");
    assertThat(summary.published()).isEqualTo(2);
  }

  @Test
  void longNamesInTablesBreakAtTheirJoints() throws IOException {
    repository.write(
        "README.md", "# Small\n\n| `a` | b |\n|---|---|\n| `x.withName(a_b)` | `CubeFile` |\n");
    repository.build();
    assertThat(repository.page("index.html"))
        .contains("<code>x.<wbr>with<wbr>Name(<wbr>a_<wbr>b)</code>", "<code>Cube<wbr>File</code>");
  }

  @Test
  void foldersAreListed() throws IOException {
    repository.write("tools/run.py", "print(1)\n");
    repository.write("tools/data.bin", "0");
    repository.write("README.md", "# Small\n\n[tools](tools/)\n");
    repository.build();
    assertThat(repository.page("index.html"))
        .contains("<a href=\"source/tools/index.html\">tools</a>");
    assertThat(repository.page("source/tools/index.html"))
        .contains(
            "<li><a href=\"../../source/tools/run.py.html\">run.py</a></li>", "<li>data.bin</li>");
  }

  @Test
  void frontPageLeavesSectionsOut() throws IOException {
    repository.write(
        "README.md", "# Small\n\nFirst.\n\n## Pages\n\nMany.\n\n### More\n\n## End\n\nBye.\n");
    repository.write(
        "docs/site.yaml",
        SmallRepository.SITE.replace("front-without: []", "front-without: [pages]"));
    repository.build();
    assertThat(repository.page("index.html"))
        .contains("First.", "Bye.")
        .doesNotContain("Many.", "id=\"more\"");
    repository.write("README.md", "# Small\n");
    assertThatThrownBy(repository::build)
        .hasMessage("docs/site.yaml: no heading 'pages': README.md: name one that is there");
  }

  @Test
  void pagesDoNotOverwriteEachOther() {
    repository.write("docs/guide/README.md", "# One\n");
    repository.write("docs/guide/index.md", "# Two\n");
    assertThatThrownBy(repository::build)
        .hasMessageContaining(
            "the page is to be guide/index.html, as is docs/guide/README.md: rename one");
  }

  @Test
  void notebooksShowCodeAndOutput() throws IOException {
    repository.write(
        "fit.ipynb",
        """
        {"metadata": {"kernelspec": {"language": "kotlin"}}, "cells": [
          {"cell_type": "markdown", "source": ["# Title\\n", "<script>x</script>"]},
          {"cell_type": "code", "source": "val a = 1 < 2", "outputs": [
            {"output_type": "stream", "text": ["true\\n"]},
            {"output_type": "display_data", "data": {"image/png": "QUJD\\n", "text/plain": "unseen"}}]}]}
        """);
    repository.write("README.md", "# Small\n\n[notebook](fit.ipynb)\n");
    repository.build();
    assertThat(repository.page("source/fit.ipynb.html"))
        .contains(
            "<code class=\"language-kotlin\">val a = 1 &lt; 2</code>",
            "<code>true\n</code>",
            "src=\"data:image/png;base64,QUJD\"",
            "&lt;script&gt;")
        .doesNotContain("unseen");
  }

  @Test
  void searchHoldsEverySection() throws IOException {
    repository.build();
    assertThat(repository.page("assets/search.js"))
        .startsWith("alidadeSearch([\n")
        .contains(
            "[\"First steps\",\"Use\",\"guide/use.html#first-steps\",\"Call Thing.length(), back.\"]");
  }

  @Test
  void folderWithSomethingElseIsNotEmptied() throws IOException {
    Path precious = repository.out().resolve("precious.txt");
    repository.write("target/site/precious.txt", "mine");
    assertThatThrownBy(repository::build)
        .hasMessageContaining("there is something else than a site: name a new or an empty folder");
    assertThat(precious).hasContent("mine");
    Files.delete(precious);
    repository.build();
    repository.write("target/site/stale.html", "old");
    repository.build();
    assertThat(repository.out().resolve("stale.html")).doesNotExist();
  }

  @Test
  void typesInCodeLinkToTheirPages() throws IOException {
    SiteSummary summary = repository.buildWithApi();
    assertThat(summary.types()).isEqualTo(1);
    assertThat(repository.page("guide/use.html"))
        .contains(
            "<a href=\"../api/org/alidade/thing/Thing.html\"><code>Thing.length()</code></a>");
    assertThat(repository.page("api.html"))
        .contains("<a href=\"api/org/alidade/thing/package-summary.html\">", "<td>Things.</td>")
        .doesNotContain("Hidden");
    assertThat(repository.page("api/org/alidade/thing/Thing.html"))
        .contains("A number, in metres.");
    assertThat(repository.page("assets/search.js")).contains("[\"Thing\",\"org.alidade.thing\"");
  }

  @Test
  void publicMethodsWithoutCommentAreRefused() {
    repository.write(
        "java/thing/src/main/java/org/alidade/thing/Thing.java",
        "package org.alidade.thing;\n\n/** A {@link Nothing}. */\npublic interface Thing {\n  void run();\n}\n");
    assertThatThrownBy(repository::buildWithApi)
        .hasMessageContaining(
            "java/thing/src/main/java/org/alidade/thing/Thing.java:3: reference not found")
        .hasMessageContaining(
            "java/thing/src/main/java/org/alidade/thing/Thing.java:5: no comment");
  }

  @Test
  void linksOfFinishedPagesAreFollowed() throws IOException {
    repository.build();
    repository.write(
        "target/site/a.html",
        "<a href=\"b.html\">b</a> <a href=\"#c\">c</a> <p id=\"d\"> <a href=\"#d\">");
    assertThat(HtmlLinkCheck.problems(repository.out()))
        .containsExactly(
            "a.html: the link to '#c' leads to no place of that page",
            "a.html: the link to 'b.html' leads nowhere");
  }
}
