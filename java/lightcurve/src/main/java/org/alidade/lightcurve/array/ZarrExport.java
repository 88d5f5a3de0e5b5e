package org.alidade.lightcurve.array;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alidade.array.InvalidStateException;
import org.alidade.lightcurve.internal.table.TableRows;
import org.alidade.lightcurve.internal.zarr.ZarrWriter;
import org.alidade.table.Column;
import org.alidade.table.Table;

/**
 * Writes the array as a Zarr directory, with the names that the original program uses: {@code
 * lightcurves}, labels {@code object}, {@code measurement}, {@code value}, {@code epoch}, tables as
 * {@code object_NAME} and {@code epoch_NAME}; and {@code flags}, which it does not know.
 *
 * <p>Example: {@code ZarrExport.write(reader, Path.of("lightcurves.zarr"), ZarrFormat.version3())}.
 */
public final class ZarrExport {
  private ZarrExport() {}

  /**
   * Writes a directory, a few objects at a time.
   *
   * @throws InvalidStateException if the directory is there already
   */
  public static void write(LabelledReader array, Path folder, ZarrFormat format) {
    if (Files.exists(folder)) {
      throw new InvalidStateException(
          "there is something of that name", folder.toString(), "choose another");
    }
    ZarrWriter zarr = new ZarrWriter(folder, format.version(), format.compression().codec());
    LabelledAxes axes = array.axes();
    zarr.attribute("description", ArrayFile.DESCRIPTION);
    zarr.attribute("created", array.created());
    for (int axis = 0; axis < LabelledAxes.NAMES.size(); axis++) {
      String name = LabelledAxes.NAMES.get(axis);
      zarr.attribute("n_" + name + "s", axes.labels(axis).size());
      zarr.write(name, name, axes.labels(axis));
    }
    table(zarr, "object", array.objects());
    table(zarr, "epoch", array.epochsOfArray());
    measurements(zarr, array, format.objectsPerChunk());
    zarr.finish();
  }

  private static void table(ZarrWriter zarr, String axis, Table table) {
    for (Column column : table.columns()) {
      if (!column.name().equals(axis)) {
        String name = ZarrNames.variable(axis, column.name());
        switch (column.type()) {
          case LONG, INT, BYTE -> zarr.write(name, axis, TableRows.integers(column));
          case DOUBLE, FLOAT -> zarr.write(name, axis, TableRows.numbers(column));
          case TEXT -> zarr.write(name, axis, TableRows.texts(column));
        }
      }
    }
  }

  private static void measurements(ZarrWriter zarr, LabelledReader array, int objectsPerChunk) {
    long[] shape = array.axes().shape();
    int step = (int) Math.min(objectsPerChunk, shape[0]);
    zarr.beginFloats(
        ZarrNames.CURVES,
        LabelledAxes.NAMES,
        shape,
        new long[] {step, shape[1], shape[2], shape[3]});
    zarr.beginShorts(
        ZarrNames.FLAGS,
        List.of("object", "measurement", "epoch"),
        new long[] {shape[0], shape[1], shape[3]},
        new long[] {step, shape[1], shape[3]},
        ArrayFile.NOT_MEASURED);
    for (int first = 0; first < shape[0]; first += step) {
      Block block = array.block(first, (int) Math.min(step, shape[0] - first));
      long index = first / step;
      zarr.writeChunk(ZarrNames.CURVES, block.values(), index, 0, 0, 0);
      zarr.writeChunk(ZarrNames.FLAGS, block.flags(), index, 0, 0);
    }
  }
}
