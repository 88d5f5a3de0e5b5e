package org.alidade.web.internal.front;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.alidade.array.AlidadeException;
import org.alidade.array.FormatException;
import org.alidade.hdf5.Hdf5File;
import org.alidade.lightcurve.LightCurveStore;
import org.alidade.lightcurve.access.LightCurveStores;
import org.alidade.pipeline.SavedRun;
import org.jspecify.annotations.Nullable;

/**
 * Tells what files and folders are by what they hold. A name decides only where there is no content
 * yet: a cube file that is empty or being written.
 */
final class Recognition {
  /** The page of a folder. */
  static final String PAGE = "index.html";

  private static final byte[] HDF5 = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final byte[] SQLITE = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
  private static final List<String> CUBE =
      List.of("/DataCube", "/Templates", "/LOSVD", "/HyperCube", "/Fit", "/X_global");
  private static final String CURVES = "/lightcurves";
  private static final String CUBE_NAME = ".h5";
  private static final String LIVE_NAME = ".fit.h5";
  private static final String LOCK_NAME = ".lock";
  private static final List<String> PAGE_MARKS =
      List.of("<footer>Made with Alidade", "<title>Alidade demo</title>");
  private static final int PAGE_END_BYTES = 1024;
  private static final String STATE_MARK = "completed_stages";
  private static final int STATE_BYTES = 1 << 16;
  private static final int MOST_STATES = 20;

  private Recognition() {}

  /** What a file or folder that exists is. */
  static Verdict of(Path path) {
    try {
      return Files.isDirectory(path) ? folder(path) : file(path);
    } catch (IOException e) {
      return Verdict.left("it cannot be read");
    } catch (AlidadeException e) {
      return Verdict.left(e.what());
    }
  }

  private static Verdict folder(Path folder) throws IOException {
    if (LightCurveStores.isStore(folder)) {
      return Verdict.shown(Kind.LIGHT_CURVES);
    }
    if (TransientFolder.isSystem(folder)) {
      return Verdict.shown(Kind.TRANSIENTS);
    }
    if (stateFile(folder) != null) {
      return Verdict.shown(Kind.SPHEREX);
    }
    Path page = folder.resolve(PAGE);
    return Files.isRegularFile(page) && isOwnPage(page)
        ? Verdict.shown(Kind.REPORT)
        : Verdict.SILENT;
  }

  /** The state of a SPHEREx run in its folder, null if there is none. */
  static @Nullable Path stateFile(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> states =
          entries
              .filter(file -> name(file).matches("[^.].*\\.(json|ya?ml)"))
              .filter(Files::isRegularFile)
              .sorted()
              .limit(MOST_STATES)
              .toList();
      for (Path state : states) {
        if (new String(begin(state, STATE_BYTES), StandardCharsets.UTF_8).contains(STATE_MARK)) {
          return state;
        }
      }
      return null;
    }
  }

  private static boolean isOwnPage(Path page) throws IOException {
    byte[] begin = begin(page, PAGE_END_BYTES);
    byte[] end = begin;
    try (InputStream in = Files.newInputStream(page)) {
      in.skipNBytes(Math.max(0, Files.size(page) - PAGE_END_BYTES));
      end = in.readNBytes(PAGE_END_BYTES);
    }
    String text =
        new String(begin, StandardCharsets.UTF_8) + new String(end, StandardCharsets.UTF_8);
    return PAGE_MARKS.stream().anyMatch(text::contains);
  }

  private static Verdict file(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Verdict.left("it is neither a file nor a folder");
    }
    String name = name(file);
    if (name.endsWith(LIVE_NAME) || name.endsWith(LOCK_NAME)) {
      return Verdict.SILENT;
    }
    byte[] begin = begin(file, SQLITE.length);
    if (startsWith(begin, HDF5)) {
      return hdf5(file);
    }
    if (begin.length == 0 && name.endsWith(CUBE_NAME)) {
      return Verdict.shown(Kind.CUBE);
    }
    if (startsWith(begin, SQLITE)) {
      return database(file);
    }
    if (SavedRun.isRun(file)) {
      return Verdict.shown(Kind.RUN);
    }
    if (name.equals(PAGE)) {
      return Verdict.left("a page is shown with its folder: give that");
    }
    return Verdict.left("no kind of file that there is a page for");
  }

  private static Verdict hdf5(Path file) {
    try (Hdf5File open = Hdf5File.openReadOnly(file)) {
      if (open.isDataset(CURVES)) {
        return Verdict.shown(Kind.LIGHT_CURVES);
      }
      return CUBE.stream().anyMatch(open::exists)
          ? Verdict.shown(Kind.CUBE)
          : Verdict.left("an HDF5 file without spectra, templates or light curves");
    } catch (AlidadeException e) {
      return name(file).endsWith(CUBE_NAME)
          ? Verdict.shown(Kind.CUBE)
          : Verdict.left("an HDF5 file that cannot be read: " + e.what());
    }
  }

  private static Verdict database(Path file) {
    try (LightCurveStore store = LightCurveStores.open(file)) {
      return Verdict.shown(Kind.LIGHT_CURVES);
    } catch (FormatException e) {
      return Verdict.left(
          "a database without light curves; a transient system is given as its folder");
    }
  }

  private static byte[] begin(Path file, int bytes) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(bytes);
    }
  }

  private static boolean startsWith(byte[] begin, byte[] magic) {
    return begin.length >= magic.length
        && Arrays.equals(begin, 0, magic.length, magic, 0, magic.length);
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT);
  }
}
