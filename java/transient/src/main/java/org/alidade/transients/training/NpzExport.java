package org.alidade.transients.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alidade.array.IoFailureException;
import org.alidade.array.NpyArray;
import org.alidade.array.NpzFile;

/**
 * Data sets as the Python system wrote them: {@code train_real.npz} and {@code train_bogus.npz}
 * with {@code images} [sample, channel, row, column] and {@code labels} (spec transient 17.2). They
 * hold the training part alone.
 */
public final class NpzExport {
  private NpzExport() {}

  /**
   * Writes both files.
   *
   * @param folder where to; made if missing
   * @throws IoFailureException if it cannot be written to
   */
  public static void write(Dataset dataset, Path folder) {
    try {
      Files.createDirectories(folder);
      write(dataset, true, folder.resolve("train_real.npz"));
      write(dataset, false, folder.resolve("train_bogus.npz"));
    } catch (IOException failure) {
      IoFailureException wrapped =
          new IoFailureException(
              "the arrays cannot be written (" + failure.getMessage() + ")",
              folder.toString(),
              "use a folder that can be written to");
      wrapped.initCause(failure);
      throw wrapped;
    }
  }

  private static void write(Dataset dataset, boolean real, Path file) throws IOException {
    List<Sample> samples =
        dataset.split(DataSplit.TRAIN).stream()
            .filter(sample -> sample.info().real() == real)
            .toList();
    int channels = dataset.channels().size();
    int size = dataset.size();
    int each = channels * size * size;
    float[] images = new float[samples.size() * each];
    long[] labels = new long[samples.size()];
    for (int i = 0; i < labels.length; i++) {
      System.arraycopy(samples.get(i).image(), 0, images, i * each, each);
      labels[i] = real ? 1 : 0;
    }
    Map<String, NpyArray> arrays = new LinkedHashMap<>();
    arrays.put("images", NpyArray.of(images, labels.length, channels, size, size));
    arrays.put("labels", NpyArray.of(labels, labels.length));
    NpzFile.write(file, arrays);
  }
}
