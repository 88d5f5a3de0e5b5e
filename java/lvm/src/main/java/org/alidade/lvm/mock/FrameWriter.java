package org.alidade.lvm.mock;

import java.nio.file.Path;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.fits.FitsCard;
import org.alidade.fits.FitsImageStream;
import org.alidade.fits.FitsPixelType;
import org.alidade.fits.FitsWriter;

/**
 * Writes mock lvmSFrame files: the HDUs, types, cards and fibre table of a release (spec lvm 2), a
 * spectrum scaled from fibre to fibre, noise at the given error, masked pixels, dead fibres and
 * zero inverse variances.
 *
 * <p>A full-size file (506 MB) is streamed row by row; one that is filled in a wavelength range
 * only takes little more room than that range. The same map, spectrum and options give the same
 * bytes.
 *
 * <pre>{@code
 * FrameWriter writer = new FrameWriter(FibreMap.hexagonal(), MockSpectrum.synthetic());
 * writer.write(Path.of("lvmSFrame-00010001.fits"), MockFrame.builder().fill(6500, 6800).build());
 * }</pre>
 */
public final class FrameWriter {
  private final FibreMap map;
  private final MockSpectrum spectrum;

  /**
   * Creates a writer.
   *
   * @param map the fibres
   * @param spectrum what they see
   */
  public FrameWriter(FibreMap map, MockSpectrum spectrum) {
    this.map = map;
    this.spectrum = spectrum;
  }

  private interface FloatRow {
    void fill(int row, float[] into);
  }

  /**
   * Writes a frame; it appears under its name when it is whole.
   *
   * @param path the file, gzip if its name ends in {@code .gz}
   * @param frame what it holds
   * @throws BadInputException if the fill range lies outside the wavelength grid
   */
  public void write(Path path, MockFrame frame) {
    if (frame.fillEnd() <= frame.fillFirst()) {
      throw new BadInputException(
          "the fill range lies outside the wavelength grid", path.toString(), "widen one of them");
    }
    RowModel rows = new RowModel(frame, spectrum, map);
    FrameCards cards = new FrameCards(frame);
    try (FitsWriter writer = FitsWriter.create(path)) {
      writer.primary(cards.primary(path));
      plane(writer, frame, "FLUX", cards.flux(), rows::flux);
      plane(writer, frame, "IVAR", cards.inverseVariance("FLUX"), rows::inverseVariance);
      mask(writer, frame, cards.mask(), rows);
      wavelengths(writer, frame, cards.wavelength());
      plane(writer, frame, "LSF", cards.lineSpread(), rows::lineSpread);
      plane(writer, frame, "SKY", cards.sky(), rows::sky);
      plane(writer, frame, "SKY_IVAR", cards.inverseVariance("SKY"), rows::skyInverseVariance);
      if (frame.release().hasFluxCalibration()) {
        FluxCalibration.write(writer, frame);
      }
      writer.table("SLITMAP", FibreTable.of(map, frame), List.of());
      writer.commit();
    }
  }

  private void plane(
      FitsWriter writer, MockFrame frame, String name, List<FitsCard> cards, FloatRow model) {
    int[] shape = {map.fibres().size(), frame.pixels()};
    float[] values = new float[frame.fillEnd() - frame.fillFirst()];
    try (FitsImageStream stream = writer.imageStream(name, FitsPixelType.FLOAT32, shape, cards)) {
      for (int row = 0; row < shape[0]; row++) {
        model.fill(row, values);
        stream.skip(before(frame));
        stream.write(values, 0, values.length);
        stream.skip(behind(frame));
      }
    }
  }

  private void mask(FitsWriter writer, MockFrame frame, List<FitsCard> cards, RowModel rows) {
    int[] shape = {map.fibres().size(), frame.pixels()};
    byte[] values = new byte[frame.fillEnd() - frame.fillFirst()];
    try (FitsImageStream stream = writer.imageStream("MASK", FitsPixelType.UINT8, shape, cards)) {
      for (int row = 0; row < shape[0]; row++) {
        rows.mask(row, values);
        stream.skip(before(frame));
        stream.write(values, 0, values.length);
        stream.skip(behind(frame));
      }
    }
  }

  private static int before(MockFrame frame) {
    return frame.fillFirst() - frame.firstPixel();
  }

  private static int behind(MockFrame frame) {
    return frame.firstPixel() + frame.pixels() - frame.fillEnd();
  }

  private static void wavelengths(FitsWriter writer, MockFrame frame, List<FitsCard> cards) {
    double[] grid = new double[frame.pixels()];
    for (int i = 0; i < grid.length; i++) {
      grid[i] = MockSpectrum.wavelength(frame.firstPixel() + i);
    }
    FitsPixelType type =
        frame.release() == MockRelease.V1_0_3 ? FitsPixelType.FLOAT64 : FitsPixelType.FLOAT32;
    try (FitsImageStream stream =
        writer.imageStream("WAVE", type, new int[] {grid.length}, cards)) {
      stream.write(grid, 0, grid.length);
    }
  }
}
