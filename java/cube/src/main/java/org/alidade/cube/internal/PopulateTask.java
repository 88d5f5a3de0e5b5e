package org.alidade.cube.internal;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.array.MissingDatasetException;
import org.alidade.cube.CubeInputs;
import org.alidade.cube.CubeShape;
import org.alidade.cube.PopulateOptions;
import org.alidade.cube.PopulateReport;
import org.alidade.hdf5.Hdf5File;

/** Writes checked inputs into a cube file (spec cubefit 3.2). */
public final class PopulateTask {
  /** Compression of small datasets. */
  static final int DEFLATE_LEVEL = 4;

  private PopulateTask() {}

  /**
   * Checks the inputs against each other and against the grids a file already has. Nothing is
   * written.
   *
   * @param file the present file, if there is one
   */
  public static PopulateInputs check(
      CubeInputs inputs, PopulateOptions options, Optional<Hdf5File> file) {
    double[] temPix =
        inputs.temPix().orElseGet(() -> original(file, inputs.templates().shape().length(0)));
    double[] obsPix = inputs.obsPix().orElseGet(() -> stored(file, CubeLayout.OBS_PIX, "obs_pix"));
    double[] velPix = inputs.velPix().orElseGet(() -> stored(file, CubeLayout.VEL_PIX, "vel_pix"));
    return new PopulateInputs(inputs, options, temPix, obsPix, velPix);
  }

  private static double[] stored(Optional<Hdf5File> file, String path, String name) {
    if (file.isEmpty() || !file.get().isDataset(path)) {
      throw new MissingDatasetException(
          "no grid given and none in the file",
          path,
          "pass " + name + " or set the grids of the file first");
    }
    return file.get().dataset(path).readDoubles();
  }

  /** The template grid of the file serves only while it has not been cropped. */
  private static double[] original(Optional<Hdf5File> file, long pixels) {
    double[] grid = stored(file, CubeLayout.TEM_PIX, "tem_pix");
    if (grid.length != pixels) {
      throw new BadInputException(
          "templates have " + pixels + " pixels, the file's grid " + grid.length,
          CubeLayout.TEM_PIX,
          "pass tem_pix with the templates");
    }
    return grid;
  }

  /**
   * Writes everything and reports; an unfinished hypercube of other inputs is declared incomplete.
   */
  public static PopulateReport write(
      Hdf5File file, PopulateInputs inputs, CubeInputs given, PopulateOptions options) {
    DatasetWriter writer = new DatasetWriter(file, DEFLATE_LEVEL);
    writeGrids(writer, inputs);
    writer.doubles(CubeLayout.DATA_CUBE, inputs.dataCube());
    writer.floats(CubeLayout.TEMPLATES, inputs.templates());
    writer.floats(CubeLayout.LOSVD, inputs.losvd());
    RebinWriter.write(writer, inputs.rebin, options.rebinMode());
    writeOptional(writer, inputs, given);
    writeMeta(writer, inputs);
    if (writer.changed() && file.exists(CubeLayout.HYPERCUBE)) {
      file.group(CubeLayout.HYPERCUBE).attributes().set(CubeLayout.ATTRIBUTE_COMPLETE, false);
    }
    return inputs.report(writer.changed());
  }

  private static void writeGrids(DatasetWriter writer, PopulateInputs inputs) {
    writer.doubles(CubeLayout.TEM_PIX, inputs.temPix);
    writer.doubles(CubeLayout.OBS_PIX, inputs.obsPix);
    writeVelocities(writer, inputs.velPix);
    double[] edges = Grids.edges(inputs.temPix);
    writer.doubles(CubeLayout.LAM_RANGE, new double[] {edges[0], edges[edges.length - 1]});
  }

  /** Writes the velocity grid with its units. */
  static void writeVelocities(DatasetWriter writer, double[] velPix) {
    writer.doubles(CubeLayout.VEL_PIX, velPix);
    writer.attribute(CubeLayout.VEL_PIX, "units", "km/s");
    writer.attribute(CubeLayout.VEL_PIX, "center_definition", "bin_centers");
  }

