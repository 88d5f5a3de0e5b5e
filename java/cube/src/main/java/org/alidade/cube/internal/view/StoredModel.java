package org.alidade.cube.internal.view;

import org.alidade.cube.internal.CubeLayout;
import org.alidade.cube.internal.ModelCubeWriter;
import org.alidade.hdf5.Hdf5File;

/** Whether the stored model cube can stand for the models of some weights. */
public final class StoredModel {
  private StoredModel() {}

  /**
   * Compares digest and fingerprint of the model cube with weights; the fingerprint is taken from
   * the weights, because that of the inputs would take a second to compute.
   */
  public static boolean belongsTo(Hdf5File file, double[] x, String fingerprint) {
    return !fingerprint.isEmpty()
        && ModelCubeWriter.status(file, CubeLayout.MODEL_CUBE, x, fingerprint).ok();
  }
}
