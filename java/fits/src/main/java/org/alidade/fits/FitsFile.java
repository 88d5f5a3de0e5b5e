package org.alidade.fits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.alidade.array.ClosedException;
import org.alidade.array.FormatException;
import org.alidade.array.InvalidStateException;
import org.alidade.array.IoFailureException;
import org.alidade.array.MissingDatasetException;
import org.alidade.fits.internal.Checksums;
import org.alidade.fits.internal.HduEntry;
import org.alidade.fits.internal.HduIndex;
import org.alidade.fits.internal.QuietLibrary;
import org.alidade.fits.internal.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * An open FITS file, plain or gzip-compressed.
 *
 * <p>Opening reads the headers and checks that every announced byte is there; data are read when an
 * image or a table is asked for values, so those are only usable until {@link #close()}. A file
 * that changes meanwhile is refused. A gzip file is unpacked to a temporary file first. Images in
 * compressed tiles look like any other image. Methods may be called from several threads.
 *
 * <pre>{@code
 * try (FitsFile file = FitsFile.open(Path.of("kin.fits"))) {
 *   double[] velocityKms = file.table("KIN_DATA").doubles("V");
 * }
 * }</pre>
 */
public final class FitsFile implements AutoCloseable {
  private final SourceFile source;
  private final List<HduEntry> entries;
  private nom.tam.util.@Nullable FitsFile tableInput;

  private FitsFile(SourceFile source, List<HduEntry> entries) {
    this.source = source;
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
    SourceFile source = SourceFile.open(path);
    boolean opened = false;
    try {
      FitsFile file = new FitsFile(source, HduIndex.read(source));
      opened = true;
      return file;
    } finally {
      if (!opened) {
        close(source, null);
      }
    }
  }

  /** The file as given to {@link #open}. */
  public Path path() {
    return source.path();
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

  /**
   * Compares size and time of the file with those at opening; every read does so as well.
   *
   * @throws InvalidStateException if they differ, or the file is gone
   */
  public void checkUnchanged() {
    source.checkUnchanged();
  }

  /**
   * Compares CHECKSUM and DATASUM of all HDUs that carry them with the bytes of the file, which are
   * all read.
   *
   * @throws FormatException if one does not fit; the message names the HDU
   */
  public void verifyChecksums() {
    checkOpen();
    entries.forEach(entry -> Checksums.verify(source, entry));
    source.checkUnchanged();
  }

  /** Closes the file; images and tables obtained from it stop working. */
  @Override
  public synchronized void close() {
    close(source, tableInput);
  }

  private static void close(SourceFile source, nom.tam.util.@Nullable FitsFile tableInput) {
    try (source;
        tableInput) {
      return;
    } catch (IOException e) {
      throw SourceFile.failure(source.path().toString(), e);
    }
  }

  private FitsImage image(HduEntry entry) {
    checkOpen();
    return FitsImage.of(source, entry);
  }

  private synchronized FitsTable table(HduEntry entry) {
    checkOpen();
    source.checkUnchanged();
    try {
      if (tableInput == null) {
        tableInput = new nom.tam.util.FitsFile(source.plainPath().toFile(), "r");
      }
    } catch (IOException e) {
      throw SourceFile.failure(source.path().toString(), e);
    }
    return FitsTable.of(source, tableInput, entry);
  }

  private HduEntry entry(int hdu) {
    if (hdu < 0 || hdu >= entries.size()) {
      throw new MissingDatasetException(
          "there is no HDU " + hdu,
          source.path().toString(),
          "the file has " + entries.size() + " HDUs");
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
                    source.path().toString(),
                    "the file has " + String.join(", ", names())));
  }

  private void checkOpen() {
    if (!source.isOpen()) {
      throw new ClosedException(
          "the file is closed", source.path().toString(), "read before leaving the try block");
    }
  }
}
