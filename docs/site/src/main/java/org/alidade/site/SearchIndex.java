package org.alidade.site;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/**
 * What the search of the pages looks through: one entry per section (heading, page, address,
 * words), as a script that also loads from a folder without a server.
 */
final class SearchIndex {
  private final List<String> entries = new ArrayList<>();

  void add(Page page) {
    String address = page.target();
    String heading = page.title();
    StringBuilder words = new StringBuilder();
    for (Node block : Blocks.of(page.document())) {
      if (block instanceof Heading title) {
        Anchor anchor = page.anchor(title);
        if (anchor.level() > 1) {
          add(heading, page.title(), address, words.toString());
          heading = anchor.text();
          address = page.target() + "#" + anchor.id();
          words.setLength(0);
        }
      } else {
        words.append(PlainText.of(block)).append(' ');
      }
    }
    add(heading, page.title(), address, words.toString());
  }

  void add(ApiTypes types) {
    for (ApiTypes.PublicPackage found : types.packages()) {
      for (String type : found.types()) {
        add(type, found.name(), found.page(type), "");
      }
    }
  }

  private void add(String heading, String page, String address, String words) {
    entries.add(
        "["
            + quoted(heading)
            + ","
            + quoted(page)
            + ","
            + quoted(address)
            + ","
            + quoted(words.strip())
            + "]");
  }

  String script() {
    return "alidadeSearch([\n" + String.join(",\n", entries) + "\n]);\n";
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        json.append("\\u").append(hex(c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  private static String hex(char c) {
    String digits = Integer.toHexString(c);
    return "0".repeat(4 - digits.length()) + digits;
  }
}
