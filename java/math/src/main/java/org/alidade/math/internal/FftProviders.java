package org.alidade.math.internal;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.alidade.array.InvalidStateException;
import org.alidade.math.RealFftProvider;
import org.jspecify.annotations.Nullable;

/** Finds the transform libraries on the class path and picks one. */
public final class FftProviders {
  private static final String PROPERTY = "alidade.fft";

  private FftProviders() {}

  /** The provider the user named, or the best one that works. */
  public static RealFftProvider chosen() {
    return choose(Found.PROVIDERS, System.getProperty(PROPERTY));
  }

  static RealFftProvider choose(List<RealFftProvider> providers, @Nullable String wanted) {
    return providers.stream()
        .filter(provider -> wanted == null || provider.name().equalsIgnoreCase(wanted))
        .filter(RealFftProvider::isAvailable)
        .max(Comparator.comparingInt(RealFftProvider::preference))
        .orElseThrow(() -> missing(providers, wanted));
  }

  private static InvalidStateException missing(
      List<RealFftProvider> providers, @Nullable String wanted) {
    String names = providers.stream().map(RealFftProvider::name).collect(Collectors.joining(", "));
    return new InvalidStateException(
        "no usable transform library" + (wanted == null ? "" : " named " + wanted),
        PROPERTY,
        "the class path offers: " + names);
  }

  /** Looked up once per process. */
  private static final class Found {
    static final List<RealFftProvider> PROVIDERS =
        ServiceLoader.load(RealFftProvider.class, RealFftProvider.class.getClassLoader()).stream()
            .map(ServiceLoader.Provider::get)
            .toList();
  }
}
