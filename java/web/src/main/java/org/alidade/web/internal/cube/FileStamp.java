package org.alidade.web.internal.cube;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.alidade.cube.view.FitView;

/**
 * What the file system says about the files of a fit. While it says the same, nothing has to be
 * read again.
 *
 * @param cube identity, length and time of the cube file; empty if it is not there
 * @param live the same of the live file beside it
 */
record FileStamp(String cube, String live) {
  static FileStamp of(Path cubeFile) {
    return new FileStamp(describe(cubeFile), describe(FitView.liveFile(cubeFile)));
  }

  boolean cubeExists() {
    return !cube.isEmpty();
  }

  private static String describe(Path path) {
    try {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      return found.isRegularFile()
          ? found.fileKey() + " " + found.size() + " " + found.lastModifiedTime().toInstant()
          : "";
    } catch (IOException gone) {
      return "";
    }
  }
}
