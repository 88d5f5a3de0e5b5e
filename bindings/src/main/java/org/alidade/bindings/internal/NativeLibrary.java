package org.alidade.bindings.internal;

import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.array.InvalidStateException;
import org.bytedeco.javacpp.Loader;

/** Loads the native library once, from the platform jar or from the folder the user names. */
public final class NativeLibrary {
  private static final String FOLDER_PROPERTY = "alidade.native.path";
  private static final String NAME = "jniNativeKernels";

  private static boolean loaded;

  private NativeLibrary() {}

  /**
   * Loads the library unless that has happened already.
   *
   * @throws InvalidStateException if it cannot be loaded
   */
  public static synchronized void load() {
    if (!loaded) {
      try {
        loadNow();
        loaded = true;
      } catch (LinkageError | MalformedURLException e) {
        throw missing(e);
      }
    }
  }

  private static void loadNow() throws MalformedURLException {
    String folder = System.getProperty(FOLDER_PROPERTY);
    if (folder != null) {
      loadFrom(Path.of(folder).resolve(System.mapLibraryName(NAME)));
    }
    Loader.load(NativeKernels.class);
  }

  /** Loads a file under the name that the generated class asks for, which then finds it loaded. */
  private static void loadFrom(Path file) throws MalformedURLException {
    if (!Files.isRegularFile(file)) {
      throw new UnsatisfiedLinkError("no file " + file);
    }
    // The closing # keeps the loader from looking anywhere else.
    Loader.loadLibrary(NativeKernels.class, new URL[] {file.toUri().toURL()}, NAME + "#");
  }

  private static InvalidStateException missing(Throwable cause) {
    InvalidStateException exception =
        new InvalidStateException(
            "the native kernels cannot be loaded (" + cause.getMessage() + ")",
            System.getProperty("os.name") + " " + System.getProperty("os.arch"),
            "add alidade-platform to the class path, or set the system property "
                + FOLDER_PROPERTY
                + " to the folder that holds "
                + System.mapLibraryName(NAME));
    exception.initCause(cause);
    return exception;
  }
}
