package org.alidade.web.internal.front;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.alidade.array.AlidadeException;
import org.alidade.web.internal.ServedFile;
import org.alidade.web.internal.Workshop;
import org.alidade.web.internal.cube.CubePage;

/**
 * All that a front door shows, with a page for each, and what it does not show. What is shown is
 * settled when the server starts.
 */
public final class Exhibition implements AutoCloseable {
  private final List<Exhibit> exhibits = new ArrayList<>();
  private final List<NotShown> notShown = new ArrayList<>();
  private final Set<String> slugs = new HashSet<>();
  private final Workshop workshop = new Workshop();

  /**
   * Something without a page.
   *
   * @param path the file or folder
   * @param name the same as users see it
   * @param reason why it has none
   */
  public record NotShown(Path path, String name, String reason) {}

  private Exhibition() {}

  /** Looks through files and folders and opens what needs to be open. */
  public static Exhibition of(List<Path> given) {
    Exhibition exhibition = new Exhibition();
    boolean done = false;
    try {
      Search search = Search.in(given);
      search.left().forEach(left -> exhibition.leave(left.path(), left.given(), left.reason()));
      search.found().stream()
          .sorted(Comparator.comparing(Search.Found::kind))
          .forEach(exhibition::add);
      if (search.unnamed() > 0) {
        exhibition.notShown.add(
            new NotShown(
                given.get(0),
                search.unnamed() + " more",
                "the list would be too long: give fewer folders"));
      }
      done = true;
      return exhibition;
    } finally {
      if (!done) {
        exhibition.close();
      }
    }
  }

  private void add(Search.Found found) {
    String name = Labels.name(found.path());
    String slug = slug(found.kind(), name);
    try {
      exhibits.add(
          new Exhibit(
              found.kind(),
              found.path(),
              slug,
              Labels.where(found.path(), found.given()),
              page(found.kind(), found.path(), name, slug)));
    } catch (AlidadeException e) {
      leave(found.path(), found.given(), e.what());
    }
  }

  private void leave(Path path, Path given, String reason) {
    notShown.add(new NotShown(path, Labels.relative(path, given), reason));
  }

  private String slug(Kind kind, String name) {
    String plain = Labels.slug(name);
    String slug = plain;
    for (int i = 2; !slugs.add(kind + "/" + slug); i++) {
      slug = plain + "-" + i;
    }
    return slug;
  }

  private ServedFile page(Kind kind, Path path, String name, String slug) {
    return switch (kind) {
      case CUBE -> new CubePage(path, workshop);
      case LIGHT_CURVES -> new StorePage(path, name, workshop);
      case RUN -> new RunPage(path, name, InstantSource.system());
      case REPORT -> new ReportPage(path, name);
      case SPHEREX -> new SpherexPage(path, name);
      case TRANSIENTS -> TransientPage.open(path, name, Exhibit.home(kind, slug));
    };
  }

  /** What is shown, one kind after the other. */
  public List<Exhibit> exhibits() {
    return List.copyOf(exhibits);
  }

  /** What is not shown. */
  public List<NotShown> notShown() {
    return List.copyOf(notShown);
  }

  /** The exhibit of an address. */
  Optional<Exhibit> find(String prefix, String slug) {
    return exhibits.stream()
        .filter(each -> each.kind().prefix().equals(prefix) && each.slug().equals(slug))
        .findFirst();
  }

  @Override
  public void close() {
    workshop.close();
    exhibits.forEach(exhibit -> exhibit.page().close());
  }
}
