package org.alidade.cli.spherex;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.alidade.array.BadInputException;
import org.alidade.cli.Output;
import org.alidade.spherex.DownloadOptions;
import org.alidade.spherex.Source;
import org.alidade.spherex.archive.ArchiveAccess;
import org.alidade.spherex.archive.CloudCopy;
import org.alidade.spherex.archive.RemoteWindow;
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
    description = {
      "Cut a window out of a level-2 file; the result is a level-2 file too.",
      "Of a file on the web only the bytes that are needed are read."
    })
final class CutoutCommand extends SpherexVerb {
  @Parameters(
      paramLabel = "FILE|ADDRESS",
      description =
          "Level-2 image: a file, its address in the archive or its cloud copy (https://...,"
              + " s3://nasa-irsa-spherex/KEY).")
  private String file;

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
          "Beyond the edge: trim (smaller), partial (filled up, only of files) or strict (refused);"
              + " default: trim.")
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
    PixelWindow window = file.contains("://") ? remote(height, width) : local(height, width);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("file", target.toString());
    document.put("x0", window.x0());
    document.put("y0", window.y0());
    document.put("width", window.width());
    document.put("height", window.height());
    output.result("wrote " + target, document);
    return DONE;
  }

  private PixelWindow local(int height, int width) {
    try (Level2Image image = Level2Image.open(Path.of(file))) {
      Cutout cutout = cut(image, height, width);
      cutout.write(target);
      return cutout.window();
    }
  }

  private PixelWindow remote(int height, int width) {
    if (mode == CutoutMode.PARTIAL) {
      throw new BadInputException("mode partial", "--mode", "use trim or strict for a remote file");
    }
    ArchiveAccess access = ArchiveAccess.of(DownloadOptions.defaults());
    try {
      RemoteWindow window = cut(RemoteWindow.open(CloudCopy.file(file, access)), height, width);
      if (mode == CutoutMode.STRICT && (window.width() < width || window.height() < height)) {
        throw new BadInputException(
            "the window leaves the image", file, "choose a smaller window, or the mode trim");
      }
      window.write(target);
      return new PixelWindow(window.x(), window.y(), window.width(), window.height());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException cancelled = new CancellationException("the cutout was interrupted");
      cancelled.initCause(e);
      throw cancelled;
    }
  }

  private RemoteWindow cut(RemoteWindow image, int height, int width) {
    if (ra != null && dec != null) {
      return image.around(Source.at(ra, dec), width, height);
    }
    PixelWindow window = aroundPixel(height, width);
    return image.at(window.x0(), window.y0(), width, height);
  }

  private Cutout cut(Level2Image image, int height, int width) {
    return ra != null && dec != null
        ? image.cutout(ra, dec, height, width, mode)
        : image.cutout(aroundPixel(height, width), mode);
  }

  private PixelWindow aroundPixel(int height, int width) {
    if (x == null || y == null) {
      throw new BadInputException("no centre", "--ra, --dec", "give both, or --x and --y");
    }
    return PixelWindow.around(new PixelPosition(x, y), width, height);
  }
}
