package org.alidade.web.internal.lightcurve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The images below the roots: found by name, and the last ones kept in memory. */
final class Images {
  private static final int KEPT = 3;
  private static final int DEEPEST = 6;
  private static final int MOST_FILES = 200_000;
  private static final Pattern NAME = Pattern.compile("(?i).*\\.(fits|fit)(\\.gz|\\.fz)?");
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]{1,80}");

  private final Roots roots;
  private final Map<Stamp, SkyImage> loaded = new Recent<>(KEPT);
  private Map<String, Path> byName = Map.of();

  private record Stamp(Path path, long size, long changedMillis) {}

  Images(Roots roots) {
    this.roots = roots;
  }

  /** The image of a file, from memory if it has not changed. */
  SkyImage image(Path path) {
    Stamp stamp = stamp(path);
    synchronized (loaded) {
      return loaded.computeIfAbsent(stamp, key -> SkyImage.read(path));
    }
  }

  private static Stamp stamp(Path path) {
    try {
      return new Stamp(path, Files.size(path), Files.getLastModifiedTime(path).toMillis());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The deep image that a page begins with: the first coadd of channel 1 below the roots. */
  Optional<Path> superstack() {
    return named("coadd_ch1.fits").or(() -> named("coadd_ch1.fits.gz"));
  }

  /**
   * The science image of a visit.
   *
   * @param group name of the visit, such as {@code gr58520832}
   * @param channel such as {@code ch1}
   */
  Optional<Path> visit(String group, String channel) {
    if (!WORD.matcher(group).matches() || !WORD.matcher(channel).matches()) {
      return Optional.empty();
    }
    String stem = "idf_" + group + "_" + channel + "_sci.fits";
    return named(stem).or(() -> named(stem + ".gz")).or(() -> named(stem + ".fz"));
  }

  /** A file that came after the last search is found by a new one. */
  private synchronized Optional<Path> named(String name) {
    String wanted = name.toLowerCase(Locale.ROOT);
    Path found = byName.get(wanted);
    if (found == null || !Files.exists(found)) {
      byName = search();
      found = byName.get(wanted);
    }
    return Optional.ofNullable(found);
  }

  private Map<String, Path> search() {
    Map<String, Path> found = new HashMap<>();
    for (Path root : roots.folders()) {
      try {
        Files.walkFileTree(root, java.util.Set.of(), DEEPEST, new Finder(found));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return found;
  }

  /** Gathers images; the first of a name counts. */
  private static final class Finder extends SimpleFileVisitor<Path> {
    private final Map<String, Path> found;

    Finder(Map<String, Path> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      String name = String.valueOf(file.getFileName());
      if (attributes.isRegularFile() && NAME.matcher(name).matches()) {
        found.putIfAbsent(name.toLowerCase(Locale.ROOT), file);
      }
      return found.size() < MOST_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException unreadable) {
      return FileVisitResult.CONTINUE;
    }
  }

  static boolean hasImageName(Path path) {
    return NAME.matcher(String.valueOf(path.getFileName())).matches();
  }
}
