package org.alidade.site;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Files of the repository that pages link to, as pages. */
final class SourcePages {
  private static final Map<String, String> LANGUAGES =
      Map.ofEntries(
          Map.entry("java", "java"),
          Map.entry("kt", "kotlin"),
          Map.entry("kts", "kotlin"),
          Map.entry("py", "python"),
          Map.entry("xml", "xml"),
          Map.entry("json", "json"),
          Map.entry("yaml", "yaml"),
          Map.entry("yml", "yaml"),
          Map.entry("sql", "sql"),
          Map.entry("cpp", "cpp"),
          Map.entry("h", "cpp"),
          Map.entry("sh", "bash"));

  private static final Set<String> PLAIN = Set.of("txt", "md", "csv", "properties", "ipynb");

  private final Path root;

  SourcePages(Path root) {
    this.root = root;
  }

  /** Whether a file is shown when the folder around it is. */
  static boolean isText(String file) {
    String ending = file.substring(file.lastIndexOf('.') + 1);
    return LANGUAGES.containsKey(ending) || PLAIN.contains(ending);
  }

  /** The content of the page that shows a file. */
  String content(String file) throws IOException {
    String name = file.substring(file.lastIndexOf('/') + 1);
    String text = text(file);
    String body =
        name.endsWith(".ipynb") ? Notebook.html(file, text) : Html.code(language(name), text);
    String title = body.contains("<h1>") ? "" : "<h1>" + Html.escape(name) + "</h1>\n";
    return title + "<p class=\"path\"><code>" + Html.escape(file) + "</code></p>\n" + body;
  }

  private String text(String file) throws IOException {
    try {
      return Files.readString(root.resolve(file));
    } catch (CharacterCodingException e) {
      throw new SiteException(
          file + ": a page links to it, but it is not text: link to a text file");
    }
  }

  private static String language(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : LANGUAGES.getOrDefault(name.substring(dot + 1), "");
  }
}
