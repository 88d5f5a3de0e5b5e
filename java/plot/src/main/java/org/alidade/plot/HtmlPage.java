package org.alidade.plot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.alidade.array.AtomicFile;

/**
 * One page of text, tables and pictures without scripts, readable on a phone and in the dark. All
 * text is escaped.
 *
 * <pre>{@code
 * HtmlPage page = new HtmlPage("Fit of NGC 4551", "ngc4551.h5");
 * page.section("Maps");
 * page.picture(new HtmlPage.Picture("maps.png", "Flux of data and model."));
 * page.write(folder.resolve("index.html"), "Made with Alidade.");
 * }</pre>
 */
public final class HtmlPage {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --text: #1c2024; --back: #ffffff; --line: #d5dae0;
        --soft: #f3f5f7; --quiet: #5b6570; --accent: #0b5cad; }
      @media (prefers-color-scheme: dark) { :root { --text: #e4e8ec; --back: #14181c;
        --line: #363e46; --soft: #1d2329; --quiet: #9aa5b0; --accent: #7db8f0; } }
      * { box-sizing: border-box; }
      body { margin: 0 auto; max-width: 76rem; padding: 1rem; color: var(--text);
        background: var(--back); font: 1rem/1.5 system-ui, sans-serif; }
      h1 { font-size: 1.6rem; line-height: 1.2; margin: 0.5rem 0; overflow-wrap: anywhere; }
      h2 { font-size: 1.2rem; margin: 2rem 0 0.5rem; border-bottom: 1px solid var(--line); }
      p.lead, figcaption { color: var(--quiet); }
      p.lead { overflow-wrap: anywhere; margin: 0; }
      nav { display: flex; flex-wrap: wrap; gap: 0.3rem 1.2rem; margin: 1rem 0; }
      a { color: var(--accent); }
      ul.notes { background: var(--soft); border-left: 4px solid var(--accent); margin: 1rem 0;
        padding: 0.6rem 1rem 0.6rem 2rem; }
      table { border-collapse: collapse; width: 100%; }
      th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.8rem 0.3rem 0;
        border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
      th { font-weight: 600; width: 45%; }
      td { font-variant-numeric: tabular-nums; }
      figure { margin: 1rem 0; }
      img { display: block; max-width: 100%; height: auto; background: #ffffff;
        border: 1px solid var(--line); border-radius: 6px; }
      .pair { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr)); }
      .pair figure { margin: 0; }
      .pair img { width: 100%; }
      footer { margin: 2rem 0 1rem; color: var(--quiet); font-size: 0.9rem; }
      """;

  private final StringBuilder navigation = new StringBuilder();
  private final StringBuilder body = new StringBuilder(4096);
  private final String title;
  private final String lead;
  private int sections;

  /**
   * An empty page.
   *
   * @param title heading
   * @param lead line below the heading
   */
  public HtmlPage(String title, String lead) {
    this.title = title;
    this.lead = lead;
  }

  /**
   * One row of a table.
   *
   * @param name what it is
   * @param value its value as text
   */
  public record Row(String name, String value) {}

  /**
   * A picture.
   *
   * @param fileName name of the file beside the page
   * @param description what it shows
   */
  public record Picture(String fileName, String description) {}

  /** Remarks; nothing if there are none. */
  public void notes(List<String> notes) {
    if (!notes.isEmpty()) {
      body.append("<ul class=\"notes\">\n");
      notes.forEach(note -> body.append("<li>").append(escape(note)).append("</li>\n"));
      body.append("</ul>\n");
    }
  }

  /** Starts a section and puts it into the navigation. */
  public void section(String heading) {
    sections++;
    String id = "section-" + sections;
    navigation
        .append("<a href=\"#")
        .append(id)
        .append("\">")
        .append(escape(heading))
        .append("</a>\n");
    body.append("<h2 id=\"").append(id).append("\">").append(escape(heading)).append("</h2>\n");
  }

  /** A table of two columns. */
  public void table(List<Row> rows) {
    body.append("<table>\n");
    for (Row row : rows) {
      body.append("<tr><th scope=\"row\">")
          .append(escape(row.name()))
          .append("</th><td>")
          .append(escape(row.value()))
          .append("</td></tr>\n");
    }
    body.append("</table>\n");
  }

  /** A paragraph. */
  public void paragraph(String text) {
    body.append("<p>").append(escape(text)).append("</p>\n");
  }

  /** One picture in its own size, or over the whole width if it is wider. */
  public void picture(Picture picture) {
    figure(picture);
  }

  /** Pictures side by side where there is room. */
  public void pictures(List<Picture> pictures) {
    body.append("<div class=\"pair\">\n");
    pictures.forEach(this::figure);
    body.append("</div>\n");
  }

  /**
   * One PNG picture inside the page, which then needs no other file.
   *
   * @param png content of the file
   * @param description what it shows
   */
  public void embedded(byte[] png, String description) {
    String text = escape(description);
    body.append("<figure><img src=\"data:image/png;base64,")
        .append(Base64.getEncoder().encodeToString(png))
        .append("\" alt=\"")
        .append(text)
        .append("\"><figcaption>")
        .append(text)
        .append("</figcaption></figure>\n");
  }

  private void figure(Picture picture) {
    String name = escape(picture.fileName());
    String description = escape(picture.description());
    body.append("<figure><a href=\"")
        .append(name)
        .append("\"><img loading=\"lazy\" src=\"")
        .append(name)
        .append("\" alt=\"")
        .append(description)
        .append("\"></a><figcaption>")
        .append(description)
        .append("</figcaption></figure>\n");
  }

  /**
   * The page as text.
   *
   * @param footer last line
   */
  public String toHtml(String footer) {
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + escape(title)
        + "</title>\n<style>\n"
        + STYLE
        + "</style>\n</head>\n<body>\n<header>\n<h1>"
        + escape(title)
        + "</h1>\n<p class=\"lead\">"
        + escape(lead)
        + "</p>\n</header>\n<nav aria-label=\"sections\">\n"
        + navigation
        + "</nav>\n<main>\n"
        + body
        + "</main>\n<footer>"
        + escape(footer)
        + "</footer>\n</body>\n</html>\n";
  }

  /**
   * Writes the page so that an old one is replaced whole or not at all.
   *
   * @param file page to write
   * @param footer last line
   * @throws IOException if writing fails
   */
  public void write(Path file, String footer) throws IOException {
    AtomicFile.write(file, part -> Files.writeString(part, toHtml(footer), StandardCharsets.UTF_8));
  }

  private static String escape(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }
}
