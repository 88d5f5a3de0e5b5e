package org.alidade.fits;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import org.alidade.array.ClosedException;
import org.alidade.array.FormatException;
import org.alidade.array.IoFailureException;
import org.alidade.array.MissingDatasetException;
import org.alidade.fits.internal.HduEntry;
import org.alidade.fits.internal.HduIndex;
import org.alidade.fits.internal.PlainFile;
import org.alidade.fits.internal.QuietLibrary;

/**
 * An open FITS file, plain or gzip-compressed.
 *
 * <p>Opening reads the headers and checks that every announced byte is there; data are read when an
 * image or a table is asked for values, so those are only usable until {@link #close()}. A gzip
 * file is unpacked to a temporary file first. Methods may be called from several threads.
 *
 * <pre>{@code
 * try (FitsFile file = FitsFile.open(Path.of("kin.fits"))) {
 *   double[] velocityKms = file.table("KIN_DATA").doubles("V");
 * }
 * }</pre>
 */
public final class FitsFile implements AutoCloseable {
  private final Path path;
  private final PlainFile plain;
  private final nom.tam.util.FitsFile tableInput;
  private final FileChannel channel;
  private final List<HduEntry> entries;

  private FitsFile(
      Path path,
      PlainFile plain,
      nom.tam.util.FitsFile tableInput,
      FileChannel channel,
      List<HduEntry> entries) {
    this.path = path;
    this.plain = plain;
    this.tableInput = tableInput;
    this.channel = channel;
    this.entries = List.copyOf(entries);
  }

  /**
   * Opens a file for reading.
   *
   * @throws FormatException if the file is not FITS, is truncated, or has an unreadable header
   * @throws MissingDatasetException if there is no such file
   * @throws IoFailureException if reading fails
   */
  public static FitsFile open(Path path) {
    QuietLibrary.enforce();
    if (!Files.isRegularFile(path)) {
      throw new MissingDatasetException("there is no such file", path.toString(), "check the path");
    }
    try {
      return openPlain(path, PlainFile.of(path));
    } catch (IOException e) {
      throw ioFailure(path.toString(), e);
    }
  }

  private static FitsFile openPlain(Path path, PlainFile plain) throws IOException {
    boolean opened = false;
    try {
      nom.tam.util.FitsFile input = new nom.tam.util.FitsFile(plain.path().toFile(), "r");
      try {
        List<HduEntry> entries = HduIndex.read(path, input);
        FileChannel channel = FileChannel.open(plain.path(), StandardOpenOption.READ);
        opened = true;
        return new FitsFile(path, plain, input, channel, entries);
      } finally {
        if (!opened) {
          input.close();
        }
      }
    } finally {
      if (!opened) {
        plain.close();
      }
    }
  }

  /** The file as given to {@link #open}. */
  public Path path() {
    return path;
  }

  /** Number of HDUs, the primary included. */
  public int hduCount() {
    return entries.size();
  }

  /** The extension names (EXTNAME) in file order, empty strings where there is none. */
  public List<String> names() {
    return entries.stream().map(HduEntry::name).toList();
  }

  /**
   * Header of an HDU.
   *
   * @param hdu number, 0 for the primary
   * @throws MissingDatasetException if there is no such HDU
   */
  public FitsHeader header(int hdu) {
    return entry(hdu).header();
  }

  /**
   * Header of an extension.
   *
   * @param extensionName EXTNAME, upper or lower case
   * @throws MissingDatasetException if there is no such HDU
   */
  public FitsHeader header(String extensionName) {
    return entry(extensionName).header();
  }

  /**
   * Image in an HDU.
   *
   * @param hdu number, 0 for the primary
   * @throws MissingDatasetException if there is no such HDU
   * @throws FormatException if the HDU holds no image
   */
  public FitsImage image(int hdu) {
    return image(entry(hdu));
  }

  /**
   * Image in an extension.
   *
   * @param extensionName EXTNAME, upper or lower case
   * @throws MissingDatasetException if there is no such HDU
   * @throws FormatException if the HDU holds no image
   */
  public FitsImage image(String extensionName) {
    return image(entry(extensionName));
  }

  /**
   * Table in an HDU.
   *
   * @param hdu number, at least 1
   * @throws MissingDatasetException if there is no such HDU
   * @throws FormatException if the HDU holds no table
   */
  public FitsTable table(int hdu) {
    return table(entry(hdu));
  }

  /**
   * Table in an extension.
   *
   * @param extensionName EXTNAME, upper or lower case
   * @throws MissingDatasetException if there is no such HDU
   * @throws FormatException if the HDU holds no table
   */
  public FitsTable table(String extensionName) {
    return table(entry(extensionName));
  }

  /** Closes the file; images and tables obtained from it stop working. */
  @Override
  public void close() {
    try (plain;
        tableInput;
        channel) {
      return;
    } catch (IOException e) {
      throw ioFailure(path.toString(), e);
    }
  }

  private FitsImage image(HduEntry entry) {
    checkOpen();
    return FitsImage.of(channel, entry);
  }

  private FitsTable table(HduEntry entry) {
    checkOpen();
    return FitsTable.of(tableInput, entry);
  }

  private HduEntry entry(int hdu) {
    if (hdu < 0 || hdu >= entries.size()) {
      throw new MissingDatasetException(
          "there is no HDU " + hdu, path.toString(), "the file has " + entries.size() + " HDUs");
    }
    return entries.get(hdu);
  }

  private HduEntry entry(String extensionName) {
    String wanted = extensionName.toUpperCase(Locale.ROOT);
    return entries.stream()
        .filter(entry -> entry.name().toUpperCase(Locale.ROOT).equals(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                new MissingDatasetException(
                    "there is no extension " + extensionName,
                    path.toString(),
                    "the file has " + String.join(", ", names())));
  }

  private void checkOpen() {
    if (!channel.isOpen()) {
      throw new ClosedException(
          "the file is closed", path.toString(), "read before leaving the try block");
    }
  }

  static IoFailureException ioFailure(String where, IOException cause) {
    IoFailureException failure =
        new IoFailureException(
            "reading failed (" + cause.getMessage() + ")", where, "check disk and permissions");
    failure.initCause(cause);
    return failure;
  }
}
