package org.alidade.transients.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.alidade.array.FormatException;
import org.alidade.hdf5.DatasetSpec;
import org.alidade.hdf5.Hdf5File;
import org.alidade.hdf5.Hdf5Type;
import org.alidade.hdf5.Slab;

/**
 * Data sets as HDF5 files: {@code images} [sample, channel, row, column] 32-bit, {@code labels} (1
 * is real), {@code masks} [sample, row, column] if there are any, and a column per property of the
 * samples in the group {@code meta} (spec transient 17.2).
 */
public final class DatasetFile {
  private static final int COMPRESSION = 4;

  private DatasetFile() {}

  /**
   * Writes a data set; the file appears when it is complete.
   *
   * @param path the file
   */
  public static void write(Path path, Dataset dataset) {
    Hdf5File.createAtomically(path, file -> fill(file, dataset));
  }

  private static void fill(Hdf5File file, Dataset dataset) {
    List<Sample> samples = dataset.samples();
    int count = samples.size();
    int channels = dataset.channels().size();
    int size = dataset.size();
    file.attributes().set("name", dataset.name());
    file.attributes().set("channel_order", String.join(",", dataset.channels()));
    file.attributes().set("normalisation", dataset.normalisation());
    DatasetSpec images =
        DatasetSpec.builder(Hdf5Type.FLOAT32, count, channels, size, size)
            .chunk(1, channels, size, size)
            .deflate(COMPRESSION)
            .shuffle(true)
            .build();
    var target = file.createDataset("images", images);
    for (int i = 0; i < count; i++) {
      target.write(
          Slab.of(new long[] {i, 0, 0, 0}, new long[] {1, channels, size, size}),
          samples.get(i).image());
    }
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (samples.get(i).info().real() ? 1 : 0);
    }
    file.createDataset("labels", DatasetSpec.of(Hdf5Type.UINT8, count)).write(labels);
    if (samples.get(0).hasMask()) {
      DatasetSpec masks =
          DatasetSpec.builder(Hdf5Type.UINT8, count, size, size)
              .chunk(1, size, size)
              .deflate(COMPRESSION)
              .build();
      var maskTarget = file.createDataset("masks", masks);
      for (int i = 0; i < count; i++) {
        maskTarget.write(
            Slab.of(new long[] {i, 0, 0}, new long[] {1, size, size}), samples.get(i).mask());
      }
    }
    file.createGroup("meta");
    texts(file, "sample_id", samples, SampleInfo::id);
    texts(file, "origin", samples, SampleInfo::origin);
    texts(file, "group", samples, SampleInfo::group);
    texts(file, "split", samples, info -> info.split().text());
    texts(file, "sn_name", samples, SampleInfo::snName);
    texts(file, "observation_id", samples, SampleInfo::observationId);
    texts(file, "reference_id", samples, SampleInfo::referenceId);
    texts(file, "mission", samples, SampleInfo::mission);
    texts(file, "band", samples, SampleInfo::band);
    texts(file, "parent", samples, SampleInfo::parent);
    numbers(file, "ra_deg", samples, SampleInfo::raDegrees);
    numbers(file, "dec_deg", samples, SampleInfo::decDegrees);
    numbers(file, "science_mjd", samples, SampleInfo::scienceMjd);
    numbers(file, "reference_mjd", samples, SampleInfo::referenceMjd);
    numbers(file, "s_corr", samples, SampleInfo::significance);
    numbers(file, "quality", samples, SampleInfo::quality);
  }

  private static void texts(
      Hdf5File file, String name, List<Sample> samples, Function<SampleInfo, String> property) {
    String[] values =
        samples.stream().map(sample -> property.apply(sample.info())).toArray(String[]::new);
    file.createDataset("meta/" + name, DatasetSpec.of(Hdf5Type.STRING, values.length))
        .write(values);
  }

  private static void numbers(
      Hdf5File file, String name, List<Sample> samples, ToDoubleFunction<SampleInfo> property) {
    double[] values =
        samples.stream().mapToDouble(sample -> property.applyAsDouble(sample.info())).toArray();
    file.createDataset("meta/" + name, DatasetSpec.of(Hdf5Type.FLOAT64, values.length))
        .write(values);
  }

  /**
   * Reads a data set.
   *
   * @throws FormatException if it is not one that {@link #write} wrote
   */
  public static Dataset read(Path path) {
    try (Hdf5File file = Hdf5File.openReadOnly(path)) {
      if (!file.exists("images") || !file.exists("meta/sample_id")) {
        throw new FormatException(
            "no images or properties of samples", path.toString(), "use a data set file");
      }
      long[] shape = file.dataset("images").shape().toArray();
      if (shape.length != 4) {
        throw new FormatException(
            "images with " + shape.length + " axes", path.toString(), "use a data set file");
      }
      Meta meta = new Meta(file);
      meta.requireRows(shape[0]);
      List<Sample> samples = new ArrayList<>();
      boolean masks = file.exists("masks");
      for (int i = 0; i < shape[0]; i++) {
        float[] image =
            file.dataset("images")
                .readFloats(
                    Slab.of(new long[] {i, 0, 0, 0}, new long[] {1, shape[1], shape[2], shape[3]}));
        byte[] mask =
            masks
                ? file.dataset("masks")
                    .readBytes(Slab.of(new long[] {i, 0, 0}, new long[] {1, shape[2], shape[3]}))
                : new byte[0];
        samples.add(new Sample(meta.info(i), (int) shape[1], (int) shape[2], image, mask));
      }
      return new Dataset(
          file.attributes().getString("name"),
          List.of(file.attributes().getString("channel_order").split(",", -1)),
          file.attributes().getString("normalisation"),
          samples);
    }
  }

  /** The properties of all samples. */
  private static final class Meta {
    private final Hdf5File file;
    private final byte[] labels;
    private final String[][] texts;
    private final double[][] numbers;

    Meta(Hdf5File file) {
      this.file = file;
      labels = file.dataset("labels").readBytes();
      texts =
          new String[][] {
            text("sample_id"),
            text("origin"),
            text("group"),
            text("sn_name"),
            text("observation_id"),
            text("reference_id"),
            text("mission"),
            text("band"),
            text("parent")
          };
      numbers =
          new double[][] {
            number("ra_deg"),
            number("dec_deg"),
            number("science_mjd"),
            number("reference_mjd"),
            number("s_corr"),
            number("quality")
          };
    }

    /** A value of every property for every sample. */
    void requireRows(long samples) {
      boolean agree =
          labels.length == samples
              && Arrays.stream(texts).allMatch(column -> column.length == samples)
              && Arrays.stream(numbers).allMatch(column -> column.length == samples);
      if (!agree) {
        throw new FormatException(
            "properties of another number of samples than " + samples,
            file.path().toString(),
            "use a data set file");
      }
    }

    private String[] text(String name) {
      return file.dataset("meta/" + name).readStrings();
    }

    private double[] number(String name) {
      return file.dataset("meta/" + name).readDoubles();
    }

    SampleInfo info(int i) {
      return new SampleInfo(
          texts[0][i],
          labels[i] != 0,
          texts[1][i],
          texts[2][i],
          texts[3][i],
          texts[4][i],
          texts[5][i],
          numbers[0][i],
          numbers[1][i],
          texts[6][i],
          texts[7][i],
          numbers[2][i],
          numbers[3][i],
          numbers[4][i],
          numbers[5][i],
          texts[8][i]);
    }
  }
}
