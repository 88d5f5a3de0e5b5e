package org.alidade.cli.lvm;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.alidade.array.BadInputException;
import org.alidade.lvm.CollectionOptions;
import org.alidade.lvm.FibreSelection;
import org.alidade.lvm.LvmTile;
import org.alidade.lvm.LvmTileCollection;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which tiles, and which of their fibres. */
final class TileOptions {
  private static final String FOLDER_PATTERN = "*.{fits,fits.gz}";

  @Parameters(
      paramLabel = "TILE",
      arity = "0..*",
      description = {
        "lvmSFrame files, plain or gzip; a folder stands for all *.fits and *.fits.gz in it and",
        "a name with * or ? for what matches, both in sorted order."
      })
  private List<String> names = List.of();

  @Option(
      names = "--fibres",
      paramLabel = "KIND",
      description = "science, sky, standard or all; default: ${DEFAULT-VALUE}.")
  private String fibres = "science";

  @Option(
      names = "--sector",
      paramLabel = "LABEL",
      description = "Only fibres of this bundle, such as Sci1.")
  private String sector = "";

  @Option(
      names = "--allow-duplicates",
      description = "Accept the same exposure twice in a collection.")
  private boolean allowDuplicates;

  TileOptions() {}

  boolean isEmpty() {
    return names.isEmpty();
  }

  /** The files, in order. */
  List<Path> paths() throws IOException {
    if (names.isEmpty()) {
      throw new BadInputException("no tile", "TILE", "name one or more lvmSFrame files");
    }
    List<Path> paths = new ArrayList<>();
    for (String name : names) {
      Path path = Path.of(name);
      if (Files.isDirectory(path)) {
        paths.addAll(matching(path, FOLDER_PATTERN));
      } else if (!Files.exists(path) && (name.contains("*") || name.contains("?"))) {
        Path folder = path.toAbsolutePath().getParent();
        paths.addAll(matching(folder == null ? path : folder, String.valueOf(path.getFileName())));
      } else {
        paths.add(path);
      }
    }
    return paths;
  }

  private static List<Path> matching(Path folder, String pattern) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, pattern)) {
      files.forEach(found::add);
    }
    if (found.isEmpty()) {
      throw new BadInputException(
          "no file matches " + pattern, folder.toString(), "name the tiles or their folder");
    }
    found.sort(null);
    return found;
  }

  /** One tile with the chosen fibres. */
  LvmTile open(Path path) {
    return LvmTile.fromFile(path, selection());
  }

  /** All tiles; the caller closes the collection. */
  LvmTileCollection open() throws IOException {
    List<LvmTile> tiles = new ArrayList<>();
    boolean opened = false;
    try {
      for (Path path : paths()) {
        tiles.add(open(path));
      }
      CollectionOptions options =
          new CollectionOptions(allowDuplicates, CollectionOptions.STRICT.join());
      LvmTileCollection collection = LvmTileCollection.fromTiles(tiles, options);
      opened = true;
      return collection;
    } finally {
      if (!opened) {
        tiles.forEach(LvmTile::close);
      }
    }
  }

  /** The chosen fibres. */
  FibreSelection selection() {
    FibreSelection kind =
        switch (fibres.toLowerCase(Locale.ROOT)) {
          case "science" -> FibreSelection.SCIENCE;
          case "sky" -> FibreSelection.SKY;
          case "standard" -> FibreSelection.STANDARD;
          case "all" -> FibreSelection.ALL;
          default ->
              throw new BadInputException(
                  "fibres '" + fibres + "'", "--fibres", "use science, sky, standard or all");
        };
    return sector.isEmpty() ? kind : kind.and(FibreSelection.sector(sector));
  }
}
