package org.alidade.web.internal.front;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.alidade.web.internal.FileKind;

/**
 * Looks through the files and folders that a user gave, folders two levels deep. Links are followed
 * only as long as they stay inside the folder given. What is given by name is shown even if it is
 * not there yet.
 */
final class Search {
  private static final int LEVELS = 2;
  private static final int MOST_LOOKED_AT = 5000;
  private static final int MOST_FOUND = 500;
  private static final int MOST_LEFT = 200;

  private final List<Found> found = new ArrayList<>();
  private final List<Left> left = new ArrayList<>();
  private final Set<Path> seen = new LinkedHashSet<>();
  private int lookedAt;
  private int unnamed;

  /**
   * Something with a page.
   *
   * @param kind what it is
   * @param path where it is
   * @param given what the user gave that led to it
   */
  record Found(Kind kind, Path path, Path given) {}

  /**
   * Something without a page.
   *
   * @param path where it is
   * @param given what the user gave that led to it
   * @param reason why it has none
   */
  record Left(Path path, Path given, String reason) {}

  private Search() {}

  static Search in(List<Path> given) {
    Search search = new Search();
    given.forEach(search::given);
    return search;
  }

  List<Found> found() {
    return List.copyOf(found);
  }

  /** What is not shown, up to a bound. */
  List<Left> left() {
    return List.copyOf(left);
  }

  /** How many more are not shown than the list names. */
  int unnamed() {
    return unnamed;
  }

  private void given(Path path) {
    if (!Files.exists(path)) {
      add(FileKind.isLightCurves(path) ? Kind.LIGHT_CURVES : Kind.CUBE, path, path);
      return;
    }
    look(path, path, 0);
  }

  private void look(Path path, Path given, int level) {
    if (!firstTime(path, given)) {
      return;
    }
    Verdict verdict = Recognition.of(path);
    if (verdict.kind() != null) {
      add(verdict.kind(), path, given);
    } else if (!verdict.reason().isEmpty()) {
      leave(path, given, verdict.reason());
    }
    boolean open = verdict.kind() == null || verdict.kind() == Kind.REPORT;
    if (open && Files.isDirectory(path)) {
      lookInside(path, given, level, verdict.kind() == Kind.REPORT);
    }
  }

  private boolean firstTime(Path path, Path given) {
    try {
      Path real = path.toRealPath();
      if (!real.startsWith(given.toRealPath())) {
        leave(path, given, "a link that leads out of the folder");
        return false;
      }
      return seen.add(real);
    } catch (IOException e) {
      leave(path, given, "it cannot be read");
      return false;
    }
  }

  /** Of a folder with a page everything that has no page of its own belongs to that page. */
  private void lookInside(Path folder, Path given, int level, boolean report) {
    if (level >= LEVELS) {
      leave(folder, given, "it lies deeper than " + LEVELS + " folders");
      return;
    }
    int before = left.size();
    for (Path entry : entries(folder, given)) {
      lookedAt++;
      if (lookedAt <= MOST_LOOKED_AT) {
        look(entry, given, level + 1);
      }
    }
    if (report) {
      left.subList(before, left.size()).clear();
    }
    if (lookedAt > MOST_LOOKED_AT) {
      leave(folder, given, "there are more than " + MOST_LOOKED_AT + " files: give some of them");
      lookedAt = MOST_LOOKED_AT;
    }
  }

  private List<Path> entries(Path folder, Path given) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .filter(entry -> !String.valueOf(entry.getFileName()).startsWith("."))
          .limit(MOST_LOOKED_AT + 1L)
          .sorted()
          .toList();
    } catch (IOException e) {
      leave(folder, given, "it cannot be read");
      return List.of();
    }
  }

  private void add(Kind kind, Path path, Path given) {
    if (found.size() < MOST_FOUND) {
      found.add(new Found(kind, path, given));
    } else {
      leave(path, given, "there are " + MOST_FOUND + " pages already: give fewer files");
    }
  }

  private void leave(Path path, Path given, String reason) {
    if (left.size() < MOST_LEFT) {
      left.add(new Left(path, given, reason));
    } else {
      unnamed++;
    }
  }
}
