package org.alidade.fits.internal;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alidade.array.FormatException;
import org.alidade.fits.FitsHeader;

/**
 * The data array of a tile-compressed image (FITS standard 4.0, section 10.1). A tile is unpacked
 * when a pixel of it is asked for; the last ones stay in memory, because with square tiles the
 * lines of an image come back to the same tiles.
 */
public final class CompressedPixels implements PixelBytes {
  private static final long MOST_CACHED_BYTES = 64L << 20;

  private final SourceFile source;
  private final TileGrid grid;
  private final TileDecoder decoder;
  private final int pixelBytes;
  private final Map<Integer, byte[]> recent;

  private CompressedPixels(
      SourceFile source, TileGrid grid, TileDecoder decoder, int pixelBytes, int cachedTiles) {
    this.source = source;
    this.grid = grid;
    this.decoder = decoder;
    this.pixelBytes = pixelBytes;
    this.recent =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Integer, byte[]> eldest) {
            return size() > cachedTiles;
          }
        };
  }

  /**
   * Prepares reading; nothing is unpacked yet.
   *
   * @throws FormatException if the compression is unknown or the table does not fit the image
   */
  public static CompressedPixels of(SourceFile source, HduEntry entry) {
    FitsHeader header = entry.header();
    TileGrid grid = TileGrid.of(entry.storedHeader(), DataLayout.shape(header));
    TableRows rows = new TableRows(source, entry);
    int pixelBytes = Math.abs(DataLayout.bitpix(header)) / 8;
    long tileBytes = grid.pixels(0) * pixelBytes;
    if (grid.tiles() != rows.rowCount() || tileBytes > Integer.MAX_VALUE - 8) {
      throw new FormatException(
          "the table has " + rows.rowCount() + " tiles, the image has " + grid.tiles(),
          header.where(),
          "the file is damaged; fetch it again");
    }
    long cached = Math.min(2L * grid.along(0), MOST_CACHED_BYTES / Math.max(1, tileBytes));
    TileDecoder decoder = new TileDecoder(rows, entry);
    return new CompressedPixels(source, grid, decoder, pixelBytes, (int) Math.max(1, cached));
  }

  @Override
  public void read(long offset, ByteBuffer target) {
    long pixel = offset / pixelBytes;
    while (target.hasRemaining()) {
      TileGrid.Run run = grid.runAt(pixel);
      int length = Math.min(run.length(), target.remaining() / pixelBytes);
      target.put(tile(run.tile()), run.pixel() * pixelBytes, length * pixelBytes);
      pixel += length;
    }
    target.flip();
  }

  @Override
  public void checkUnchanged() {
    source.checkUnchanged();
  }

  /** Two threads may unpack the same tile at once; both get the same bytes. */
  private byte[] tile(int number) {
    synchronized (recent) {
      byte[] known = recent.get(number);
      if (known != null) {
        return known;
      }
    }
    byte[] unpacked = decoder.decode(number, (int) grid.pixels(number));
    synchronized (recent) {
      recent.put(number, unpacked);
    }
    return unpacked;
  }
}
