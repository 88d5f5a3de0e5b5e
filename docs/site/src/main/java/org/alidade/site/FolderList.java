package org.alidade.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder of the repository as a list of what is in it. */
final class FolderList {
  private FolderList() {}

  /**
   * Names of the files in a folder, from the root of the repository, sorted; not those of its
   * folders.
   */
  static List<String> files(Path root, String folder) {
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder + "/" + file.getFileName())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The content of the page that shows a folder. */
  static String content(Path root, String folder, Catalogue catalogue) {
    String up = Addresses.up("source/" + folder + "/");
    return files(root, folder).stream()
        .map(
            file -> {
              String name = file.substring(folder.length() + 1);
              return catalogue
                  .address(file)
                  .map(address -> Html.link(up + address, name))
                  .orElse(Html.escape(name));
            })
        .collect(
            Collectors.joining(
                "</li>\n<li>",
                "<h1>" + Html.escape(folder) + "</h1>\n<ul>\n<li>",
                "</li>\n</ul>\n"));
  }
}
