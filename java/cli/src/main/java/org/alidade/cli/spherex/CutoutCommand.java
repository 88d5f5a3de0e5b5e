package org.alidade.cli.spherex;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.alidade.cli.Output;
import org.alidade.spherex.image.Cutout;
import org.alidade.spherex.image.CutoutMode;
import org.alidade.spherex.image.Level2Image;
import org.alidade.spherex.image.PixelPosition;
import org.alidade.spherex.image.PixelWindow;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code alidade spherex cutout}. */
@Command(
    name = "cutout",
    description = "Cut a window out of a level-2 file; the result is a level-2 file too.")
final class CutoutCommand extends SpherexVerb {
  @Parameters(paramLabel = "FILE", description = "Level-2 image.")
  private Path file;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "OUT.fits",
      description = "File to write.")
  private Path target;

  @Option(names = "--ra", paramLabel = "D", description = "Right ascension, ICRS, degrees.")
  private @Nullable Double ra;

  @Option(names = "--dec", paramLabel = "D", description = "Declination, ICRS, degrees.")
  private @Nullable Double dec;

  @Option(names = "--x", paramLabel = "X", description = "Column of the centre, pixels from 0.")
  private @Nullable Double x;

  @Option(names = "--y", paramLabel = "Y", description = "Row of the centre, pixels from 0.")
  private @Nullable Double y;

  @Option(
      names = "--size",
      required = true,
      paramLabel = "N|HEIGHT,WIDTH",
      description = "Side, or height and width, pixels.")
  private String size;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description =
          "Beyond the edge: trim (smaller), partial (filled up) or strict (refused); default: trim.")
  private CutoutMode mode = CutoutMode.TRIM;

  @SuppressWarnings("NullAway.Init")
  CutoutCommand() {}

  @Override
  int run(Output output) {
    if (!size.matches("\\d{1,5}(,\\d{1,5})?")) {
      throw new BadInputException("size '" + size + "'", "--size", "give one or two lengths");
    }
    String[] lengths = size.split(",", -1);
    int height = Integer.parseInt(lengths[0]);
    int width = Integer.parseInt(lengths[lengths.length - 1]);
    try (Level2Image image = Level2Image.open(file)) {
      Cutout cutout = cut(image, height, width);
      cutout.write(target);
      PixelWindow window = cutout.window();
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("file", target.toString());
      document.put("x0", window.x0());
      document.put("y0", window.y0());
      document.put("width", window.width());
      document.put("height", window.height());
      output.result("wrote " + target, document);
    }
    return DONE;
  }

  private Cutout cut(Level2Image image, int height, int width) {
    if (ra != null && dec != null) {
      return image.cutout(ra, dec, height, width, mode);
    }
    if (x != null && y != null) {
      return image.cutout(PixelWindow.around(new PixelPosition(x, y), width, height), mode);
    }
    throw new BadInputException("no centre", "--ra, --dec", "give both, or --x and --y");
  }
}
