package org.alidade.fits;

import java.nio.file.Path;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.array.InvalidStateException;
import org.alidade.array.IoFailureException;
import org.alidade.fits.internal.write.FileUnderConstruction;
import org.alidade.fits.internal.write.HduCards;
import org.alidade.fits.internal.write.HduOutput;
import org.jspecify.annotations.Nullable;

/**
 * Writes a FITS file of several HDUs: a primary, without data or with an image, then images and
 * binary tables in the order of the calls.
 *
 * <p>The file appears under its name when {@link #commit} has brought all of it to the disk, and
 * replaces what was there; without that call, or when something fails, nothing is left. A name that
 * ends in {@code .gz} gives a gzip file. Every HDU carries CHECKSUM and DATASUM.
 *
 * <p>Cards are given as {@link FitsCard}s. Those that describe the layout (SIMPLE, BITPIX, NAXISn,
 * TFORMn, EXTNAME, CHECKSUM and so on) are made by the writer and skipped in what it is given, so a
 * header can be copied from another file. A writer belongs to one thread.
 *
 * <pre>{@code
 * try (FitsWriter writer = FitsWriter.create(Path.of("map.fits"))) {
 *   writer.primary(List.of(FitsCard.of("OBJECT", "M 42", "target")));
 *   writer.image("FLUX", new int[] {rows, columns}, flux, List.of(FitsCard.of("BUNIT", "Jy", "")));
 *   writer.table("FIBRES", FitsTableData.builder(n).doubles("ra", "deg", ra).build(), List.of());
 *   writer.commit();
 * }
 * }</pre>
 */
public final class FitsWriter implements AutoCloseable {
  private final FileUnderConstruction file;
  private boolean primaryWritten;
  private boolean ended;
  private @Nullable FitsImageStream open;

  private FitsWriter(FileUnderConstruction file) {
    this.file = file;
  }

  /**
   * Begins a file.
   *
   * @param path final name, a gzip file if it ends in {@code .gz}
   * @throws IoFailureException if the folder cannot be written to
   */
  public static FitsWriter create(Path path) {
    return new FitsWriter(FileUnderConstruction.beside(path));
  }

  /**
   * Writes the primary HDU. Optional, but the first call if it is made.
   *
   * @throws BadInputException if a card cannot be written
   * @throws InvalidStateException if an HDU has been written before
   */
  public void primary(List<FitsCard> cards) {
    readyForPrimary();
    HduOutput.begin(file, HduCards.primary(where(), cards), 0).end();
    primaryWritten = true;
  }

  /**
   * Writes the primary HDU with an image, for software that looks for images nowhere else. The
   * first call if it is made, instead of {@link #primary(List)}.
   *
   * @param shape axis lengths, slowest first
   * @param values the pixels, last axis fastest
   * @param cards further cards
   * @throws BadInputException if shape and values disagree, or a card cannot be written
   * @throws InvalidStateException if an HDU has been written before
   */
  public void primary(int[] shape, float[] values, List<FitsCard> cards) {
    readyForPrimary();
    checkSize("primary", shape, values.length);
    FitsPixelType type = FitsPixelType.FLOAT32;
    HduOutput output =
        HduOutput.begin(
            file,
            HduCards.primary(where(), type, shape, cards),
            (long) values.length * type.bytes());
    open = new FitsImageStream(output, type, values.length, where() + " primary image");
    primaryWritten = true;
    try (FitsImageStream stream = open) {
      stream.write(values, 0, values.length);
    }
  }

  /**
   * Writes an image of single-precision values.
   *
   * @param name EXTNAME
   * @param shape axis lengths, slowest first
   * @param values the pixels, last axis fastest
   * @param cards further cards
   * @throws BadInputException if shape and values disagree, or a card cannot be written
   */
  public void image(String name, int[] shape, float[] values, List<FitsCard> cards) {
    checkSize(name, shape, values.length);
    try (FitsImageStream stream = imageStream(name, FitsPixelType.FLOAT32, shape, cards)) {
      stream.write(values, 0, values.length);
    }
  }

  /**
   * Writes an image of double-precision values.
   *
   * @param name EXTNAME
   * @param shape axis lengths, slowest first
   * @param values the pixels, last axis fastest
   * @param cards further cards
   * @throws BadInputException if shape and values disagree, or a card cannot be written
   */
  public void image(String name, int[] shape, double[] values, List<FitsCard> cards) {
    checkSize(name, shape, values.length);
    try (FitsImageStream stream = imageStream(name, FitsPixelType.FLOAT64, shape, cards)) {
      stream.write(values, 0, values.length);
    }
  }

