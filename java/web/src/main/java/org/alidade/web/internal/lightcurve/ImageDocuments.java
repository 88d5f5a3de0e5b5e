package org.alidade.web.internal.lightcurve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.alidade.array.BadInputException;
import org.alidade.array.MissingDatasetException;
import org.alidade.lightcurve.query.TableValues;
import org.alidade.web.internal.Json;
import org.alidade.web.internal.Reply;

/** Images for the page: whole ones and cut-outs around an object (spec lightcurve 12.7). */
final class ImageDocuments {
  private static final int MOST_CELLS_A_SIDE = 1200;
  private static final int MOST_CUTOUT = 512;
  private static final double BYTES_PER_MEGABYTE = 1024.0 * 1024.0;

  private final Roots roots;
  private final Images images;

  ImageDocuments(Roots roots) {
    this.roots = roots;
    this.images = new Images(roots);
  }

  /** The path of the image that a page begins with, empty if there is none. */
  String preferred() {
    return images.superstack().map(path -> roots.shown(real(path))).orElse("");
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What there is to say about a path before its image is loaded. */
  Json check(Parameters request) {
    String text = request.text("path");
    if (text.isBlank()) {
      return verdict("hint", "Enter the path of a FITS image", false);
    }
    Optional<Path> found = roots.find(text).filter(Files::isRegularFile);
    if (found.isEmpty()) {
      return verdict("bad", "No such file in the folders that are served", false);
    }
    if (!Images.hasImageName(found.get())) {
      return verdict("doubtful", "The name does not end in .fits or .fit", true);
    }
    return verdict("good", "FITS file, " + megabytes(found.get()) + " MB", true);
  }

  private static String megabytes(Path file) {
    try {
      return String.format(Locale.ROOT, "%.1f", Files.size(file) / BYTES_PER_MEGABYTE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Json verdict(String state, String message, boolean allowed) {
    return new Json().text("state", state).text("message", message).flag("allowed", allowed);
  }

  /** A whole image, averaged over blocks of pixels where it is larger than a screen. */
  Reply image(Parameters request) {
    Path path = path(request.given("path"));
    SkyImage image = images.image(path);
    int block =
        (Math.max(image.width(), image.height()) + MOST_CELLS_A_SIDE - 1) / MOST_CELLS_A_SIDE;
    Json json = new Json().text("name", String.valueOf(path.getFileName()));
    return drawn(json, image, image.binned(block), block, request);
  }

  private Path path(Optional<String> text) {
    return text.map(roots::require)
        .or(images::superstack)
        .orElseThrow(
            () ->
                new MissingDatasetException(
                    "no image is known", "path", "give the path of a FITS image"));
  }

  private static Reply drawn(
      Json json, SkyImage whole, SkyImage shown, int block, Parameters request) {
    double low = request.number("lo", 1);
    double high = request.number("hi", 99);
    if (!(low >= 0 && low < high && high <= 100)) {
      throw new BadInputException("percentiles out of order", "lo, hi", "use 0 to 100 in order");
    }
    double[] limits = shown.percentiles(low, high);
    BinaryBody body = new BinaryBody();
    body.bytes(shown.brightness(Stretch.named(request.text("stretch")), limits[0], limits[1]));
    return body.reply(
        json.integer("width", whole.width())
            .integer("height", whole.height())
            .integer("columns", shown.width())
            .integer("rows", shown.height())
            .integer("block", block)
            .number("low", limits[0])
            .number("high", limits[1]));
  }

  /** A square around an object, of the deep image or of the image of a visit. */
  Reply cutout(OpenStore store, Parameters request) {
    String object = request.text("object");
    int row = store.row(object);
    int size = request.integer("size", 64, 5, MOST_CUTOUT);
    Optional<String> epoch = request.given("epoch");
    Path path =
        epoch.map(group -> visit(group, request)).orElseGet(() -> path(request.given("path")));
    SkyImage image = images.image(path);
    double[] center = center(store.objects(), row, image);
    int x0 = (int) Math.round(center[0]) - size / 2;
    int y0 = (int) Math.round(center[1]) - size / 2;
    Json json =
        new Json()
            .text("name", String.valueOf(path.getFileName()))
            .text("object", object)
            .text("epoch", epoch.orElse(""))
            .number("x", center[0] - x0)
            .number("y", center[1] - y0);
    SkyImage cut = cut(image, x0, y0, size);
    return drawn(json, cut, cut, 1, request);
  }

  private Path visit(String group, Parameters request) {
    String channel = request.given("channel").orElse("ch1");
    return images
        .visit(group, channel)
        .orElseThrow(
            () ->
                new MissingDatasetException(
                    "no image of this visit", "epoch", "start the server with the images' folder"));
  }

  /** By the sky where both sides know it; else by pixels, which SExtractor counts from 1 (D25). */
  private static double[] center(TableValues objects, int row, SkyImage image) {
    return position(objects, row, "ra", "dec")
        .flatMap(sky -> image.pixel(sky[0], sky[1]))
        .or(
            () ->
                position(objects, row, "x_image", "y_image")
                    .map(xy -> new double[] {xy[0] - 1, xy[1] - 1}))
        .orElseThrow(
            () ->
                new MissingDatasetException(
                    "it is not known where the object lies", "object", "choose another"));
  }

  private static Optional<double[]> position(
      TableValues objects, int row, String first, String second) {
    if (!objects.has(first) || !objects.has(second)) {
      return Optional.empty();
    }
    double[] pair = {objects.numbers(first)[row], objects.numbers(second)[row]};
    return Optional.of(pair).filter(at -> Double.isFinite(at[0]) && Double.isFinite(at[1]));
  }

  private static SkyImage cut(SkyImage image, int x0, int y0, int size) {
    float[] pixels = new float[size * size];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        pixels[y * size + x] = image.at(x0 + x, y0 + y);
      }
    }
    return new SkyImage(image.header(), size, size, pixels);
  }
}
