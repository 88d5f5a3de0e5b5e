package org.alidade.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder of the repository as a list of what is in it. */
final class FolderList {
  private FolderList() {}

  /** Paths of the files in a folder, from the root of the repository, sorted. */
  static List<String> files(Path root, String folder) {
    return names(root, folder, Files::isRegularFile);
  }

  private static List<String> names(Path root, String folder, Predicate<Path> wanted) {
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files.filter(wanted).map(file -> folder + "/" + file.getFileName()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The content of the page that shows a folder; a folder in it is led to by its README. */
  static String content(Path root, String folder, Catalogue catalogue) {
    String up = Addresses.up("source/" + folder + "/");
    Stream<String> folders =
        names(root, folder, Files::isDirectory).stream()
            .filter(name -> !name.endsWith("/target"))
            .map(name -> item(up, name, name + "/README.md", catalogue));
    Stream<String> files =
        files(root, folder).stream().map(name -> item(up, name, name, catalogue));
    return Stream.concat(folders, files)
        .collect(Collectors.joining("", "<h1>" + Html.escape(folder) + "</h1>\n<ul>\n", "</ul>\n"));
  }

  private static String item(String up, String name, String file, Catalogue catalogue) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    String shown =
        catalogue
            .address(file)
            .map(address -> Html.link(up + address, last))
            .orElse(Html.escape(last));
    return "<li>" + shown + "</li>\n";
  }
}
