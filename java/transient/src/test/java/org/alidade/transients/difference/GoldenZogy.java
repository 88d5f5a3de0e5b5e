package org.alidade.transients.difference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.alidade.fits.FitsFile;
import org.alidade.testing.GoldenData;
import org.alidade.transients.PsfStamp;

/** One golden case of the proper subtraction: its images, parameters and expected numbers. */
record GoldenZogy(Path folder, JsonNode expected) {
  static GoldenZogy of(String name) {
    Path folder = GoldenData.golden("transient", "zogy", name);
    try {
      return new GoldenZogy(
          folder, new ObjectMapper().readTree(folder.resolve("expected.json").toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ImagePair pair() {
    JsonNode p = expected.path("parameters");
    try (FitsFile science = FitsFile.open(folder.resolve("sci.fits"));
        FitsFile reference = FitsFile.open(folder.resolve("ref.fits"))) {
      int[] shape = science.image(0).shape();
      ImagePair pair =
          ImagePair.of(
              shape[1],
              shape[0],
              science.image(0).doubles(),
              reference.image(0).doubles(),
              psf("psf_sci.fits"),
              psf("psf_ref.fits"),
              p.path("sigma_sci").doubleValue(),
              p.path("sigma_ref").doubleValue());
      return science.names().contains("VAR")
          ? pair.withVariances(science.image("VAR").doubles(), reference.image("VAR").doubles())
          : pair;
    }
  }

  ZogyOptions options() {
    JsonNode p = expected.path("parameters");
    return ZogyOptions.defaults()
        .withFluxScales(p.path("F_sci").doubleValue(), p.path("F_ref").doubleValue())
        .withAstrometricNoise(p.path("ast_x").doubleValue(), p.path("ast_y").doubleValue())
        .withFrequencyCut(p.path("eps").doubleValue());
  }

  PsfStamp psf(String name) {
    try (FitsFile file = FitsFile.open(folder.resolve(name))) {
      return PsfStamp.of(file.image(0).shape()[0], file.image(0).doubles());
    }
  }

  double[] image(String file, String extension) {
    try (FitsFile opened = FitsFile.open(folder.resolve(file))) {
      return opened.image(extension).doubles();
    }
  }
}
