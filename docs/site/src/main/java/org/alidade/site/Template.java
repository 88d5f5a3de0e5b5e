package org.alidade.site;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What all pages of the site have around their content: head, navigation, contents, the pages
 * before and after.
 */
final class Template {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");
  private static final int DEEPEST_CONTENTS = 3;
  private static final int FEWEST_CONTENTS = 3;

  private final SiteMap map;
  private final Map<SiteMap.Section, List<Page>> sections;
  private final List<Page> order;
  private final String frame;

  Template(SiteMap map, Map<SiteMap.Section, List<Page>> sections, String frame) {
    this.map = map;
    this.sections = sections;
    this.order = sections.values().stream().flatMap(List::stream).toList();
    this.frame = frame;
  }

  /** A page of the navigation. */
  String page(Page page, String content) {
    return fill(
        page.target(),
        page.title(),
        navigation(page.target()),
        content + around(page),
        contents(page));
  }

  /** A page that only links lead to. */
  String extra(String target, String title, String content) {
    return fill(target, title, navigation(target), content, "");
  }

  private String fill(
      String target, String title, String navigation, String content, String contents) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("up", Addresses.up(target));
    values.put(
        "title", Html.escape(title.equals(map.title()) ? title : title + " - " + map.title()));
    values.put("site", Html.escape(map.title()));
    values.put("tagline", Html.escape(map.tagline()));
    values.put("navigation", navigation);
    values.put("content", content);
    values.put("contents", contents);
    return PLACE
        .matcher(frame)
        .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), "")));
  }

  private String navigation(String target) {
    StringBuilder html = new StringBuilder();
    sections.forEach(
        (section, pages) -> {
          boolean here = pages.stream().anyMatch(page -> page.target().equals(target));
          html.append(here ? "<details open>" : "<details>")
              .append("<summary>")
              .append(Html.escape(section.title()))
              .append("</summary>\n<ul>\n");
          pages.forEach(page -> html.append(item(page, target)));
          html.append("</ul></details>\n");
        });
    return html.toString();
  }

  private static String item(Page page, String target) {
    String current = page.target().equals(target) ? " aria-current=\"page\"" : "";
    return "<li><a href=\""
        + Addresses.up(target)
        + page.target()
        + "\""
        + current
        + ">"
        + Html.escape(page.shortTitle())
        + "</a></li>\n";
  }

  private static String contents(Page page) {
    List<Anchor> shown =
        page.contents().stream()
            .filter(anchor -> anchor.level() > 1 && anchor.level() <= DEEPEST_CONTENTS)
            .toList();
    if (shown.size() < FEWEST_CONTENTS) {
      return "";
    }
    return shown.stream()
        .map(
            anchor ->
                "<li class=\"level"
                    + anchor.level()
                    + "\">"
                    + Html.link("#" + anchor.id(), anchor.text())
                    + "</li>\n")
        .collect(
            Collectors.joining(
                "",
                "<nav class=\"contents\" aria-label=\"On this page\"><h2>On this page</h2>\n<ul>\n",
                "</ul></nav>\n"));
  }

  private String around(Page page) {
    int at = order.indexOf(page);
    StringBuilder html =
        new StringBuilder("<nav class=\"around\" aria-label=\"Neighbouring pages\">\n");
    if (at > 0) {
      html.append(neighbour(page, order.get(at - 1), "prev", "Before"));
    }
    if (at + 1 < order.size()) {
      html.append(neighbour(page, order.get(at + 1), "next", "Next"));
    }
    return html.append("</nav>\n").toString();
  }

  private static String neighbour(Page page, Page other, String relation, String word) {
    return "<a rel=\""
        + relation
        + "\" href=\""
        + Addresses.up(page.target())
        + other.target()
        + "\"><small>"
        + word
        + "</small>"
        + Html.escape(other.shortTitle())
        + "</a>\n";
  }

  /** The boxes of the front page. */
  String cards(Page front) {
    return map.cards().stream()
        .map(card -> card(front, card))
        .collect(Collectors.joining("", "<ul class=\"cards\">\n", "</ul>\n"));
  }

  private String card(Page front, SiteMap.Card card) {
    Page page =
        order.stream()
            .filter(candidate -> candidate.source().equals(card.page()))
            .findFirst()
            .orElseThrow(
                () ->
                    new SiteException(
                        SiteMap.FILE
                            + ": a card leads nowhere: "
                            + card.page()
                            + ": name a page of a section"));
    return "<li><a href=\""
        + Addresses.up(front.target())
        + page.target()
        + "\"><strong>"
        + Html.escape(card.title())
        + "</strong><span>"
        + Html.escape(card.text())
        + "</span></a></li>\n";
  }
}
