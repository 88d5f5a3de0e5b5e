package org.alidade.site;

/** Text inside HTML. */
final class Html {
  private Html() {}

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  static String link(String address, String text) {
    return "<a href=\"" + escape(address) + "\">" + escape(text) + "</a>";
  }

  /** A block of code as the script of the pages colours it; no language leaves it plain. */
  static String code(String language, String text) {
    String name = language.isEmpty() ? "" : " class=\"language-" + escape(language) + "\"";
    return "<pre tabindex=\"0\"><code" + name + ">" + escape(text) + "</code></pre>\n";
  }
}
