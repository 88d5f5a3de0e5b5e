package org.alidade.lightcurve.array;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.alidade.array.FormatException;
import org.alidade.array.IoFailureException;
import org.alidade.lightcurve.internal.table.TableRows;
import org.alidade.lightcurve.internal.zarr.ZarrArray;
import org.alidade.lightcurve.internal.zarr.ZarrGroup;
import org.alidade.table.Column;
import org.alidade.table.Table;
import org.alidade.table.TableReader;

/**
 * Reads the array from Zarr directories of versions 2 and 3, those of the original program
 * included: either the directory of the array itself, or the folder of a store with {@code
 * lightcurves_read.zarr} or {@code lightcurves_write.zarr} and tables in Parquet. Chunks may be
 * uncompressed, gzip, zlib, Zstandard, or Blosc with Zstandard. Where there are no flags, what is
 * not NaN has the flags 0.
 *
 * <p>Example: {@code ZarrImport.read(Path.of("lightcurves.zarr"), LabelledStore.at(folder),
 * RechunkOptions.defaults())}.
 */
public final class ZarrImport {
  private final Path folder;
  private final ZarrGroup group;
  private final ZarrArray curves;
  private final LabelledAxes axes;

  private ZarrImport(Path folder) {
    this.folder = folder;
    this.group = ZarrGroup.open(folder);
    this.curves = array(ZarrNames.CURVES);
    if (!List.of(LabelledAxes.NAMES, List.of("", "", "", "")).contains(curves.dimensions())) {
      throw new FormatException(
          "axes " + curves.dimensions(), folder.toString(), "use " + LabelledAxes.NAMES);
    }
    this.axes =
        new LabelledAxes(labels("object"), labels("measurement"), labels("value"), labels("epoch"));
    if (!Arrays.equals(axes.shape(), curves.shape())) {
      throw new FormatException(
          "array and labels have different lengths", folder.toString(), "write it again");
    }
  }

  /**
   * Copies a Zarr directory to the layout for reading of a store.
   *
   * @throws FormatException if it holds no such array, or is written in a way that is not read
   */
  public static void read(Path from, LabelledStore into, RechunkOptions options) {
    new ZarrImport(group(from)).copy(from, into.readFile(), options);
  }

  /** Whether a folder may hold one: it is a Zarr group, or has one of those names in it. */
  public static boolean recognises(Path folder) {
    return ZarrGroup.recognises(group(folder));
  }

  private static Path group(Path from) {
    return Stream.of("lightcurves_read.zarr", "lightcurves_write.zarr")
        .map(from::resolve)
        .filter(ZarrGroup::recognises)
        .findFirst()
        .orElse(from);
  }

  private ZarrArray array(String name) {
    ZarrArray array = group.arrays().get(name);
    if (array == null) {
      throw new FormatException(
          "there is no array " + name, folder.toString(), "it has " + group.arrays().keySet());
    }
    return array;
  }

  private List<String> labels(String name) {
    ZarrArray array = array(name);
    if (array.isText()) {
      return array.texts();
    }
    return Arrays.stream(array.longs()).mapToObj(Long::toString).toList();
  }

  private void copy(Path store, Path target, RechunkOptions options) {
    LabelledContent content =
        new LabelledContent(
            objects(table(store, "object", axes.objects())),
            axes.measurements(),
            axes.values(),
            table(store, "epoch", axes.epochs()));
    String created = group.attribute("created");
    String mark = "zarr " + folder.toAbsolutePath() + " " + created + Arrays.toString(axes.shape());
    try {
      Path parent = target.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
    } catch (IOException e) {
      throw failure(target, e);
    }
    try (ReadFileWriter writer = new ReadFileWriter(target, content, options, created, mark)) {
      while (writer.nextCount() > 0) {
        writer.write(block(writer.next(), writer.nextCount()));
      }
      writer.publish();
    }
  }

  /** Positions must be there, be it as NaN. */
  private static Table objects(Table known) {
    Table.Builder objects = Table.builder();
    Set<String> names = new HashSet<>();
    for (Column column : known.columns()) {
      objects.column(column);
      names.add(column.name());
    }
    for (String name : List.of("ra", "dec")) {
      if (names.add(name)) {
        double[] unknown = new double[(int) known.rows()];
        Arrays.fill(unknown, Double.NaN);
        objects.column(Column.of(name, unknown).unit("deg"));
      }
    }
    return objects.build();
  }

  /** Variables along an axis, then the columns of the table beside the array. */
  private Table table(Path store, String axis, List<String> keys) {
    Table.Builder table = Table.builder().column(Column.of(axis, keys));
    Set<String> names = new HashSet<>(Set.of(axis));
    group
        .arrays()
        .forEach(
            (name, array) -> {
              String column = ZarrNames.column(axis, name);
              boolean along =
                  array.shape().length == 1
                      && array.shape()[0] == keys.size()
                      && (array.dimensions().get(0).equals(axis)
                          || (array.dimensions().get(0).isEmpty() && name.startsWith(axis + "_")));
              if (along && names.add(column)) {
                table.column(column(column, array));
              }
            });
    for (String file : List.of(axis + "_table.parquet", axis + "_stats.parquet")) {
      if (Files.isRegularFile(store.resolve(file))) {
        beside(store.resolve(file), axis, keys).stream()
            .filter(column -> names.add(column.name()))
            .forEach(table::column);
      }
    }
    return table.build();
  }

  private static Column column(String name, ZarrArray array) {
    if (array.isText()) {
      return Column.of(name, array.texts());
    }
    return array.isWhole() ? Column.of(name, array.longs()) : Column.of(name, array.doubles());
  }

  private static List<Column> beside(Path file, String axis, List<String> keys) {
    try {
      Table table = TableReader.read(file);
      List<String> order = LabelledContent.keys(table, axis);
      Map<String, Integer> rows = new HashMap<>();
      for (int row = 0; row < order.size(); row++) {
        rows.put(order.get(row), row);
      }
      if (!rows.keySet().containsAll(keys)) {
        return List.of();
      }
      return TableRows.pick(table, keys.stream().mapToInt(rows::get).toArray()).columns();
    } catch (IOException e) {
      throw failure(file, e);
    }
  }

  private static IoFailureException failure(Path file, IOException cause) {
    IoFailureException failure =
        new IoFailureException(
            "the array cannot be copied (" + cause.getMessage() + ")",
            file.toString(),
            "check the file and the space left");
    failure.initCause(cause);
    return failure;
  }

  private Block block(int first, int count) {
    long[] shape = axes.shape();
    long[] offset = {first, 0, 0, 0};
    float[] values = curves.floats(offset, new long[] {count, shape[1], shape[2], shape[3]});
    ZarrArray stored = group.arrays().get(ZarrNames.FLAGS);
    if (stored != null) {
      long[] wide = stored.longs(new long[] {first, 0, 0}, new long[] {count, shape[1], shape[3]});
      return new Block(values, Arrays.stream(wide).mapToInt(Math::toIntExact).toArray());
    }
    return new Block(values, flags(values));
  }

  /** Measured is what has any value that is not NaN. */
  private int[] flags(float[] values) {
    int epochs = axes.epochs().size();
    int width = axes.values().size();
    int[] flags = new int[values.length / width];
    Arrays.fill(flags, ArrayFile.NOT_MEASURED);
    for (int i = 0; i < values.length; i++) {
      if (!Float.isNaN(values[i])) {
        flags[i / (width * epochs) * epochs + i % epochs] = 0;
      }
    }
    return flags;
  }

  @Override
  public String toString() {
    return "ZarrImport " + folder + " " + new ArrayList<>(group.arrays().keySet());
  }
}
