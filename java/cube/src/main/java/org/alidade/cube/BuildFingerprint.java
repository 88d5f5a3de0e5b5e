package org.alidade.cube;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.alidade.cube.internal.BuildRecord;
import org.alidade.cube.internal.CubeLayout;
import org.alidade.cube.internal.CubeReading;
import org.alidade.cube.internal.Digests;
import org.alidade.cube.internal.ModelInputs;
import org.alidade.hdf5.Hdf5File;

/**
 * Identity of a matrix: SHA-256 over the digests of everything it is computed from and the options
 * that matter.
 *
 * <p>Solutions and model cubes carry it, so that none is taken for another matrix's. Example:
 * {@code BuildFingerprint.current(path)}.
 *
 * @param inputs SHA-256 of each input by dataset name
 * @param options the options that change the numbers
 */
public record BuildFingerprint(Map<String, String> inputs, Map<String, String> options) {
  /** Copies the maps, keeping their order. */
  public BuildFingerprint {
    inputs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(inputs));
    options = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  /** Computes the fingerprint of a matrix. */
  static BuildFingerprint of(ModelInputs model, BuildOptions options, String rebinMode) {
    Map<String, String> inputs = new LinkedHashMap<>();
    inputs.put(CubeLayout.TEM_PIX, Digests.sha256(model.temPix()));
    inputs.put(CubeLayout.OBS_PIX, Digests.sha256(model.obsPix()));
    inputs.put(CubeLayout.VEL_PIX, Digests.sha256(model.velPix()));
    inputs.put(CubeLayout.TEMPLATES, Digests.sha256(model.templates()));
    inputs.put(CubeLayout.LOSVD, Digests.sha256(model.losvd()));
    inputs.put(CubeLayout.REBIN_OPERATOR, model.rebin().sha256());
    if (options.norm() == NormMode.DATA) {
      inputs.put(CubeLayout.DATA_FLUX, Digests.sha256(model.dataFlux()));
    }
    Map<String, String> named = new LinkedHashMap<>();
    named.put("norm", options.norm().label());
    named.put("amp", options.amplitude().label());
    named.put("kernel", options.kernel().label());
    named.put("rebin", rebinMode);
    named.put("clamp", options.clamp().label());
    named.put("vel_bias_kms", Double.toString(options.velocityBiasKms()));
    return new BuildFingerprint(inputs, named);
  }

  /** The fingerprint itself, 64 hexadecimal digits. */
  public String digest() {
    return Digests.sha256(inputs + "|" + options);
  }

  /** What differs from another fingerprint, one entry per input or option. */
  public List<String> differences(BuildFingerprint other) {
    List<String> found = new ArrayList<>();
    compare(inputs, other.inputs, found, false);
    compare(options, other.options, found, true);
    return found;
  }

  private static void compare(
      Map<String, String> ours,
      Map<String, String> theirs,
      List<String> found,
      boolean withValues) {
    Map<String, String> all = new LinkedHashMap<>(theirs);
    all.putAll(ours);
    for (String key : all.keySet()) {
      String mine = ours.getOrDefault(key, "not used");
      String other = theirs.getOrDefault(key, "not used");
      if (!mine.equals(other)) {
        found.add(withValues ? key + " was " + mine + ", is " + other : key + " changed");
      }
    }
  }

  /**
   * The fingerprint that belongs to a file now: the one its finished hypercube was built with, else
   * the one that its inputs and default options give.
   */
  public static String current(Path cubeFile) {
    try (Hdf5File file = Hdf5File.openReadOnly(cubeFile)) {
      Optional<BuildRecord> built = BuildRecord.find(file);
      if (built.isPresent() && built.get().complete()) {
        return built.get().fingerprint().digest();
      }
      BuildOptions options = built.map(BuildRecord::options).orElseGet(BuildOptions::defaults);
      try (ModelInputs model = CubeReading.modelInputs(file)) {
        return of(model, options, CubeReading.rebinMode(file)).digest();
      }
    }
  }
}
