package org.alidade.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A repository of a few pages, a module and a program in a temporary folder. */
final class SmallRepository {
  static final String SITE =
      """
      title: Small
      tagline: a few pages
      every: ["*.md", "docs/**.md"]
      front-without: []
      cards: []
      sections:
        - title: Start
          pages:
            - {page: README.md, title: Front}
            - docs/guide/*.md
            - {page: api, title: Types}
      api:
        Things: [thing]
      """;

  private static final String THING =
      """
      package org.alidade.thing;

      /** A thing. */
      public final class Thing {
        private Thing() {}

        /** A number, in metres. */
        public static double length() {
          return 1;
        }
      }
      """;

  final Path root;

  SmallRepository(Path root) {
    this.root = root;
    write("docs/site.yaml", SITE);
    write("README.md", "# Small\n\nSee [the guide](docs/guide/use.md#first-steps).\n");
    write(
        "docs/guide/use.md",
        "# Use\n\n## First steps\n\nCall `Thing.length()`, [back](../../README.md).\n");
    write("java/thing/src/main/java/org/alidade/thing/Thing.java", THING);
    write(
        "java/thing/src/main/java/org/alidade/thing/package-info.java",
        "/** Things. More of them. */\npackage org.alidade.thing;\n");
    write(
        "java/thing/src/main/java/org/alidade/thing/internal/Hidden.java",
        "public class Hidden {}\n");
  }

  void write(String name, String text) {
    try {
      Path file = root.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path out() {
    return root.resolve("target/site");
  }

  SiteSummary build() throws IOException {
    return Site.build(new SiteOptions(root, out(), false));
  }

  SiteSummary buildWithApi() throws IOException {
    return Site.build(new SiteOptions(root, out(), true));
  }

  String page(String name) throws IOException {
    return Files.readString(out().resolve(name));
  }
}
