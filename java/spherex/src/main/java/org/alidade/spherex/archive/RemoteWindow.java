package org.alidade.spherex.archive;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import org.alidade.archive.ArchiveException;
import org.alidade.array.AtomicFile;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.IoFailureException;
import org.alidade.fits.FitsFile;
import org.alidade.fits.PixelOrigin;
import org.alidade.fits.Wcs;
import org.alidade.spherex.Source;
import org.alidade.spherex.internal.archive.HeaderText;

/**
 * A piece of a remote level-2 file as a small local one, made from the bytes it needs: the headers,
 * the rows of the four planes, the planes of the PSF that can apply, the wavelength table (spec
 * spherex 16.6). The local file has the HDUs, cards and shifts the cutout service gives (spec 4.3)
 * and is measured alike; planes of the PSF that cannot apply are zero.
 *
 * <pre>{@code
 * RemoteWindow window = RemoteWindow.open(new HttpRangeSource(address, access));
 * window.around(source, 80, 80).write(file);
 * }</pre>
 */
public final class RemoteWindow {
  private static final Set<String> PLANES = Set.of("IMAGE", "FLAGS", "VARIANCE", "ZODI");
  private static final int LARGEST_SIDE = 10_000;
  private static final long LARGEST_OTHER_BYTES = 100_000_000;
  private static final int MOST_PIXELS_FOR_CHOICE = 250_000;

  private final RangeSource source;
  private final List<RemoteFits.Hdu> hdus;
  private final int x;
  private final int y;
  private final int width;
  private final int height;

  private RemoteWindow(
      RangeSource source, List<RemoteFits.Hdu> hdus, int x, int y, int width, int height) {
    this.source = source;
    this.hdus = hdus;
    this.x = x;
    this.y = y;
    this.width = width;
    this.height = height;
  }

  /**
   * Reads the headers of a file; the window is the whole image.
   *
   * @throws FormatException if it is not a level-2 file, or one with compressed planes
   * @throws ArchiveException if it cannot be read
   * @throws InterruptedException if the thread is interrupted
   */
  public static RemoteWindow open(RangeSource source) throws InterruptedException {
    List<RemoteFits.Hdu> hdus = RemoteFits.hdus(source);
    RemoteFits.Hdu image =
        hdus.stream()
            .filter(hdu -> hdu.name().equals("IMAGE"))
            .findFirst()
            .orElseThrow(() -> unusable(source, "it has no IMAGE"));
    int width = side(source, image.header(), "NAXIS1");
    int height = side(source, image.header(), "NAXIS2");
    for (RemoteFits.Hdu hdu : hdus) {
      if (PLANES.contains(hdu.name())
          && (side(source, hdu.header(), "NAXIS1") != width
              || side(source, hdu.header(), "NAXIS2") != height
              || hdu.header().integer("NAXIS", 0) != 2)) {
        throw unusable(source, hdu.name() + " is compressed or of another shape");
      }
    }
    return new RemoteWindow(source, hdus, 0, 0, width, height);
  }

  /** First column, from 0. */
  public int x() {
    return x;
  }

  /** First row, from 0. */
  public int y() {
    return y;
  }

  /** Columns. */
  public int width() {
    return width;
  }

  /** Rows. */
  public int height() {
    return height;
  }

  /**
   * A window of this one.
   *
   * @param column first column, from 0; what lies outside is cut off
   * @param row first row likewise
   * @throws BadInputException if nothing is left
   */
  public RemoteWindow at(int column, int row, int columns, int rows) {
    int left = Math.max(0, column);
    int bottom = Math.max(0, row);
    long right = Math.min(width, (long) column + columns);
    long top = Math.min(height, (long) row + rows);
    if (right <= left || top <= bottom) {
      throw new BadInputException(
          "the window does not touch the image", source.name(), "choose another position");
    }
    return new RemoteWindow(
        source, hdus, x + left, y + bottom, (int) (right - left), (int) (top - bottom));
  }

  /**
   * A window around a position on the sky.
   *
   * @param columns its width, pixels; less at the edge of the image
   * @param rows its height
   * @throws BadInputException if it does not touch the image
   */
  public RemoteWindow around(Source position, int columns, int rows) {
    double[] centre = pixel(position);
    if (!(Math.abs(centre[0]) < LARGEST_SIDE && Math.abs(centre[1]) < LARGEST_SIDE)) {
      throw new BadInputException(
          "the position is not on the image", source.name(), "choose another position");
    }
    int column = (int) Math.round(centre[0] - (columns - 1) / 2.0) - x;
    int row = (int) Math.round(centre[1] - (rows - 1) / 2.0) - y;
    return at(column, row, columns, rows);
  }

  /**
   * Writes the window as a level-2 file; an existing one is replaced.
   *
   * @throws ArchiveException if the remote file cannot be read
   * @throws IoFailureException if the file cannot be written
   * @throws InterruptedException if the thread is interrupted
   */
  public void write(Path target) throws InterruptedException {
    InterruptedException[] interruption = new InterruptedException[1];
    try {
      AtomicFile.write(
          target,
          part -> {
            try (RandomAccessFile out = new RandomAccessFile(part.toFile(), "rw")) {
              for (RemoteFits.Hdu hdu : hdus) {
                append(out, hdu);
              }
            } catch (InterruptedException e) {
              interruption[0] = e;
              throw new IOException("interrupted", e);
            }
          });
    } catch (IOException e) {
      if (interruption[0] != null) {
        throw interruption[0];
      }
      IoFailureException failure =
          new IoFailureException(
              "cannot be written (" + e.getMessage() + ")",
              target.toString(),
              "check the disk and the rights");
      failure.initCause(e);
      throw failure;
    }
  }

