package org.alidade.web;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javax.imageio.ImageIO;
import org.alidade.pipeline.Pipeline;
import org.alidade.pipeline.RunOptions;
import org.alidade.pipeline.Stage;

/** Runs, reports and SPHEREx folders for a front door. */
public final class Galleries {
  private static final List<String> TILES = List.of("9001", "9002", "9003", "9004", "9005");
  private static final int MEASUREMENTS = 60;

  private Galleries() {}

  /** The state of a run with two stages, of which one item failed; returns its file. */
  public static Path run(Path folder, String name) {
    Pipeline pipeline =
        Pipeline.named(name)
            .stage(
                Stage.<String>named("prepare")
                    .items(context -> TILES, Function.identity())
                    .work((tile, context) -> tile)
                    .build())
            .stage(
                Stage.<String>named("spectra")
                    .after("prepare")
                    .items(context -> TILES, Function.identity())
                    .work((tile, context) -> measured(tile))
                    .build())
            .build();
    pipeline.run(folder, RunOptions.builder().threads(1).build());
    return pipeline.stateFile(folder);
  }

  private static String measured(String tile) throws IOException {
    if (tile.endsWith("4")) {
      throw new IOException("<b>the frame has no sky fibres</b>");
    }
    return tile;
  }

  /** A folder with a page as the programs write them, and a file that it does not show. */
  public static Path report(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve("index.html"), page(String.valueOf(folder.getFileName())));
      BufferedImage image = new BufferedImage(400, 240, BufferedImage.TYPE_INT_RGB);
      for (int i = 0; i < 400 * 240; i++) {
        int row = i / 400;
        image.setRGB(i % 400, row, (((i % 400) / 2) << 16) | (row << 8) | 90);
      }
      ImageIO.write(image, "png", folder.resolve("maps.png").toFile());
      Files.writeString(folder.resolve("notes.bin"), "not for pages");
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String page(String name) {
    return """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>NAME</title>
        <style>:root { color-scheme: light dark; } body { font: 1rem/1.5 sans-serif; } img { max-width: 100%; }</style>
        </head>
        <body>
        <h1>NAME</h1>
        <figure><a href="maps.png"><img src="maps.png" alt="Maps"></a><figcaption>Maps of the fit.</figcaption></figure>
        <footer>Made with Alidade.</footer>
        </body>
        </html>
        """
        .replace("NAME", name);
  }

  /** The folder of a SPHEREx run with a light curve of two bands. */
  public static Path spherex(Path folder, String source) {
    try {
      Files.createDirectories(folder.resolve("results"));
      Files.writeString(
          folder.resolve(source + ".json"),
          """
          {"schema_version": 1, "stage": "complete",
           "completed_stages": ["query", "download", "processing", "visualization"],
           "pipeline_stages": ["query", "download", "processing", "visualization"],
           "config": {"query": {"source": {"ra": 213.942708, "dec": 11.495389, "name": "NAME"}}},
           "photometry_results": [{}, {}, {}]}
          """
              .replace("NAME", source));
      Files.writeString(folder.resolve("results/lightcurve.csv"), curve());
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String curve() {
    StringBuilder text = new StringBuilder("# SPHEREx Light Curve Data\n");
    text.append("obs_id,mjd,flux,flux_error,wavelength,band\n");
    for (int i = 0; i < MEASUREMENTS; i++) {
      double wavelength = 0.75 + 4.2 * i / MEASUREMENTS;
      text.append(
          String.format(
              Locale.ROOT,
              "o%d,%.4f,%.4f,%.4f,%.5f,D%d%n",
              i,
              60_800 + 0.7 * (i * 37 % MEASUREMENTS),
              320 / wavelength + 12 * Math.sin(i * 0.7),
              6 + 0.05 * i,
              wavelength,
              1 + 6 * i / MEASUREMENTS));
    }
    return text.toString();
  }
}
