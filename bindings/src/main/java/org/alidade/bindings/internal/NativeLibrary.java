package org.alidade.bindings.internal;

import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.array.InvalidStateException;
import org.bytedeco.javacpp.Loader;

/**
 * Loads the native libraries, each once, from the platform jar or from the folder the user names.
 */
public final class NativeLibrary {
  private static final String FOLDER_PROPERTY = "alidade.native.path";
  private static final String KERNELS = "jniNativeKernels";
  private static final String WCS = "jniNativeWcs";
  private static final String WCSLIB = "wcs";
  private static final String EXTRACTION = "jniNativeSep";
  private static final String SEP = "sep";

  private static boolean kernelsLoaded;
  private static boolean wcsLoaded;
  private static boolean sepLoaded;

  private NativeLibrary() {}

  /**
   * Loads the kernels unless that has happened already.
   *
   * @throws InvalidStateException if they cannot be loaded
   */
  public static synchronized void load() {
    if (!kernelsLoaded) {
      try {
        loadNow(NativeKernels.class, KERNELS);
        kernelsLoaded = true;
      } catch (LinkageError | MalformedURLException e) {
        throw missing("the native kernels cannot be loaded", KERNELS, e);
      }
    }
  }

  /**
   * Loads the world coordinates unless that has happened already.
   *
   * @throws InvalidStateException if they cannot be loaded, as on platforms without WCSLIB
   */
  public static synchronized void loadWcs() {
    if (!wcsLoaded) {
      try {
        loadFromFolder(NativeWcs.class, WCSLIB, false);
        loadNow(NativeWcs.class, WCS);
        wcsLoaded = true;
      } catch (LinkageError | MalformedURLException e) {
        throw missing("there is no WCSLIB for world coordinates", WCS, e);
      }
    }
  }

  /**
   * Loads source extraction unless that has happened already.
   *
   * @throws InvalidStateException if it cannot be loaded, as on platforms without SEP
   */
  public static synchronized void loadSep() {
    if (!sepLoaded) {
      try {
        loadFromFolder(NativeSep.class, SEP, false);
        loadNow(NativeSep.class, EXTRACTION);
        sepLoaded = true;
      } catch (LinkageError | MalformedURLException e) {
        throw missing("there is no SEP for source extraction", EXTRACTION, e);
      }
    }
  }

  private static void loadNow(Class<?> bindings, String name) throws MalformedURLException {
    loadFromFolder(bindings, name, true);
    Loader.load(bindings);
  }

  /** Loads a file under the name that the generated class asks for, which then finds it loaded. */
  private static void loadFromFolder(Class<?> bindings, String name, boolean required)
      throws MalformedURLException {
    String folder = System.getProperty(FOLDER_PROPERTY);
    if (folder == null) {
      return;
    }
    Path file = Path.of(folder).resolve(System.mapLibraryName(name));
    if (Files.isRegularFile(file)) {
      // The closing # keeps the loader from looking anywhere else.
      Loader.loadLibrary(bindings, new URL[] {file.toUri().toURL()}, name + "#");
    } else if (required) {
      throw new UnsatisfiedLinkError("no file " + file);
    }
  }

  private static InvalidStateException missing(String what, String name, Throwable cause) {
    InvalidStateException exception =
        new InvalidStateException(
            what + " (" + cause.getMessage() + ")",
            System.getProperty("os.name") + " " + System.getProperty("os.arch"),
            "add alidade-platform to the class path, or set the system property "
                + FOLDER_PROPERTY
                + " to the folder that holds "
                + System.mapLibraryName(name));
    exception.initCause(cause);
    return exception;
  }
}
