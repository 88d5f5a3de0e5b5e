package org.alidade.site;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.renderer.html.HtmlRenderer;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A Jupyter notebook as HTML: its text, its code, and the texts and pictures that came out (JSON,
 * which YAML contains).
 */
final class Notebook {
  private static final String SVG = "image/svg+xml";
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .extensions(List.of(TablesExtension.create()))
          .escapeHtml(true)
          .sanitizeUrls(true)
          .build();

  private final String language;
  private final StringBuilder html = new StringBuilder();

  private Notebook(String language) {
    this.language = language;
  }

  static String html(String file, String json) {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(Integer.MAX_VALUE);
    try {
      Fields fields = new Fields(file, new Yaml(new SafeConstructor(options)).load(json));
      Notebook notebook = new Notebook(language(fields));
      fields.list("cells").forEach(notebook::add);
      return notebook.html.toString();
    } catch (YAMLException e) {
      throw new SiteException(file + ": a page links to it, but it is no notebook: save it again");
    }
  }

  private static String language(Fields notebook) {
    Fields metadata = notebook.fields("metadata");
    return metadata.has("kernelspec") ? metadata.fields("kernelspec").text("language", "") : "";
  }

  private void add(Fields cell) {
    if (cell.text("cell_type").equals("code")) {
      html.append(Html.code(language, joined(cell, "source")));
      cell.list("outputs").forEach(this::addOutput);
    } else {
      html.append(RENDERER.render(PageReader.parse(joined(cell, "source"))));
    }
  }

  private void addOutput(Fields output) {
    if (output.has("text")) {
      addText(joined(output, "text"));
    } else if (output.has("data")) {
      Fields data = output.fields("data");
      Optional<String> picture =
          List.of("image/png", "image/jpeg", SVG).stream().filter(data::has).findFirst();
      if (picture.isPresent()) {
        html.append("<p><img alt=\"Output of the cell above\" src=\"data:")
            .append(picture.get())
            .append(";base64,")
            .append(base64(picture.get(), joined(data, picture.get())))
            .append("\"></p>\n");
      } else if (data.has("text/plain")) {
        addText(joined(data, "text/plain"));
      }
    }
  }

  /** A drawing is text in a notebook, a photograph base64 already. */
  private static String base64(String kind, String content) {
    return kind.equals(SVG)
        ? Base64.getEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8))
        : Html.escape(content.replaceAll("\\s", ""));
  }

  private void addText(String text) {
    if (!text.isBlank()) {
      html.append("<pre class=\"output\" tabindex=\"0\"><code>")
          .append(Html.escape(text))
          .append("</code></pre>\n");
    }
  }

  /** Text in a notebook is one string or a list of lines. */
  private static String joined(Fields fields, String name) {
    return fields.isList(name) ? String.join("", fields.texts(name)) : fields.text(name);
  }
}
