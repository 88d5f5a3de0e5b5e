package org.alidade.lvm.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.alidade.lvm.DataConfig;
import org.alidade.lvm.FitData;
import org.alidade.lvm.Layout;

/** Names, units and order of everything that a file of fit-ready arrays holds. */
final class FitArrays {
  private static final String NORMALISED = "";

  private FitArrays() {}

  /** The two-dimensional arrays. */
  static List<NamedArray> planes(FitData fit) {
    return List.of(
        new NamedArray.Plane("flux", NORMALISED, fit.flux().array()),
        new NamedArray.Plane("i_var", NORMALISED, fit.ivar().array()),
        new NamedArray.Plane("u_flux", NORMALISED, fit.uncertainty().array()),
        new NamedArray.Plane("lsf_sigma", "Angstrom", fit.lsfSigma().array()),
        new NamedArray.Mask("mask", NORMALISED, fit.mask()));
  }

  /** The arrays with one value per wavelength. */
  static List<NamedArray> perWavelength(FitData fit) {
    return List.of(
        new NamedArray.Doubles("wavelength", "Angstrom", fit.lambda()),
        new NamedArray.Ints("lambda_idx", "", fit.lambdaIdx()));
  }

  /** The arrays with one value per spaxel. */
  static List<NamedArray> perSpaxel(FitData fit) {
    return List.of(
        new NamedArray.Doubles("alpha", "rad", fit.alpha()),
        new NamedArray.Doubles("delta", "rad", fit.delta()),
        new NamedArray.Doubles("predict_alpha", "deg", fit.predictAlpha(fit.alpha())),
        new NamedArray.Doubles("predict_delta", "deg", fit.predictDelta(fit.delta())),
        new NamedArray.Doubles("ra", "deg", fit.raDegrees()),
        new NamedArray.Doubles("dec", "deg", fit.decDegrees()),
        new NamedArray.Doubles("mjd", "d", fit.mjd()),
        new NamedArray.Doubles("v_bary", "km/s", fit.vBary()),
        new NamedArray.Ints("spaxel_idx", "", fit.spaxelIdx()),
        new NamedArray.Ints("tile_idx", "", fit.tileIdx()),
        new NamedArray.Ints("ifu_idx", "", fit.ifuIdx()),
        new NamedArray.Ints("fibre_idx", "", fit.fibreIdx()),
        new NamedArray.Longs("exposure", "", fit.exposure()),
        new NamedArray.Ints("source_spaxel", "", fit.sourceSpaxel()),
        new NamedArray.Ints("fibre_status", "", fit.fibreStatus()),
        new NamedArray.Texts("ifu_label", "", fit.ifuLabel()));
  }

  /** Texts about the whole: configuration, hash, layout and the scales behind normalised values. */
  static Map<String, String> metadata(FitData fit) {
    DataConfig config = fit.config();
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("config", config.toJson());
    texts.put("hash", fit.hash());
    texts.put("layout", layout(fit.layout()));
    texts.put("flux_unit", scaled(config.normaliseFluxScale(), "erg / (Angstrom s cm2)"));
    texts.put("i_var_unit", scaled(config.normaliseIvar().scale(), "cm4 Angstrom2 s2 / erg2"));
    return texts;
  }

  /** The layout as the command line and files name it. */
  static String layout(Layout layout) {
    return layout.name().replace("_MAJOR", "").toLowerCase(Locale.ROOT);
  }

  private static String scaled(double scale, String unit) {
    return scale + " " + unit;
  }
}
