import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.alidade.fits.FitsFile;
import org.alidade.fits.FitsHeader;
import org.alidade.fits.FitsWriter;
import org.alidade.transients.Frame;
import org.alidade.transients.PsfStamp;
import org.alidade.transients.difference.SubtractionMethod;
import org.alidade.transients.difference.SubtractionResult;

/** Writes two images of a star field, one with a new star, subtracts them and finds it. */
public final class Subtract {
  private static final int SIDE = 96;
  private static final int STAMP = 25;
  private static final int STAR_X = 61;
  private static final int STAR_Y = 33;

  private Subtract() {}

  /** Argument: the folder to write to. */
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments[0]);
    Random noise = new Random(1);
    Path reference = write(folder.resolve("reference.fits"), field(noise));
    float[] withStar = field(noise);
    addStar(withStar, STAR_X, STAR_Y, 600);
    Path science = write(folder.resolve("science.fits"), withStar);

    SubtractionResult result =
        SubtractionMethod.named("zogy").subtract(frame(science), frame(reference), 1);

    int brightest = 0;
    for (int i = 0; i < SIDE * SIDE; i++) {
      if (result.significance()[i] > result.significance()[brightest]) {
        brightest = i;
      }
    }
    System.out.println("new star at " + brightest % SIDE + ", " + brightest / SIDE);
  }

  private static float[] field(Random noise) {
    float[] pixels = new float[SIDE * SIDE];
    Random places = new Random(2);
    for (int star = 0; star < 12; star++) {
      addStar(pixels, 10 + places.nextInt(76), 10 + places.nextInt(76), 2000);
    }
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] += (float) noise.nextGaussian();
    }
    return pixels;
  }

  private static void addStar(float[] pixels, int x, int y, double flux) {
    double[] psf = psf().values();
    for (int j = 0; j < STAMP; j++) {
      for (int i = 0; i < STAMP; i++) {
        int column = x + i - STAMP / 2;
        int row = y + j - STAMP / 2;
        if (column >= 0 && column < SIDE && row >= 0 && row < SIDE) {
          pixels[row * SIDE + column] += (float) (flux * psf[j * STAMP + i]);
        }
      }
    }
  }

  private static PsfStamp psf() {
    double[] values = new double[STAMP * STAMP];
    for (int j = 0; j < STAMP; j++) {
      for (int i = 0; i < STAMP; i++) {
        double square = Math.pow(i - STAMP / 2, 2) + Math.pow(j - STAMP / 2, 2);
        values[j * STAMP + i] = Math.exp(-square / (2 * 1.8 * 1.8));
      }
    }
    return PsfStamp.of(STAMP, values);
  }

  private static Path write(Path file, float[] pixels) {
    try (FitsWriter writer = FitsWriter.create(file)) {
      writer.primary(new int[] {SIDE, SIDE}, pixels, List.of());
      writer.commit();
    }
    return file;
  }

  private static Frame frame(Path file) {
    try (FitsFile fits = FitsFile.open(file)) {
      FitsHeader header = fits.header(0);
      double[] pixels = fits.image(0).doubles();
      double[] variance = new double[pixels.length];
      java.util.Arrays.fill(variance, 1);
      return new Frame(SIDE, SIDE, pixels, variance, new byte[pixels.length], 1, psf(), header);
    }
  }
}
