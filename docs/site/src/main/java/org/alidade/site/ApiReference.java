package org.alidade.site;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.DocumentationTool;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * The API reference: Javadoc of all public packages in one. A public type, method or field without
 * a comment, a broken comment and a checked exception that the comment does not name are errors.
 * Parameters and results may be described in the text.
 */
final class ApiReference {
  /** Warnings of Javadoc that need no change; it gives them no code. */
  private static final Pattern ALLOWED =
      Pattern.compile("no @(param|return).*|use of default constructor,.*", Pattern.DOTALL);

  private final Path root;
  private final SiteMap map;
  private final ApiTypes types;

  ApiReference(Path root, SiteMap map, ApiTypes types) {
    this.root = root;
    this.map = map;
    this.types = types;
  }

  /**
   * Writes the pages into a folder.
   *
   * @throws SiteException if comments are missing or broken
   */
  void build(Path folder, Path styleSheet) throws IOException {
    DocumentationTool tool = ToolProvider.getSystemDocumentationTool();
    if (tool == null) {
      throw new SiteException("no API reference: this is a JRE: run on a JDK");
    }
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    StringWriter log = new StringWriter();
    boolean done;
    try (StandardJavaFileManager files =
        tool.getStandardFileManager(diagnostics, Locale.ENGLISH, StandardCharsets.UTF_8)) {
      DocumentationTool.DocumentationTask task =
          tool.getTask(log, files, diagnostics, null, options(folder, styleSheet), null);
      task.setLocale(Locale.ENGLISH);
      done = task.call();
    }
    List<String> problems =
        diagnostics.getDiagnostics().stream()
            .filter(ApiReference::isWrong)
            .map(this::sentence)
            .sorted()
            .toList();
    if (!problems.isEmpty()) {
      throw new SiteException(problems);
    }
    if (!done) {
      throw new SiteException("no API reference: javadoc failed: " + log.toString().strip());
    }
  }

  private List<String> options(Path folder, Path styleSheet) {
    List<String> options = new ArrayList<>(List.of("-quiet", "-notimestamp", "-protected"));
    options.addAll(List.of("-d", folder.toString(), "--release", "17"));
    options.addAll(List.of("-encoding", "UTF-8", "-docencoding", "UTF-8", "-charset", "UTF-8"));
    options.addAll(
        List.of(
            "-locale", "en_US", "-Xdoclint:all", "-Xmaxwarns", "1000000", "-Xmaxerrs", "1000000"));
    options.addAll(List.of("-classpath", System.getProperty("java.class.path")));
    options.addAll(List.of("-sourcepath", sourcePath()));
    options.addAll(List.of("-windowtitle", map.title(), "-doctitle", map.title() + " API"));
    options.addAll(
        List.of("--add-stylesheet", styleSheet.toString(), "--allow-script-in-comments"));
    options.addAll(
        List.of(
            "-header",
            "<a href=\"{@docRoot}/../index.html\">"
                + map.title()
                + "</a>"
                + "<script src=\"{@docRoot}/../assets/theme.js\"></script>"));
    for (Map.Entry<String, List<String>> group : map.modules().entrySet()) {
      options.addAll(List.of("-group", group.getKey(), types.pattern(group.getValue())));
    }
    types.packages().forEach(found -> options.add(found.name()));
    return options;
  }

  private String sourcePath() {
    return map.modules().values().stream()
        .flatMap(List::stream)
        .map(module -> ApiTypes.sources(root, module).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isWrong(Diagnostic<? extends JavaFileObject> diagnostic) {
    return switch (diagnostic.getKind()) {
      case ERROR -> true;
      case WARNING, MANDATORY_WARNING ->
          !ALLOWED.matcher(diagnostic.getMessage(Locale.ENGLISH)).matches();
      case NOTE, OTHER -> false;
    };
  }

  private String sentence(Diagnostic<? extends JavaFileObject> diagnostic) {
    String message = diagnostic.getMessage(Locale.ENGLISH).replaceAll("\\s+", " ");
    JavaFileObject source = diagnostic.getSource();
    if (source == null) {
      return "javadoc: " + message;
    }
    return root.relativize(Path.of(source.toUri()))
        + ":"
        + diagnostic.getLineNumber()
        + ": "
        + message;
  }
}
