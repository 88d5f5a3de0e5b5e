package org.alidade.cli.doctor;

import org.alidade.bindings.InstructionSet;
import org.alidade.bindings.Kernels;
import org.alidade.bindings.Processor;
import org.alidade.bindings.SepImage;
import org.alidade.bindings.WcsTransform;
import org.alidade.hdf5.Hdf5Library;
import org.alidade.math.Blas;
import org.alidade.math.Ffts;

/** Native libraries: versions and the kernels they chose. */
final class Libraries {
  private static final String FAST_FFT = "fftw";

  private Libraries() {}

  static Finding processor() {
    return Finding.ok(
        "processor",
        Processor.name() + ", " + Runtime.getRuntime().availableProcessors() + " processors");
  }

  static Finding kernels() {
    String description = Kernels.active().description();
    if (!Processor.isNative()) {
      return Finding.warn(
          "kernels",
          description + " (slow)",
          "add alidade-platform to the class path; system " + System.getProperty("os.arch"));
    }
    InstructionSet selected = Processor.selected();
    return selected == Processor.best()
        ? Finding.ok("kernels", description)
        : Finding.warn(
            "kernels",
            description + ", this processor has " + Processor.best(),
            "do not select an instruction set");
  }

  static Finding blas() {
    return Finding.ok("blas", Blas.description());
  }

  static Finding fft() {
    String provider = Ffts.provider();
    return provider.equals(FAST_FFT)
        ? Finding.ok("fft", provider)
        : Finding.warn(
            "fft",
            provider,
            "add alidade-math-fftw and its native jar to the class path for speed");
  }

  static Finding wcslib() {
    return Finding.ok("wcslib", WcsTransform.libraryVersion());
  }

  static Finding sep() {
    return Finding.ok("sep", SepImage.libraryVersion());
  }

  static Finding hdf5() {
    return Finding.ok(
        "hdf5", Hdf5Library.version() + ", not thread-safe by itself: one lock around every call");
  }
}
