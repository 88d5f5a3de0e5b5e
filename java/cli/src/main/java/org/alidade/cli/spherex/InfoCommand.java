package org.alidade.cli.spherex;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.alidade.array.AlidadeException;
import org.alidade.cli.Output;
import org.alidade.fits.SkyPosition;
import org.alidade.spherex.PsfErratum;
import org.alidade.spherex.image.Level2Image;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code alidade spherex info}. */
@Command(
    name = "info",
    description = {
      "Say what level-2 files are and hold.",
      "Exit status 3 if some of several files cannot be read."
    })
final class InfoCommand extends SpherexVerb {
  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Level-2 images or cutouts.")
  private List<Path> files;

  @SuppressWarnings("NullAway.Init")
  InfoCommand() {}

  @Override
  int run(Output output) {
    List<String> texts = new ArrayList<>();
    List<Map<String, @Nullable Object>> documents = new ArrayList<>();
    List<String> failures = new ArrayList<>();
    for (Path file : files) {
      try (Level2Image image = Level2Image.open(file)) {
        documents.add(document(image));
        texts.add(text(image));
      } catch (AlidadeException e) {
        if (files.size() == 1) {
          throw e;
        }
        failures.add(String.valueOf(e.getMessage()));
      }
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("files", documents);
    document.put("failures", failures);
    output.warnings(failures);
    output.result(String.join(System.lineSeparator(), texts), document);
    return failures.isEmpty() ? DONE : SOME_FAILED;
  }

  private static Map<String, @Nullable Object> document(Level2Image image) {
    SkyPosition centre = centre(image);
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("file", image.path().toString());
    document.put("obs_id", image.obsId());
    document.put("band", image.band().text());
    document.put("mjd", image.mjd());
    document.put("width", image.width());
    document.put("height", image.height());
    document.put("version", image.version());
    document.put("centre_ra", centre.longitudeDegrees());
    document.put("centre_dec", centre.latitudeDegrees());
    document.put("psf_planes", image.psf(PsfErratum.REPAIR).map(psf -> psf.count()).orElse(0));
    Map<String, Integer> flags = new TreeMap<>();
    image.flagDefinitions().byBit().forEach((bit, name) -> flags.put(name, bit));
    document.put("flags", flags);
    document.put("warnings", image.warnings());
    return document;
  }

  private static SkyPosition centre(Level2Image image) {
    return image.sky().toSky((image.width() - 1) / 2.0, (image.height() - 1) / 2.0);
  }

  private static String text(Level2Image image) {
    SkyPosition centre = centre(image);
    return String.format(
        Locale.ROOT,
        "%s: %s %s, MJD %.6f, %d x %d pixels, centre %.5f %.5f, version %s",
        image.path(),
        image.obsId(),
        image.band().text(),
        image.mjd(),
        image.width(),
        image.height(),
        centre.longitudeDegrees(),
        centre.latitudeDegrees(),
        image.version());
  }
}
