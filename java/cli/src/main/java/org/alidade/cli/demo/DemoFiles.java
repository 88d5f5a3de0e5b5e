package org.alidade.cli.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the demo writes.
 *
 * @param folder folder of everything
 */
record DemoFiles(Path folder) {
  Path arrays() {
    return folder.resolve("ARRAYS.h5");
  }

  Path cube() {
    return folder.resolve("cube.h5");
  }

  Path snapshot() {
    return folder.resolve("prefit.png");
  }

  Path sky() {
    return folder.resolve("sky.png");
  }

  Path recovery() {
    return folder.resolve("recovery.png");
  }

  Path page() {
    return folder.resolve("index.html");
  }

  Path report() {
    return folder.resolve("report");
  }

  /** Takes away the cube file of an earlier demo with what belongs to it. */
  void prepare() throws IOException {
    Files.createDirectories(folder);
    String name = cube().getFileName().toString();
    for (String suffix : new String[] {"", ".fit.h5", ".fit.h5.lock", ".fit.lock", ".lock"}) {
      Files.deleteIfExists(folder.resolve(name + suffix));
    }
  }
}
