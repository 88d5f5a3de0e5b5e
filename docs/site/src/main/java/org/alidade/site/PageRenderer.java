package org.alidade.site;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * The content of a page as HTML: headings with anchors, tables and code that scroll by themselves.
 */
final class PageRenderer {
  private static final String TABLE =
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table>";

  private static final Pattern CODE = Pattern.compile("(?<=<code>)[^<]+(?=</code>)");
  private static final Pattern JOINT =
      Pattern.compile("(?<=[\\w)])[./_(,](?=[\\w(.)])|(?<=[a-z])(?=[A-Z])");

  private final Page page;
  private final HtmlRenderer renderer;

  PageRenderer(Page page) {
    this.page = page;
    this.renderer =
        HtmlRenderer.builder()
            .extensions(List.of(TablesExtension.create()))
            .attributeProviderFactory(context -> this::addAttributes)
            .build();
  }

  private void addAttributes(Node node, String tag, Map<String, String> attributes) {
    if (node instanceof Heading heading) {
      attributes.put("id", page.anchor(heading).id());
    }
    if (tag.equals("pre")) {
      attributes.put("tabindex", "0");
    }
    if (tag.equals("img")) {
      attributes.put("loading", "lazy");
    }
  }

  String render() {
    return Blocks.of(page.document()).stream().map(this::render).collect(Collectors.joining());
  }

  /** The page with something between its introduction and its first section. */
  String renderAround(String middle) {
    StringBuilder html = new StringBuilder();
    boolean pending = true;
    for (Node block : Blocks.of(page.document())) {
      if (pending && block instanceof Heading heading && heading.getLevel() == 2) {
        html.append(middle);
        pending = false;
      }
      html.append(render(block));
    }
    return pending ? html.append(middle).toString() : html.toString();
  }

  private String render(Node block) {
    String html = renderer.render(block);
    if (block instanceof Heading heading) {
      return withLink(html, page.anchor(heading));
    }
    String broken = block instanceof TableBlock ? breakable(html) : html;
    return broken.replace("<table>", TABLE).replace("</table>", "</table></div>");
  }

  /** Names in the cells of tables may be broken at their joints. */
  private static String breakable(String table) {
    return CODE.matcher(table)
        .replaceAll(
            code -> Matcher.quoteReplacement(JOINT.matcher(code.group()).replaceAll("$0<wbr>")));
  }

  private static String withLink(String html, Anchor anchor) {
    if (anchor.level() == 1) {
      return html;
    }
    int end = html.lastIndexOf("</h");
    return html.substring(0, end)
        + " <a class=\"anchor\" href=\"#"
        + Html.escape(anchor.id())
        + "\" aria-label=\"Link to "
        + Html.escape(anchor.text())
        + "\">#</a>"
        + html.substring(end);
  }
}
