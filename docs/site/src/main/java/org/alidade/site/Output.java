package org.alidade.site;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** The folder of the site. */
final class Output {
  private static final String MARK = "assets/site.css";
  private static final List<String> ASSETS =
      List.of("site.css", "site.js", "search-box.js", "theme.js", "api.css", "icon.svg");
  private static final String HIGHLIGHT = "META-INF/resources/webjars/highlightjs/";

  private final Path folder;

  Output(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the folder, or empties it.
   *
   * @throws SiteException if it holds something other than an earlier site
   */
  void begin() throws IOException {
    if (Files.exists(folder) && !mayBeEmptied()) {
      throw new SiteException(
          folder + ": there is something else than a site: name a new or an empty folder");
    }
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(folder);
  }

  private boolean mayBeEmptied() throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    if (Files.exists(folder.resolve(MARK))) {
      return true;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  void copyAssets() throws IOException {
    for (String name : ASSETS) {
      write("assets/" + name, resource(name));
    }
    write("assets/highlight.js", text(HIGHLIGHT + highlightVersion() + "/highlight.min.js"));
  }

  private static String highlightVersion() throws IOException {
    Properties properties = new Properties();
    try (InputStream stream = open("META-INF/maven/org.webjars/highlightjs/pom.properties")) {
      properties.load(stream);
    }
    return properties.getProperty("version", "");
  }

  void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  void copy(Path source, String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.copy(source, file);
  }

  static String resource(String name) throws IOException {
    return text("org/alidade/site/" + name);
  }

  private static String text(String name) throws IOException {
    try (InputStream stream = open(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static InputStream open(String name) {
    InputStream stream = Output.class.getClassLoader().getResourceAsStream(name);
    if (stream == null) {
      throw new SiteException(name + ": not on the class path: build the generator again");
    }
    return stream;
  }
}
