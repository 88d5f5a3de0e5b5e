package org.alidade.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/** The top-level blocks of a document. */
final class Blocks {
  private Blocks() {}

  static List<Node> of(Node document) {
    List<Node> blocks = new ArrayList<>();
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      blocks.add(node);
    }
    return blocks;
  }

  /**
   * The blocks from the heading with this id to the next heading of its level; empty if there is
   * none.
   */
  static List<Node> section(Node document, Map<Heading, Anchor> anchors, String id) {
    List<Node> section = new ArrayList<>();
    int level = 0;
    for (Node block : of(document)) {
      if (block instanceof Heading heading) {
        if (level > 0 && heading.getLevel() <= level) {
          break;
        }
        Anchor anchor = anchors.get(heading);
        if (anchor != null && anchor.id().equals(id)) {
          level = heading.getLevel();
        }
      }
      if (level > 0) {
        section.add(block);
      }
    }
    return section;
  }
}