  private static void writeOptional(DatasetWriter writer, PopulateInputs inputs, CubeInputs given) {
    inputs.mask.ifPresentOrElse(
        mask -> writer.booleans(CubeLayout.MASK, mask), () -> writer.absent(CubeLayout.MASK));
    given
        .xPix()
        .ifPresent(x -> writeImage(writer, CubeLayout.X_PIX, x, "image x of every detector pixel"));
    given
        .yPix()
        .ifPresent(y -> writeImage(writer, CubeLayout.Y_PIX, y, "image y of every detector pixel"));
    given.binNum().ifPresent(bins -> writer.ints(CubeLayout.BIN_NUM, bins));
    inputs.componentWeights.ifPresent(w -> writer.doubles(CubeLayout.COMPONENT_WEIGHTS, w));
  }

  private static void writeImage(
      DatasetWriter writer, String path, double[] values, String semantic) {
    writer.doubles(path, values);
    writer.attribute(path, "units", "as given");
    writer.attribute(path, "semantic", semantic);
  }

  private static void writeMeta(DatasetWriter writer, PopulateInputs inputs) {
    Map<String, Object> dims = dims(inputs.shape, inputs.temPix.length, inputs.velocityBins);
    String dimsJson = CubeReading.toJson(dims);
    writer.attribute("/", CubeLayout.ATTRIBUTE_DIMS, dimsJson);
    writer.attribute("/", CubeLayout.ATTRIBUTE_DIMS_JSON, dimsJson);
    dims.forEach((name, value) -> writer.attribute("/", "dims." + name, (Number) value));
    Map<String, Number> guard = inputs.guard.attributes(inputs.temPix);
    guard.forEach((name, value) -> writer.attribute("/", "guard." + name, value));
    writer.attribute("/", CubeLayout.ATTRIBUTE_GUARD, CubeReading.toJson(guard));
    writer.attribute(
        "/", CubeLayout.ATTRIBUTE_TEMPLATE_META, CubeReading.toJson(templateMeta(inputs)));
    long[] populations = Arrays.copyOfRange(inputs.templateShape, 1, inputs.templateShape.length);
    writer.attribute(CubeLayout.TEMPLATES, "orig_shape", inputs.templateShape);
    writer.attribute(CubeLayout.TEMPLATES, "pop_shape", populations);
    writer.attribute(CubeLayout.TEMPLATES, "orig_t_axis", 0L);
    writer.attribute(CubeLayout.TEMPLATES, "crop_i_lo", (long) inputs.guard.cropLow());
    writer.attribute(CubeLayout.TEMPLATES, "crop_i_hi", (long) inputs.guard.cropHigh());
    writer.attribute(CubeLayout.TEMPLATES, "T_len_in", inputs.templateShape[0]);
    writer.attribute(CubeLayout.TEMPLATES, "T_len_out", (long) inputs.temPix.length);
  }

  private static Map<String, Object> dims(CubeShape shape, int templatePixels, int velocityBins) {
    Map<String, Object> dims = new LinkedHashMap<>();
    dims.put("nSpat", shape.spaxels());
    dims.put("nLSpec", shape.pixels());
    dims.put("nTSpec", templatePixels);
    dims.put("nVel", velocityBins);
    dims.put("nComp", shape.components());
    dims.put("nPop", shape.populations());
    return dims;
  }

  private static Map<String, Object> templateMeta(PopulateInputs inputs) {
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put("orig_shape", inputs.templateShape);
    meta.put("orig_t_axis", 0);
    meta.put("pop_shape", Arrays.copyOfRange(inputs.templateShape, 1, inputs.templateShape.length));
    meta.put("axes", List.of("T", "Z", "age", "alpha"));
    meta.put("crop_i_lo", inputs.guard.cropLow());
    meta.put("crop_i_hi", inputs.guard.cropHigh());
    meta.put("T_len_in", inputs.templateShape[0]);
    meta.put("T_len_out", inputs.temPix.length);
    meta.put("min", inputs.templateMinimum);
    meta.put("nonneg", inputs.templateMinimum >= 0);
    meta.put("first", inputs.originalFirst());
    meta.put("last", inputs.originalLast());
    return meta;
  }
}