  /**
   * Writes an image of 32-bit integers.
   *
   * @param name EXTNAME
   * @param shape axis lengths, slowest first
   * @param values the pixels, last axis fastest
   * @param cards further cards
   * @throws BadInputException if shape and values disagree, or a card cannot be written
   */
  public void image(String name, int[] shape, int[] values, List<FitsCard> cards) {
    checkSize(name, shape, values.length);
    try (FitsImageStream stream = imageStream(name, FitsPixelType.INT32, shape, cards)) {
      stream.write(values, 0, values.length);
    }
  }

  /**
   * Writes an image of 16-bit integers.
   *
   * @param name EXTNAME
   * @param shape axis lengths, slowest first
   * @param values the pixels, last axis fastest
   * @param cards further cards
   * @throws BadInputException if shape and values disagree, or a card cannot be written
   */
  public void image(String name, int[] shape, short[] values, List<FitsCard> cards) {
    checkSize(name, shape, values.length);
    try (FitsImageStream stream = imageStream(name, FitsPixelType.INT16, shape, cards)) {
      stream.write(values, 0, values.length);
    }
  }

  /**
   * Writes an image of bytes, which readers take as 0 to 255.
   *
   * @param name EXTNAME
   * @param shape axis lengths, slowest first
   * @param values the pixels, last axis fastest
   * @param cards further cards
   * @throws BadInputException if shape and values disagree, or a card cannot be written
   */
  public void image(String name, int[] shape, byte[] values, List<FitsCard> cards) {
    checkSize(name, shape, values.length);
    try (FitsImageStream stream = imageStream(name, FitsPixelType.UINT8, shape, cards)) {
      stream.write(values, 0, values.length);
    }
  }

  /**
   * Begins an image whose pixels come piece by piece, for images larger than the memory.
   *
   * @param name EXTNAME
   * @param type data type of the pixels
   * @param shape axis lengths, slowest first
   * @param cards further cards
   * @return the stream, to be closed when all pixels are written and before the next HDU
   * @throws BadInputException if a card cannot be written
   */
  public FitsImageStream imageStream(
      String name, FitsPixelType type, int[] shape, List<FitsCard> cards) {
    readyForExtension();
    long pixels = size(name, shape);
    HduOutput output =
        HduOutput.begin(
            file, HduCards.image(where(), name, type, shape, cards), pixels * type.bytes());
    open = new FitsImageStream(output, type, pixels, where() + " image " + name);
    return open;
  }

  /**
   * Writes a binary table.
   *
   * @param name EXTNAME
   * @param table its columns
   * @param cards further cards
   * @throws BadInputException if a card cannot be written
   */
  public void table(String name, FitsTableData table, List<FitsCard> cards) {
    readyForExtension();
    HduOutput output =
        HduOutput.begin(
            file,
            HduCards.table(where(), name, table, cards),
            (long) table.rowCount() * table.rowBytes());
    table.write(output);
    output.end();
  }

  /**
   * Brings the file to the disk and gives it its name. The writer is done then.
   *
   * @throws InvalidStateException if an image has been left incomplete
   * @throws IoFailureException if the disk is full or the name cannot be taken
   */
  public void commit() {
    ready();
    if (!primaryWritten) {
      primary(List.of());
    }
    file.commit();
    ended = true;
  }

  /** Ends the writer; without {@link #commit} nothing is left of the file. */
  @Override
  public void close() {
    ended = true;
    file.close();
  }

  private void readyForPrimary() {
    ready();
    if (primaryWritten) {
      throw new InvalidStateException(
          "the primary HDU has been written already", where(), "write it first and once");
    }
  }

  private void readyForExtension() {
    ready();
    if (!primaryWritten) {
      primary(List.of());
    }
  }

  private void ready() {
    if (ended) {
      throw new InvalidStateException("the file has been ended", where(), "create a new writer");
    }
    if (open != null && !open.isComplete()) {
      throw new InvalidStateException(
          "an image is incomplete", where(), "write all its pixels and close its stream first");
    }
  }

  private void checkSize(String name, int[] shape, int values) {
    if (size(name, shape) != values) {
      throw new BadInputException(
          values + " values for an image of " + size(name, shape) + " pixels",
          where() + " image " + name,
          "pass one value per pixel");
    }
  }

  private long size(String name, int[] shape) {
    long size = shape.length == 0 ? 0 : 1;
    for (int length : shape) {
      if (length < 0) {
        throw new BadInputException(
            "an axis of length " + length, where() + " image " + name, "pass positive lengths");
      }
      size = Math.multiplyExact(size, length);
    }
    return size;
  }

  private String where() {
    return file.path().toString();
  }
}
