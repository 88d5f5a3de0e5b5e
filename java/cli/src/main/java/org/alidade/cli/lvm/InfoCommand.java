package org.alidade.cli.lvm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alidade.array.AlidadeException;
import org.alidade.cli.Output;
import org.alidade.lvm.Fibre;
import org.alidade.lvm.LvmTile;
import org.alidade.lvm.Plane;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code alidade lvm info}. */
@Command(
    name = "info",
    description = {
      "Say what tiles are and hold; reads headers and fibre tables alone.",
      "Exit status 3 if some of several tiles cannot be read."
    })
final class InfoCommand extends LvmVerb {
  @SuppressWarnings("NullAway.Init")
  InfoCommand() {}

  @Override
  int run(Output output) throws IOException {
    List<Path> paths = tiles().paths();
    List<String> texts = new ArrayList<>();
    List<Map<String, @Nullable Object>> documents = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (Path path : paths) {
      try (LvmTile tile = tiles().open(path)) {
        texts.add(tile.toString());
        documents.add(document(tile));
      } catch (AlidadeException e) {
        if (paths.size() == 1) {
          throw e;
        }
        failures.add(String.valueOf(e.getMessage()));
      }
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("tiles", documents);
    document.put("failures", failures);
    output.warnings(failures);
    output.result(String.join(System.lineSeparator(), texts), document);
    return failures.isEmpty() ? DONE : SOME_FAILED;
  }

  private static Map<String, @Nullable Object> document(LvmTile tile) {
    double[] wavelength = tile.wavelengthAngstrom();
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("path", tile.path().toString());
    document.put("filename", tile.meta().filename());
    document.put(
        "tile_id",
        tile.meta().tileId().isNumber()
            ? (Object) tile.meta().tileId().number()
            : tile.meta().tileId().text());
    document.put("exp_num", tile.meta().exposure());
    document.put("drp_ver", tile.meta().drpVersion());
    document.put("mjd", tile.mjd());
    document.put("n_spaxel", tile.spaxels());
    document.put("n_wavelength", wavelength.length);
    document.put("wavelength_first", wavelength[0]);
    document.put("wavelength_last", wavelength[wavelength.length - 1]);
    document.put("has_sky", tile.data().has(Plane.SKY));
    document.put("fibre_status", counts(tile.fibres()));
    return document;
  }

  private static Map<String, Long> counts(List<Fibre> fibres) {
    return fibres.stream()
        .collect(
            Collectors.groupingBy(
                fibre -> Integer.toString(fibre.status()), TreeMap::new, Collectors.counting()));
  }
}
