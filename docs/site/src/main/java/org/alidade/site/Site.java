package org.alidade.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds the documentation site. Every link of every page is followed, in the Markdown and again in
 * what was made of it.
 *
 * <pre>{@code
 * SiteSummary summary = Site.build(new SiteOptions(root, root.resolve("target/site"), true));
 * }</pre>
 */
public final class Site {
  private static final String FRONT = "index.html";

  private final SiteOptions options;
  private final SiteMap map;
  private final ApiTypes documented;
  private final Catalogue catalogue;
  private final Map<SiteMap.Section, List<Page>> sections;
  private final Output output;

  private Site(SiteOptions options) throws IOException {
    this.options = options;
    this.map = SiteMap.read(options.root());
    List<String> modules = map.modules().values().stream().flatMap(List::stream).toList();
    ApiTypes types = ApiTypes.read(options.root(), modules);
    this.documented = options.withApi() ? types : ApiTypes.none();
    this.sections = readPages(types);
    this.catalogue = new Catalogue(options.root(), pages(), documented);
    this.output = new Output(options.out());
  }

  /**
   * Builds it.
   *
   * @throws SiteException if a page is missing, a link leads nowhere, or a comment of the public
   *     API is missing or broken
   * @throws IOException if a page cannot be read or the site cannot be written
   */
  public static SiteSummary build(SiteOptions options) throws IOException {
    return new Site(options).build();
  }

  private SiteSummary build() throws IOException {
    List<String> problems = doubles();
    pages().forEach(page -> problems.addAll(LinkMender.mend(page, catalogue)));
    refuse(problems);
    output.begin();
    output.copyAssets();
    writePages();
    writePublished();
    writeSearch();
    if (options.withApi()) {
      new ApiReference(options.root(), map, documented)
          .build(options.out().resolve("api"), options.out().resolve("assets/api.css"));
    }
    refuse(HtmlLinkCheck.problems(options.out()));
    return new SiteSummary(
        pages().size(),
        catalogue.published().size(),
        documented.packages().stream().mapToInt(found -> found.types().size()).sum(),
        List.copyOf(catalogue.outside()));
  }

  /** Pages that would overwrite each other. */
  private List<String> doubles() {
    List<String> problems = new ArrayList<>();
    Map<String, Page> seen = new LinkedHashMap<>();
    for (Page page : pages()) {
      Page other = seen.putIfAbsent(page.target(), page);
      if (other != null) {
        problems.add(
            page.source()
                + ":1: the page is to be "
                + page.target()
                + ", as is "
                + other.source()
                + ": rename one");
      }
    }
    return problems;
  }

  private static void refuse(List<String> problems) {
    if (!problems.isEmpty()) {
      throw new SiteException(problems);
    }
  }

  private Map<SiteMap.Section, List<Page>> readPages(ApiTypes types) throws IOException {
    PageReader reader = new PageReader(options.root());
    Map<SiteMap.Section, List<Page>> read = new LinkedHashMap<>();
    for (SiteMap.Section section : map.sections()) {
      List<Page> pages = new ArrayList<>();
      for (SiteMap.Entry entry : section.entries()) {
        pages.add(
            entry.source().equals(SiteMap.API)
                ? PageReader.page(entry, ApiPage.markdown(map.modules(), types, options.withApi()))
                : reader.read(entry));
      }
      read.put(section, pages);
    }
    read.values().stream()
        .flatMap(List::stream)
        .filter(page -> page.target().equals(FRONT))
        .forEach(page -> PageReader.cut(page, map.frontWithout()));
    return read;
  }

  private List<Page> pages() {
    return sections.values().stream().flatMap(List::stream).toList();
  }

  private Template template() throws IOException {
    return new Template(map, sections, Output.resource("page.html"));
  }

  private void writePages() throws IOException {
    Template template = template();
    for (Page page : pages()) {
      PageRenderer renderer = new PageRenderer(page);
      String content =
          page.target().equals(FRONT)
              ? renderer.renderAround(template.cards(page))
              : renderer.render();
      output.write(page.target(), template.page(page, content));
    }
  }

  private void writePublished() throws IOException {
    Template template = template();
    SourcePages sources = new SourcePages(options.root());
    for (Map.Entry<String, String> entry : catalogue.published().entrySet()) {
      Path file = options.root().resolve(entry.getKey());
      if (Catalogue.isPicture(entry.getKey())) {
        output.copy(file, entry.getValue());
      } else if (catalogue.isFolder(entry.getKey())) {
        String list = FolderList.content(options.root(), entry.getKey(), catalogue);
        output.write(entry.getValue(), template.extra(entry.getValue(), entry.getKey(), list));
      } else {
        String name = String.valueOf(file.getFileName());
        output.write(
            entry.getValue(),
            template.extra(entry.getValue(), name, sources.content(entry.getKey())));
      }
    }
  }

  private void writeSearch() throws IOException {
    SearchIndex index = new SearchIndex();
    pages().forEach(index::add);
    index.add(documented);
    output.write("assets/search.js", index.script());
  }
}