  private void append(RandomAccessFile out, RemoteFits.Hdu hdu)
      throws IOException, InterruptedException {
    if (PLANES.contains(hdu.name())) {
      HeaderText header = shifted(hdu.header());
      out.write(header.bytes());
      pad(out, rows(hdu), out.getFilePointer());
    } else if (hdu.name().equals("PSF") && hdu.header().integer("NAXIS", 0) == 3) {
      out.write(hdu.header().without("CHECKSUM").without("DATASUM").bytes());
      appendPsf(out, hdu);
    } else {
      out.write(hdu.header().bytes());
      pad(out, all(hdu), out.getFilePointer());
    }
  }

  private HeaderText shifted(HeaderText header) {
    HeaderText changed =
        header
            .with("NAXIS1", BigDecimal.valueOf(width))
            .with("NAXIS2", BigDecimal.valueOf(height))
            .without("CHECKSUM")
            .without("DATASUM");
    for (String alternate : List.of("", "A", "W")) {
      changed = changed.minus("CRPIX1" + alternate, x).minus("CRPIX2" + alternate, y);
    }
    return changed;
  }

  /** The rows of the window, cut to its columns. */
  private byte[] rows(RemoteFits.Hdu hdu) throws InterruptedException {
    int pixel = (int) Math.abs(hdu.header().integer("BITPIX", 0)) / 8;
    int line = (int) hdu.header().integer("NAXIS1", 0) * pixel;
    byte[] lines = exactly(hdu.dataOffset() + (long) y * line, line * height);
    byte[] cut = new byte[width * pixel * height];
    for (int row = 0; row < height; row++) {
      System.arraycopy(lines, row * line + x * pixel, cut, row * width * pixel, width * pixel);
    }
    return cut;
  }

  private void appendPsf(RandomAccessFile out, RemoteFits.Hdu hdu)
      throws IOException, InterruptedException {
    int planes = (int) hdu.header().integer("NAXIS3", 1);
    int bytes = (int) (hdu.dataBytes() / Math.max(1, planes));
    if ((long) width * height > MOST_PIXELS_FOR_CHOICE) {
      pad(out, all(hdu), out.getFilePointer());
      return;
    }
    long start = out.getFilePointer();
    out.setLength(start + RemoteFits.padded(hdu.dataBytes()));
    for (int plane : needed(hdu.header(), planes)) {
      out.seek(start + (long) plane * bytes);
      out.write(exactly(hdu.dataOffset() + (long) plane * bytes, bytes));
    }
    out.seek(out.length());
  }

  private SortedSet<Integer> needed(HeaderText psf, int planes) {
    HeaderText image = plane("IMAGE").header();
    return PsfPlanes.of(psf, planes, parent(image, 1, x), parent(image, 2, y), width, height);
  }

  /** Position on the parent detector, from 0, by the alternate coordinates A (spec 6.5). */
  private static double parent(HeaderText image, int axis, int pixel) {
    double reference = image.number("CRPIX" + axis + "A").map(BigDecimal::doubleValue).orElse(1.0);
    return pixel + 1 - reference;
  }

  private RemoteFits.Hdu plane(String name) {
    return hdus.stream()
        .filter(hdu -> hdu.name().equals(name))
        .findFirst()
        .orElseThrow(() -> unusable(source, "it has no " + name));
  }

  private byte[] all(RemoteFits.Hdu hdu) throws InterruptedException {
    if (hdu.dataBytes() > LARGEST_OTHER_BYTES) {
      throw unusable(source, "extension " + hdu.name() + " is too large");
    }
    return exactly(hdu.dataOffset(), (int) hdu.dataBytes());
  }

  private byte[] exactly(long offset, int length) throws InterruptedException {
    byte[] bytes = source.read(offset, length);
    if (bytes.length != length) {
      throw unusable(source, "it ends too early");
    }
    return bytes;
  }

  private static void pad(RandomAccessFile out, byte[] data, long start) throws IOException {
    out.write(data);
    out.setLength(start + RemoteFits.padded(data.length));
    out.seek(out.length());
  }

  /** The sky coordinates of the remote header, from a file that has nothing but it. */
  private double[] pixel(Source position) {
    HeaderText image =
        plane("IMAGE").header().with("NAXIS", BigDecimal.ZERO).without("NAXIS1").without("NAXIS2");
    try {
      Path file = Files.createTempFile("header", ".fits");
      try {
        try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
          out.write(hdus.get(0).header().bytes());
          out.write(image.bytes());
        }
        try (FitsFile fits = FitsFile.open(file);
            Wcs sky = Wcs.of(fits.header("IMAGE"), Wcs.PRIMARY, PixelOrigin.ZERO)) {
          return sky.skyToPixel(position.raDegrees(), position.decDegrees());
        }
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "a temporary file cannot be written (" + e.getMessage() + ")",
              source.name(),
              "check the disk");
      failure.initCause(e);
      throw failure;
    }
  }

  private static int side(RangeSource source, HeaderText header, String keyword) {
    long side = header.integer(keyword, 0);
    if (side < 1 || side > LARGEST_SIDE) {
      throw unusable(source, keyword + " is " + side);
    }
    return (int) side;
  }

  private static FormatException unusable(RangeSource source, String why) {
    return new FormatException(
        "no window can be read of this file: " + why, source.name(), "use the cutout service");
  }
}
