package org.alidade.transients.download;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.alidade.array.MissingDatasetException;
import org.alidade.transients.ObservationType;

/** A tree of downloaded images: {@code ROOT/SN/reference|science/...} to any depth. */
public final class ImageTree {
  private final Path root;

  /**
   * A tree.
   *
   * @throws MissingDatasetException if there is no such folder
   */
  public ImageTree(Path root) {
    if (!Files.isDirectory(root)) {
      throw new MissingDatasetException(
          "there is no such folder", root.toString(), "run the download first, or check the path");
    }
    this.root = root;
  }

  /** Where it is. */
  public Path root() {
    return root;
  }

  /**
   * Names of the folders of supernovae, sorted.
   *
   * @throws IOException if the folder cannot be listed
   */
  public List<String> supernovae() throws IOException {
    try (Stream<Path> folders = Files.list(root)) {
      return folders.filter(Files::isDirectory).map(ImageTree::name).sorted().toList();
    }
  }

  /**
   * Images of a supernova, with {@code .fits.gz} among them, sorted. Links are left out.
   *
   * @param folder name of its folder
   * @throws IOException if the folder cannot be listed
   */
  public List<Path> images(String folder, ObservationType type) throws IOException {
    return files(folder, type, path -> DiskName.isImage(name(path)));
  }

  List<Path> files(String folder, ObservationType type, Predicate<Path> wanted) throws IOException {
    Path below = root.resolve(DiskName.of(folder)).resolve(type.text());
    if (!Files.isDirectory(below)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(below)) {
      return found
          .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
          .filter(wanted)
          .sorted()
          .toList();
    }
  }

  /** The path of a file below the root, with slashes. */
  public String relative(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
