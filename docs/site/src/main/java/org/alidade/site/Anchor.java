package org.alidade.site;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/**
 * A heading one can link to.
 *
 * @param level 1 to 6
 * @param id as GitHub makes it: lower case, hyphens for spaces, no punctuation, numbered when
 *     repeated
 * @param text without markup
 */
record Anchor(int level, String id, String text) {

  /** The anchors of a document, in its order. */
  static Map<Heading, Anchor> of(Node document) {
    Map<Heading, Anchor> anchors = new LinkedHashMap<>();
    Map<String, Integer> used = new LinkedHashMap<>();
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Heading heading) {
            String text = PlainText.of(heading);
            String id = id(text);
            int before = used.merge(id, 1, Integer::sum) - 1;
            anchors.put(
                heading,
                new Anchor(heading.getLevel(), before == 0 ? id : id + "-" + before, text));
          }
        });
    return anchors;
  }

  static String id(String text) {
    return text.toLowerCase(Locale.ROOT)
        .strip()
        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
        .replace(' ', '-');
  }
}
