package org.alidade.site;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Which pages there are and their order: {@code docs/site.yaml}.
 *
 * @param title name of the site
 * @param tagline what it is about, one line
 * @param frontWithout anchors of the front page's sections that have pages of their own here
 * @param cards what the front page leads to
 * @param sections the navigation
 * @param modules folders below {@code java/} whose public packages are documented, by group
 */
record SiteMap(
    String title,
    String tagline,
    List<String> frontWithout,
    List<Card> cards,
    List<Section> sections,
    Map<String, List<String>> modules) {
  static final String FILE = "docs/site.yaml";
  static final String API = "api";

  /** A heading of the navigation with its pages. */
  record Section(String title, List<Entry> entries) {}

  /**
   * A page of the navigation.
   *
   * @param source file of the repository, or {@link #API}
   * @param title what the navigation calls it; empty for the page's own heading
   */
  record Entry(String source, String title) {}

  /** A box on the front page. */
  record Card(String title, String text, String page) {}

  /**
   * Reads the file and compares it with the pages that are there.
   *
   * @throws SiteException if a page is missing from the file, or from the repository, or is named
   *     twice
   */
  static SiteMap read(Path root) throws IOException {
    Path file = root.resolve(FILE);
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    List<String> sources = markdown(root);
    try {
      Fields fields = new Fields(FILE, yaml.load(Files.readString(file)));
      List<Section> sections = new ArrayList<>();
      for (Fields section : fields.list("sections")) {
        sections.add(new Section(section.text("title"), entries(section.values("pages"), sources)));
      }
      SiteMap map =
          new SiteMap(
              fields.text("title"),
              fields.text("tagline"),
              fields.texts("front-without"),
              fields.list("cards").stream()
                  .map(card -> new Card(card.text("title"), card.text("text"), card.text("page")))
                  .toList(),
              sections,
              fields.groups("api"));
      map.compare(sources, fields.texts("every"));
      return map;
    } catch (YAMLException e) {
      throw new SiteException(
          FILE + ": not YAML: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
    }
  }

  private static List<Entry> entries(List<Object> values, List<String> sources) {
    List<Entry> entries = new ArrayList<>();
    for (Object value : values) {
      if (value instanceof Map<?, ?>) {
        Fields fields = new Fields(FILE, value);
        entries.add(new Entry(fields.text("page"), fields.text("title")));
      } else if (String.valueOf(value).contains("*")) {
        PathMatcher matcher = matcher(String.valueOf(value));
        sources.stream()
            .filter(source -> matcher.matches(Path.of(source)))
            .forEach(source -> entries.add(new Entry(source, "")));
      } else {
        entries.add(new Entry(String.valueOf(value), ""));
      }
    }
    return entries;
  }

  private void compare(List<String> sources, List<String> every) {
    List<String> problems = new ArrayList<>();
    Set<String> named = new LinkedHashSet<>();
    for (Section section : sections) {
      for (Entry entry : section.entries()) {
        if (!entry.source().equals(API) && !sources.contains(entry.source())) {
          problems.add(
              FILE + ": no such page: " + entry.source() + ": write it or take it from the list");
        }
        if (!named.add(entry.source())) {
          problems.add(FILE + ": named twice: " + entry.source() + ": take one away");
        }
      }
    }
    List<PathMatcher> matchers = every.stream().map(SiteMap::matcher).toList();
    for (String source : sources) {
      boolean wanted = matchers.stream().anyMatch(matcher -> matcher.matches(Path.of(source)));
      if (wanted && !named.contains(source)) {
        problems.add(FILE + ": a page is missing: " + source + ": enter it in a section");
      }
    }
    if (!problems.isEmpty()) {
      throw new SiteException(problems);
    }
  }

  private static PathMatcher matcher(String glob) {
    return FileSystems.getDefault().getPathMatcher("glob:" + glob);
  }

  /**
   * All Markdown files of the repository, sorted, with slashes; what builds leave behind is not of
   * it.
   */
  private static List<String> markdown(Path root) throws IOException {
    List<String> found = new ArrayList<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            String name = String.valueOf(folder.getFileName());
            boolean skipped =
                !folder.equals(root)
                    && (name.startsWith(".") || name.equals("target") || name.equals("src"));
            return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (isMarkdown(file)) {
              found.add(name(root, file));
            }
            return FileVisitResult.CONTINUE;
          }
        });
    found.sort(null);
    return found;
  }

  private static boolean isMarkdown(Path file) {
    return file.toString().endsWith(".md");
  }

  private static String name(Path root, Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }
}
