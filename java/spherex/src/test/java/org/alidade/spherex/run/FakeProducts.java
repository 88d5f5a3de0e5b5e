package org.alidade.spherex.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alidade.spherex.PhotometryResult;

/** Products that only say how many results they are made of. */
final class FakeProducts implements Products {
  @Override
  public void writeTables(SpherexState state, RunFolder folder) throws IOException {
    Files.writeString(folder.photometry(), "{}");
    writeLightCurve(state, folder.lightCurve());
  }

  @Override
  public void writeLightCurve(SpherexState state, Path file) throws IOException {
    if (!state.photometryResults().isEmpty()) {
      Files.writeString(file, "rows " + state.photometryResults().size());
    }
  }

  @Override
  public List<PhotometryResult> readLightCurve(Path file) {
    return List.of();
  }

  @Override
  public boolean draw(SpherexState state, Path file) throws IOException {
    if (state.photometryResults().isEmpty()) {
      return false;
    }
    Files.writeString(file, "plot of " + state.photometryResults().size());
    return true;
  }
}
