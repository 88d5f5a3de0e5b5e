package org.alidade.site;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;

/**
 * A page of the site.
 *
 * @param source file of the repository that it is made of
 * @param target file of the site, such as {@code guide/cli.html}
 * @param title its first heading
 * @param shortTitle what the navigation calls it
 * @param document what it shows
 * @param anchors its headings, those of the document
 */
record Page(
    String source,
    String target,
    String title,
    String shortTitle,
    Node document,
    Map<Heading, Anchor> anchors) {

  /** The headings in the order of the page. */
  List<Anchor> contents() {
    return Blocks.of(document).stream()
        .filter(Heading.class::isInstance)
        .map(heading -> anchor((Heading) heading))
        .toList();
  }

  Anchor anchor(Heading heading) {
    return Objects.requireNonNull(anchors.get(heading), "every heading has an anchor");
  }

  boolean has(String anchor) {
    return anchors.values().stream().anyMatch(heading -> heading.id().equals(anchor));
  }
}
