package org.alidade.cube.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import org.alidade.array.BadInputException;
import org.alidade.array.DoubleArray;
import org.alidade.array.FormatException;
import org.alidade.array.MissingDatasetException;
import org.alidade.cube.CubeData;
import org.alidade.hdf5.Hdf5Dataset;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Slab;
import org.jspecify.annotations.Nullable;

/** Reads the inputs of a populated cube file, whichever program wrote it. */
public final class CubeReading {
  private static final ObjectMapper JSON = new ObjectMapper();

  private CubeReading() {}

  /** Observed spectra and mask. */
  public static CubeData data(Hdf5File file) {
    return data(file, null);
  }

  /** Observed spectra and mask; pixels of weight zero count as masked. */
  public static CubeData data(Hdf5File file, double @Nullable [] pixelWeights) {
    int[] lengths = Lengths.of(file.dataset(CubeLayout.DATA_CUBE), 2);
    DoubleArray spectra = doubles(file, CubeLayout.DATA_CUBE);
    boolean handedOver = false;
    try {
      boolean[] keep = mask(file, lengths[1]);
      if (pixelWeights != null) {
        dropWithoutWeight(keep, pixelWeights);
      }
      CubeData data = CubeData.of(spectra, keep);
      handedOver = true;
      return data;
    } finally {
      if (!handedOver) {
        spectra.close();
      }
    }
  }

  private static void dropWithoutWeight(boolean[] keep, double[] pixelWeights) {
    if (pixelWeights.length != keep.length) {
      throw new BadInputException(
          pixelWeights.length + " pixel weights for " + keep.length + " pixels",
          "pixelWeights",
          "pass one weight per observed pixel");
    }
    for (int l = 0; l < keep.length; l++) {
      keep[l] &= pixelWeights[l] > 0;
    }
  }

  /** The mask, true = keep; all true if the file has none. */
  public static boolean[] mask(Hdf5File file, int pixels) {
    if (file.isDataset(CubeLayout.MASK)) {
      return file.dataset(CubeLayout.MASK).readBooleans();
    }
    boolean[] all = new boolean[pixels];
    Arrays.fill(all, true);
    return all;
  }

  /** Everything the matrix is computed from. */
  public static ModelInputs modelInputs(Hdf5File file) {
    double[] temPix = file.dataset(CubeLayout.TEM_PIX).readDoubles();
    double[] obsPix = file.dataset(CubeLayout.OBS_PIX).readDoubles();
    double[] velPix = file.dataset(CubeLayout.VEL_PIX).readDoubles();
    RebinOperator rebin = rebin(file, temPix.length, obsPix.length);
    double[] flux = dataFlux(file);
    DoubleArray templates = doubles(file, CubeLayout.TEMPLATES);
    DoubleArray losvd = templates;
    boolean handedOver = false;
    try {
      losvd = doubles(file, CubeLayout.LOSVD);
      ModelInputs inputs = new ModelInputs(temPix, obsPix, velPix, templates, losvd, rebin, flux);
      handedOver = true;
      return inputs;
    } finally {
      if (!handedOver) {
        templates.close();
        losvd.close();
      }
    }
  }

  /** Mean of the finite, kept data of every spaxel; 0 where there is none. */
  public static double[] dataFlux(Hdf5File file) {
    try (CubeData data = data(file)) {
      double[] flux = new double[data.spaxels()];
      for (int s = 0; s < flux.length; s++) {
        double[] spectrum = data.spectrum(s);
        int[] valid = data.validPixels(s);
        double sum = 0;
        for (int l : valid) {
          sum += spectrum[l];
        }
        flux[s] = valid.length > 0 ? sum / valid.length : 0;
      }
      return flux;
    }
  }

  /** The rebin operator of the file; a matrix stored pixels-first is transposed. */
  public static RebinOperator rebin(Hdf5File file, int templatePixels, int observedPixels) {
    if (!file.isDataset(CubeLayout.REBIN_OPERATOR)) {
      throw new MissingDatasetException(
          "no rebin operator",
          file.path() + " " + CubeLayout.REBIN_OPERATOR,
          "run ensureRebinAndResample after populate");
    }
    Hdf5Dataset dataset = file.dataset(CubeLayout.REBIN_OPERATOR);
    boolean stored = isTemplateFirst(dataset, templatePixels, observedPixels);
    float[] values = dataset.readFloats();
    return RebinOperator.ofDense(
        stored ? values : transpose(values, observedPixels, templatePixels),
        templatePixels,
        observedPixels);
  }

  /** The recorded way the rebin operator was made; files of other programs do not say. */
  public static String rebinMode(Hdf5File file) {
    return file.dataset(CubeLayout.REBIN_OPERATOR)
        .attributes()
        .findString(CubeLayout.ATTRIBUTE_REBIN_MODE)
        .orElse("unknown");
  }

  private static boolean isTemplateFirst(
      Hdf5Dataset dataset, int templatePixels, int observedPixels) {
    int[] lengths = Lengths.of(dataset, 2);
    int rows = lengths[0];
    int columns = lengths[1];
    boolean first = rows == templatePixels && columns == observedPixels;
    boolean second = rows == observedPixels && columns == templatePixels;
    if (first && second) {
      return !dataset
          .attributes()
          .findString(CubeLayout.ATTRIBUTE_ORIENTATION)
          .orElse("T,L")
          .equals("L,T");
    }
    if ((!first && !second) || rows == 0 || columns == 0) {
      throw new FormatException(
          "rebin operator has shape "
              + dataset.shape()
              + " for "
              + templatePixels
              + " template and "
              + observedPixels
              + " observed pixels",
          CubeLayout.REBIN_OPERATOR,
          "run ensureRebinAndResample");
    }
    return first;
  }

  static float[] transpose(float[] values, int rows, int columns) {
    float[] transposed = new float[values.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        transposed[j * rows + i] = values[i * columns + j];
      }
    }
    return transposed;
  }

  /** A whole dataset as float64; the caller closes it. */
  public static DoubleArray doubles(Hdf5File file, String path) {
    Hdf5Dataset dataset = file.dataset(path);
    DoubleArray array = DoubleArray.allocateUninitialized("cube.inputs", dataset.shape().toArray());
    boolean read = false;
    try {
      dataset.read(Slab.all(dataset.shape()), array);
      read = true;
      return array;
    } finally {
      if (!read) {
        array.close();
      }
    }
  }

  /** Parses the JSON text of an attribute. */
  static JsonNode json(String text, String where) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      FormatException failure =
          new FormatException(
              "text is not JSON", where, "write the attribute again by populating the file");
      failure.initCause(e);
      throw failure;
    }
  }

  /** JSON text of a value made of maps, lists, strings and numbers. */
  public static String toJson(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("value has no JSON form", e);
    }
  }
}
