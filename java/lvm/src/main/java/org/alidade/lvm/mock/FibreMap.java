package org.alidade.lvm.mock;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alidade.array.FormatException;
import org.alidade.array.IoFailureException;
import org.alidade.array.MissingDatasetException;

/**
 * The fibres of a frame in slit order.
 *
 * <p>Example: {@code FibreMap map = FibreMap.read(Path.of("lvm_fiducial_fibermap.yaml"));}
 *
 * @param fibres the fibres, row by row of the frame
 */
public record FibreMap(List<MockFibre> fibres) {
  private static final int COLUMNS = 19;

  /** Keeps a copy of the list. */
  public FibreMap {
    fibres = List.copyOf(fibres);
  }

  /**
   * A synthetic map with the real numbers: 1801 science fibres in 25 hexagonal rings, 59 and 60 sky
   * fibres, 24 standards; 9 dead, 34 weak and 4 repaired science fibres.
   */
  public static FibreMap hexagonal() {
    return HexagonalBundle.map(25, 59, 60, 24);
  }

  /**
   * A smaller synthetic map.
   *
   * @param rings hexagonal rings of science fibres, the central fibre included; n rings hold 1 + 3
   *     n (n - 1) fibres
   * @param skyEast fibres of the eastern sky telescope
   * @param skyWest fibres of the western sky telescope
   * @param standards fibres of the standard-star telescope
   */
  public static FibreMap hexagonal(int rings, int skyEast, int skyWest, int standards) {
    return HexagonalBundle.map(rings, skyEast, skyWest, standards);
  }

  /**
   * Reads the fibre map of the instrument, a YAML file with a list of rows under {@code fibers}.
   *
   * @throws MissingDatasetException if there is no such file
   * @throws FormatException if it holds something else
   * @throws IoFailureException if reading fails
   */
  public static FibreMap read(Path yaml) {
    if (!Files.isRegularFile(yaml)) {
      throw new MissingDatasetException("there is no such file", yaml.toString(), "check the path");
    }
    JsonNode rows = tree(yaml).path("fibers");
    List<MockFibre> fibres = new ArrayList<>();
    for (JsonNode row : rows) {
      if (row.size() != COLUMNS) {
        throw notAMap(yaml, "row " + (fibres.size() + 1) + " has " + row.size() + " entries");
      }
      fibres.add(fibre(row));
    }
    if (fibres.isEmpty()) {
      throw notAMap(yaml, "no rows under fibers");
    }
    return new FibreMap(fibres);
  }

  private static JsonNode tree(Path yaml) {
    try {
      return new YAMLMapper().readTree(Files.readString(yaml));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      FormatException failure = notAMap(yaml, "not YAML");
      failure.initCause(e);
      throw failure;
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException("reading failed", yaml.toString(), "check disk and permissions");
      failure.initCause(e);
      throw failure;
    }
  }

  private static FormatException notAMap(Path yaml, String detail) {
    return new FormatException(
        "not a fibre map (" + detail + ")", yaml.toString(), "pass lvm_fiducial_fibermap.yaml");
  }

  private static MockFibre fibre(JsonNode row) {
    return new MockFibre(
        row.get(0).asInt(),
        row.get(1).asInt(),
        row.get(2).asText(),
        row.get(3).asInt(),
        row.get(4).asText(),
        row.get(5).asText(),
        row.get(6).asInt(),
        row.get(7).asText(),
        row.get(8).asDouble(),
        row.get(9).asDouble(),
        (int) Math.round(row.get(10).asDouble()),
        row.get(11).asText(),
        row.get(12).asText(),
        row.get(13).asInt(),
        row.get(14).asText(),
        row.get(15).asInt(),
        row.get(16).asInt(),
        row.get(17).asInt(),
        row.get(18).asInt());
  }
}
