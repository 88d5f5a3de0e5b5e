package org.alidade.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** Reads Markdown files into pages. */
final class PageReader {
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  private final Path root;

  PageReader(Path root) {
    this.root = root;
  }

  static Node parse(String markdown) {
    return PARSER.parse(markdown);
  }

  /** The page of an entry. */
  Page read(SiteMap.Entry entry) throws IOException {
    return page(entry, Files.readString(root.resolve(entry.source())));
  }

  /** A page of text that is in no file. */
  static Page page(SiteMap.Entry entry, String markdown) {
    Node document = parse(markdown);
    Map<Heading, Anchor> anchors = Anchor.of(document);
    if (!(document.getFirstChild() instanceof Heading heading) || heading.getLevel() != 1) {
      throw new SiteException(
          entry.source() + ":1: the page has no title: begin it with a line such as '# Title'");
    }
    String title = PlainText.of(heading);
    String name = entry.title().isEmpty() ? title : entry.title();
    return new Page(entry.source(), target(entry.source()), title, name, document, anchors);
  }

  /** Takes sections away that the site shows elsewhere. */
  static void cut(Page page, List<String> sections) {
    for (String section : sections) {
      List<Node> blocks = Blocks.section(page.document(), page.anchors(), section);
      if (blocks.isEmpty()) {
        throw new SiteException(
            SiteMap.FILE
                + ": no heading '"
                + section
                + "': "
                + page.source()
                + ": name one that is there");
      }
      blocks.forEach(Node::unlink);
      Set<Node> gone = Set.copyOf(blocks);
      page.anchors().keySet().removeIf(gone::contains);
    }
  }

  /** docs/guide/cli.md is guide/cli.html, a README is the index of its folder. */
  static String target(String source) {
    boolean below = source.startsWith("docs/") && source.indexOf('/', "docs/".length()) > 0;
    String name = below ? source.substring("docs/".length()) : source;
    name = name.endsWith(".md") ? name.substring(0, name.length() - 3) : name;
    int slash = name.lastIndexOf('/') + 1;
    String last = name.substring(slash);
    String file = last.equals("README") ? "index" : last.toLowerCase(Locale.ROOT);
    return name.substring(0, slash) + file + ".html";
  }
}
