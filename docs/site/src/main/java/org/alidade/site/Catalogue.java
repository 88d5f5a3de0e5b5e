package org.alidade.site;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What links can lead to: pages, public types, and files of the repository, which are published
 * because something links to them.
 */
final class Catalogue {
  private static final Set<String> PICTURES = Set.of("png", "jpg", "svg", "gif");

  private final Path root;
  private final Map<String, Page> pages;
  private final ApiTypes types;
  private final Map<String, String> published = new TreeMap<>();
  private final Set<String> outside = new TreeSet<>();

  Catalogue(Path root, List<Page> pages, ApiTypes types) {
    this.root = root;
    this.pages = pages.stream().collect(Collectors.toMap(Page::source, page -> page));
    this.types = types;
  }

  /**
   * The address in the site of a folder of the repository: that of its README if it is a page, else
   * a list of its files, of which those that are text are published, too.
   */
  String publishFolder(String folder) {
    String readme = folder + "/README.md";
    if (pages.containsKey(readme)) {
      return pages.get(readme).target();
    }
    if (published.putIfAbsent(folder, folderPage(folder)) == null) {
      FolderList.files(root, folder).stream()
          .filter(file -> SourcePages.isText(file) && !pages.containsKey(file))
          .forEach(this::publish);
    }
    return folderPage(folder);
  }

  private static String folderPage(String folder) {
    return "source/" + folder + "/index.html";
  }

  /** Where a file is found in the site, if it is there. */
  Optional<String> address(String file) {
    return pages.containsKey(file)
        ? Optional.of(pages.get(file).target())
        : Optional.ofNullable(published.get(file));
  }

  boolean isFolder(String name) {
    return Files.isDirectory(root.resolve(name));
  }

  /** The address in the site of a file of the repository, which is published from now on. */
  String publish(String file) {
    return published.computeIfAbsent(
        file, name -> isPicture(name) ? picture(name) : "source/" + name + ".html");
  }

  private static String picture(String file) {
    return file.startsWith("docs/") ? file.substring("docs/".length()) : file;
  }

  static boolean isPicture(String file) {
    return PICTURES.contains(file.substring(file.lastIndexOf('.') + 1));
  }

  boolean isFile(String name) {
    return Files.isRegularFile(root.resolve(name));
  }

  /** The page made of a file, if it is one. */
  Optional<Page> page(String source) {
    return Optional.ofNullable(pages.get(source));
  }

  Optional<String> typePage(String simpleName) {
    return types.page(simpleName);
  }

  void addOutside(String address) {
    outside.add(address);
  }

  /** Files that are linked to and their places in the site. */
  Map<String, String> published() {
    return published;
  }

  /** Addresses elsewhere on the web. */
  Set<String> outside() {
    return outside;
  }
}
