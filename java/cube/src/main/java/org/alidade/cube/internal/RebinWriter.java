package org.alidade.cube.internal;

import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.array.MissingDatasetException;
import org.alidade.array.Shape;
import org.alidade.cube.RebinMode;
import org.alidade.hdf5.Hdf5File;
import org.alidade.math.Ffts;
import org.alidade.math.RealFft;

/** Writes the rebin operator, its transpose and the template transforms (spec cubefit 3.3). */
public final class RebinWriter {
  private RebinWriter() {}

  /** Writes the dense operator (T, L) with its mode and orientation. */
  static void write(DatasetWriter writer, RebinOperator rebin, RebinMode mode) {
    writer.floats(
        CubeLayout.REBIN_OPERATOR, rebin.toDense(), rebin.templatePixels(), rebin.observedPixels());
    writer.attribute(CubeLayout.REBIN_OPERATOR, CubeLayout.ATTRIBUTE_REBIN_MODE, mode.label());
    writer.attribute(CubeLayout.REBIN_OPERATOR, CubeLayout.ATTRIBUTE_ORIENTATION, "T,L");
  }

  /**
   * Makes what is missing or does not fit: operator, transpose and transforms.
   *
   * @return whether anything changed
   */
  public static boolean ensure(Hdf5File file, java.util.Optional<RebinMode> wanted) {
    double[] temPix = grid(file, CubeLayout.TEM_PIX);
    double[] obsPix = grid(file, CubeLayout.OBS_PIX);
    requireTemplates(file, temPix.length);
    DatasetWriter writer = new DatasetWriter(file, PopulateTask.DEFLATE_LEVEL);
    RebinMode mode = wanted.orElseGet(() -> storedMode(file));
    RebinOperator rebin =
        keeps(file, temPix.length, obsPix.length, wanted)
            ? CubeReading.rebin(file, temPix.length, obsPix.length)
            : RebinOperator.between(temPix, obsPix, mode);
    write(writer, rebin, mode);
    writer.floats(
        CubeLayout.REBIN_MATRIX,
        CubeReading.transpose(rebin.toDense(), temPix.length, obsPix.length),
        obsPix.length,
        temPix.length);
    writer.attribute(CubeLayout.REBIN_MATRIX, CubeLayout.ATTRIBUTE_ORIENTATION, "L,T");
    writeTransforms(file, writer);
    return writer.changed();
  }

  private static double[] grid(Hdf5File file, String path) {
    if (!file.isDataset(path)) {
      throw new MissingDatasetException(
          "no grid", file.path() + " " + path, "call populate_from_arrays first");
    }
    return file.dataset(path).readDoubles();
  }

  private static void requireTemplates(Hdf5File file, int templatePixels) {
    if (!file.isDataset(CubeLayout.TEMPLATES)) {
      throw new MissingDatasetException(
          "no templates",
          file.path() + " " + CubeLayout.TEMPLATES,
          "call populate_from_arrays first");
    }
    Shape shape = file.dataset(CubeLayout.TEMPLATES).shape();
    if (shape.rank() != 2 || shape.length(1) != templatePixels) {
      throw new BadInputException(
          "templates have shape " + shape + " for a grid of " + templatePixels + " pixels",
          CubeLayout.TEMPLATES,
          "populate the file again");
    }
  }

  private static RebinMode storedMode(Hdf5File file) {
    if (!file.isDataset(CubeLayout.REBIN_OPERATOR)) {
      return RebinMode.OVERLAP;
    }
    String label = CubeReading.rebinMode(file);
    return label.equals(RebinMode.INTERP.label()) || label.equals("unknown")
        ? RebinMode.INTERP
        : RebinMode.of(label);
  }

  /** A stored operator of the right size stays, unless another mode is asked for. */
  private static boolean keeps(
      Hdf5File file, int templatePixels, int observedPixels, java.util.Optional<RebinMode> wanted) {
    if (!file.isDataset(CubeLayout.REBIN_OPERATOR)) {
      return false;
    }
    Shape shape = file.dataset(CubeLayout.REBIN_OPERATOR).shape();
    boolean fits =
        shape.equals(Shape.of(templatePixels, observedPixels))
            || shape.equals(Shape.of(observedPixels, templatePixels));
    return fits && (wanted.isEmpty() || wanted.get().label().equals(CubeReading.rebinMode(file)));
  }

  /**
   * Transforms of templates and reversed templates at their own length: for readers of other
   * programs only.
   */
  private static void writeTransforms(Hdf5File file, DatasetWriter writer) {
    try (DoubleArray templates = CubeReading.doubles(file, CubeLayout.TEMPLATES);
        FloatArray forward = transforms(templates, false);
        FloatArray reversed = transforms(templates, true)) {
      writer.complex(CubeLayout.TEMPLATES_FFT, forward);
      writer.complex(CubeLayout.TEMPLATES_FFT_REVERSED, reversed);
    }
  }

  private static FloatArray transforms(DoubleArray templates, boolean reversed) {
    int populations = Math.toIntExact(templates.shape().length(0));
    int length = Math.toIntExact(templates.shape().length(1));
    int frequencies = length / 2 + 1;
    FloatArray result = FloatArray.allocate("cube.populate", populations, frequencies, 2);
    try (RealFft fft = Ffts.plan(length, 1);
        DoubleArray line = DoubleArray.allocate("cube.populate", 1, length);
        DoubleArray spectrum = DoubleArray.allocate("cube.populate", 1, frequencies, 2)) {
      for (int p = 0; p < populations; p++) {
        for (int t = 0; t < length; t++) {
          line.set(t, templates.get(p, reversed ? length - 1 - t : t));
        }
        fft.forward(line, spectrum);
        for (int i = 0; i < 2 * frequencies; i++) {
          result.set(2L * p * frequencies + i, (float) spectrum.get(i));
        }
      }
    }
    return result;
  }
}
