package org.alidade.spherex.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.alidade.spherex.PhotometryResult;
import org.alidade.spherex.QueryConfig;
import org.alidade.spherex.figures.SpherexFigures;
import org.alidade.spherex.figures.StyleFile;
import org.alidade.spherex.results.LightCurve;
import org.alidade.spherex.results.LightCurveFile;
import org.alidade.spherex.results.LightCurveSummary;
import org.alidade.spherex.results.PhotometryReport;
import org.alidade.spherex.results.QualityControl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tables and figures on the disk. */
final class FileProducts implements Products {
  private static final Logger LOG = LoggerFactory.getLogger(FileProducts.class);

  @Override
  public void writeTables(SpherexState state, RunFolder folder) throws IOException {
    QueryConfig config = state.config();
    ObjectNode options = config.toTree().withObjectProperty("photometry");
    new PhotometryReport(
            config.source(),
            Instant.now(),
            options,
            state.photometryResults(),
            state.photometryFailures())
        .write(folder.photometry());
    writeLightCurve(state, folder.lightCurve());
  }

  @Override
  public void writeLightCurve(SpherexState state, Path file) throws IOException {
    if (state.photometryResults().isEmpty()) {
      LOG.warn("there are no measurements, so there is no light curve");
      return;
    }
    LightCurve curve = curve(state);
    LightCurveFile.write(file, curve);
    LOG.info("{}", LightCurveSummary.of(curve).text());
    String source = state.config().source().label();
    state.releaseWarning().ifPresent(sentence -> LOG.warn("{}: {}", source, sentence));
  }

  private static LightCurve curve(SpherexState state) {
    return new LightCurve(state.config().source(), state.photometryResults());
  }

  @Override
  public List<PhotometryResult> readLightCurve(Path file) {
    return LightCurveFile.load(file);
  }

  @Override
  public boolean draw(SpherexState state, Path file) throws IOException {
    LightCurve curve = curve(state).inBands(state.config().query().wantedBands());
    if (curve.results().isEmpty()) {
      LOG.warn("there are no measurements in the bands asked for, so there is no plot");
      return false;
    }
    QueryConfig config = state.config();
    SpherexFigures figures =
        new SpherexFigures(
            QualityControl.of(config.photometry(), config.visualization()),
            config.visualization(),
            StyleFile.ofUser());
    figures.combined(curve).write(file);
    return true;
  }
}
