package org.alidade.math.fftw;

import static org.bytedeco.fftw.global.fftw3.FFTW_ESTIMATE;

import org.alidade.array.DoubleArray;
import org.alidade.array.FloatArray;
import org.alidade.math.PlaneFft;
import org.alidade.math.RealFft;
import org.alidade.math.RealFftProvider;
import org.bytedeco.fftw.global.fftw3;
import org.bytedeco.javacpp.Loader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plans by FFTW, with planning by estimate unless the system property {@code alidade.fftw.planning}
 * is {@code measure}; images are always planned by estimate.
 *
 * <p>A measured plan of 8192 values costs half a second and saves between a tenth (forward) and a
 * third (inverse) of each transform, which pays after some ten thousand rows. It depends on chance
 * which plan measures best, hence the last digits differ from run to run; estimated plans give the
 * same result every time. What was measured once is remembered by FFTW until the process ends.
 */
public final class FftwProvider implements RealFftProvider {
  private static final Logger LOG = LoggerFactory.getLogger(FftwProvider.class);
  private static final String PLANNING = "alidade.fftw.planning";

  /** For {@link java.util.ServiceLoader}. */
  public FftwProvider() {}

  @Override
  public String name() {
    return "fftw";
  }

  @Override
  public int preference() {
    return 100;
  }

  @Override
  public boolean isAvailable() {
    return Native.LOADED;
  }

  @Override
  public RealFft plan(int length, int batch) {
    boolean measure = "measure".equalsIgnoreCase(System.getProperty(PLANNING));
    return new FftwFft(length, batch, measure);
  }

  @Override
  public PlaneFft<DoubleArray> plane(int rows, int columns) {
    return new FftwPlane(rows, columns, FFTW_ESTIMATE);
  }

  @Override
  public PlaneFft<FloatArray> floatPlane(int rows, int columns) {
    return new FftwFloatPlane(rows, columns, FFTW_ESTIMATE);
  }

  /** Loads the native library at the first question. */
  private static final class Native {
    static final boolean LOADED = load();

    private static boolean load() {
      try {
        Loader.load(fftw3.class);
        return true;
      } catch (LinkageError e) {
        LOG.warn("FFTW does not load, another transform library takes its place: {}", e.toString());
        return false;
      }
    }
  }
}
