package org.alidade.cube.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Optional;
import org.alidade.array.InvalidStateException;
import org.alidade.cube.CubeShape;
import org.alidade.hdf5.Hdf5File;

/** Sets grids of a file and reads its sizes. */
public final class GridWriter {
  private GridWriter() {}

  /**
   * Sets both spectral grids, unless they are those the file was populated with; returns whether
   * anything changed.
   */
  public static boolean spectral(Hdf5File file, double[] temPix, double[] obsPix) {
    Grids.uniformStep(temPix, "tem_pix");
    Grids.requireIncreasing(obsPix, "obs_pix");
    if (file.isDataset(CubeLayout.TEMPLATES)) {
      requireSame(file, temPix, obsPix);
      return false;
    }
    DatasetWriter writer = new DatasetWriter(file, 0);
    writer.doubles(CubeLayout.TEM_PIX, temPix);
    writer.doubles(CubeLayout.OBS_PIX, obsPix);
    double[] edges = Grids.edges(temPix);
    writer.doubles(CubeLayout.LAM_RANGE, new double[] {edges[0], edges[edges.length - 1]});
    return writer.changed();
  }

  private static void requireSame(Hdf5File file, double[] temPix, double[] obsPix) {
    double[] stored = file.dataset(CubeLayout.TEM_PIX).readDoubles();
    boolean same = Arrays.equals(stored, temPix) || isOriginal(file, temPix);
    if (!same || !Arrays.equals(file.dataset(CubeLayout.OBS_PIX).readDoubles(), obsPix)) {
      throw new InvalidStateException(
          "the file is populated with other grids",
          file.path() + " " + CubeLayout.TEM_PIX,
          "populate again with the new grids and their arrays, or use another file");
    }
  }

  private static boolean isOriginal(Hdf5File file, double[] temPix) {
    Optional<String> text =
        file.group("/").attributes().findString(CubeLayout.ATTRIBUTE_TEMPLATE_META);
    if (text.isEmpty()) {
      return false;
    }
    JsonNode meta = CubeReading.json(text.get(), CubeLayout.ATTRIBUTE_TEMPLATE_META);
    return meta.path("T_len_in").asLong() == temPix.length
        && meta.path("first").asDouble() == temPix[0]
        && meta.path("last").asDouble() == temPix[temPix.length - 1];
  }

  /** Sets the velocity grid; returns whether anything changed. */
  public static boolean velocity(Hdf5File file, double[] velPixKms) {
    Grids.requireVelocities(velPixKms, "vel_pix");
    DatasetWriter writer = new DatasetWriter(file, 0);
    PopulateTask.writeVelocities(writer, velPixKms);
    return writer.changed();
  }

  /** Sizes of a populated file, from its datasets. */
  public static CubeShape shape(Hdf5File file) {
    int[] losvd = Lengths.of(file.dataset(CubeLayout.LOSVD), 3);
    int[] templates = Lengths.of(file.dataset(CubeLayout.TEMPLATES), 2);
    int[] observed = Lengths.of(file.dataset(CubeLayout.OBS_PIX), 1);
    return new CubeShape(losvd[0], losvd[2], templates[0], observed[0]);
  }
}
