package org.alidade.site;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/**
 * Turns the links of a page, which are between files of the repository, into links of the site, and
 * notes those that lead nowhere. Names of public types in code become links to their API pages.
 */
final class LinkMender extends AbstractVisitor {
  /** Before an address that is one of the site already. */
  static final String IN_SITE = "site:";

  private static final Pattern SCHEME = Pattern.compile("([a-z][a-z0-9+.-]*):.*", Pattern.DOTALL);
  private static final Pattern WEB =
      Pattern.compile("https://[A-Za-z0-9.-]+(:\\d+)?(/[^\\s<>\"]*)?");
  private static final Pattern TYPE =
      Pattern.compile("([A-Z][A-Za-z0-9]*)(\\.[A-Za-z][A-Za-z0-9_]*(\\([^()]*\\))?)?");
  private static final Pattern PICTURE =
      Pattern.compile("(<img\\b[^<>]*?\\bsrc=\")([^\"]*)(\"[^<>]*\\balt=\"[^\"]+\"[^<>]*>\\s*)");

  private final Page page;
  private final Catalogue catalogue;
  private final String up;
  private final List<String> problems = new ArrayList<>();

  private LinkMender(Page page, Catalogue catalogue) {
    this.page = page;
    this.catalogue = catalogue;
    this.up = Addresses.up(page.target());
  }

  /** Mends all links of a page and returns what is wrong with it. */
  static List<String> mend(Page page, Catalogue catalogue) {
    LinkMender mender = new LinkMender(page, catalogue);
    page.document().accept(mender);
    return mender.problems;
  }

  @Override
  public void visit(Link link) {
    link.setDestination(mended(link, link.getDestination()));
    if (!(link.getFirstChild() instanceof Code)) {
      visitChildren(link);
    }
  }

  @Override
  public void visit(Heading heading) {
    // Names in headings stay plain: headings have links of their own.
  }

  @Override
  public void visit(Image image) {
    image.setDestination(picture(image, image.getDestination()));
    if (PlainText.of(image).isEmpty()) {
      problem(
          image,
          "the image '" + image.getDestination() + "' has no text: describe it in the brackets");
    }
  }

  @Override
  public void visit(HtmlInline html) {
    html.setLiteral(mendedHtml(html, html.getLiteral()));
  }

  @Override
  public void visit(HtmlBlock html) {
    html.setLiteral(mendedHtml(html, html.getLiteral()));
  }

  @Override
  public void visit(Code code) {
    Matcher name = TYPE.matcher(code.getLiteral());
    if (name.matches()) {
      catalogue
          .typePage(name.group(1))
          .ifPresent(
              address -> {
                Link link = new Link(up + address, null);
                code.insertBefore(link);
                link.appendChild(code);
              });
    }
  }

  private String mended(Node node, String link) {
    if (link.startsWith(IN_SITE)) {
      return up + link.substring(IN_SITE.length());
    }
    Matcher scheme = SCHEME.matcher(link);
    if (scheme.matches()) {
      outside(node, link);
      return link;
    }
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    String anchor = hash < 0 ? "" : link.substring(hash + 1);
    Optional<String> file =
        path.isEmpty() ? Optional.of(page.source()) : Addresses.resolve(page.source(), path);
    if (file.isEmpty()) {
      problem(node, "the link to '" + link + "' leaves the repository");
      return link;
    }
    return inside(node, link, file.get(), anchor);
  }

  private String inside(Node node, String link, String file, String anchor) {
    Optional<Page> target = catalogue.page(file);
    if (target.isPresent()) {
      if (!anchor.isEmpty() && !target.get().has(anchor)) {
        problem(
            node,
            "the link to '"
                + link
                + "' leads nowhere: "
                + file
                + " has no heading '"
                + anchor
                + "'");
      }
      return up + target.get().target() + (anchor.isEmpty() ? "" : "#" + anchor);
    }
    if (catalogue.isFolder(file) && anchor.isEmpty()) {
      return up + catalogue.publishFolder(file);
    }
    if (!catalogue.isFile(file)) {
      problem(node, "the link to '" + link + "' leads nowhere: there is no file " + file);
      return link;
    }
    if (!anchor.isEmpty()) {
      problem(node, "the link to '" + link + "' has an anchor, but " + file + " is no page");
    }
    return up + catalogue.publish(file);
  }

  private String picture(Node node, String link) {
    Optional<String> file = Addresses.resolve(page.source(), link);
    if (file.isEmpty() || !catalogue.isFile(file.get()) || !Catalogue.isPicture(file.get())) {
      problem(
          node,
          "the image '" + link + "' is not there: give a png, jpg, gif or svg of the repository");
      return link;
    }
    return up + catalogue.publish(file.get());
  }

  private void outside(Node node, String link) {
    if (WEB.matcher(link).matches()) {
      catalogue.addOutside(link);
    } else {
      problem(node, "the link to '" + link + "' is not an address that begins with https://");
    }
  }

  private String mendedHtml(Node node, String html) {
    if (html.startsWith("<!--")) {
      return "";
    }
    Matcher picture = PICTURE.matcher(html);
    if (!picture.matches()) {
      problem(
          node,
          "HTML other than comments and <img src alt> is not for these pages: write Markdown");
      return html;
    }
    return picture.group(1) + picture(node, picture.group(2)) + picture.group(3);
  }

  private void problem(Node node, String sentence) {
    problems.add(page.source() + ":" + line(node) + ": " + sentence);
  }

  /** The line of a node, or of what holds it. */
  private static int line(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.getSourceSpans().isEmpty()) {
        return at.getSourceSpans().get(0).getLineIndex() + 1;
      }
    }
    return 1;
  }
}
