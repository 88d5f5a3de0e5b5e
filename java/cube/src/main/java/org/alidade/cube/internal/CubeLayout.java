package org.alidade.cube.internal;

/**
 * Names of datasets and attributes in a cube file; the page docs/formats/cube.md describes them.
 */
public final class CubeLayout {
  public static final String DATA_CUBE = "/DataCube";
  public static final String TEMPLATES = "/Templates";
  public static final String LOSVD = "/LOSVD";
  public static final String TEM_PIX = "/TemPix";
  public static final String OBS_PIX = "/ObsPix";
  public static final String VEL_PIX = "/VelPix";
  public static final String LAM_RANGE = "/LamRange";
  public static final String REBIN_OPERATOR = "/R_T";
  public static final String REBIN_MATRIX = "/RebinMatrix";
  public static final String TEMPLATES_FFT = "/TemplatesFFT";
  public static final String TEMPLATES_FFT_REVERSED = "/TemplatesFFT_R";
  public static final String MASK = "/Mask";
  public static final String X_PIX = "/XPix";
  public static final String Y_PIX = "/YPix";
  public static final String BIN_NUM = "/BinNum";
  public static final String COMPONENT_WEIGHTS = "/CompWeights";
  public static final String HYPERCUBE = "/HyperCube";
  public static final String MODELS = "/HyperCube/models";
  public static final String DONE = "/HyperCube/_done";
  public static final String DATA_FLUX = "/HyperCube/data_flux";
  public static final String LOSVD_AMPLITUDE = "/HyperCube/norm/losvd_amp";
  public static final String LOSVD_AMPLITUDE_SUM = "/HyperCube/norm/losvd_amp_sum";
  public static final String COLUMN_ENERGY = "/HyperCube/col_energy";
  public static final String LAMBDA_WEIGHTS = "/HyperCube/lambda_weights";
  public static final String COMPONENT_SUPPORT = "/HyperCube/component_support";
  public static final String SEEDS = "/Seeds";
  public static final String NNLS_SEED = "/Seeds/x0_nnls_patch";
  public static final String X_GLOBAL = "/X_global";
  public static final String FIT = "/Fit";
  public static final String MODEL_CUBE = "/ModelCube";

  public static final String ATTRIBUTE_DIMS = "dims";
  public static final String ATTRIBUTE_DIMS_JSON = "dims_json";
  public static final String ATTRIBUTE_TEMPLATE_META = "template_meta_json";
  public static final String ATTRIBUTE_GUARD = "guard_info_json";
  public static final String ATTRIBUTE_REBIN_MODE = "rebin.mode";
  public static final String ATTRIBUTE_ORIENTATION = "orientation";
  public static final String ATTRIBUTE_COMPLETE = "complete";
  public static final String ATTRIBUTE_FINGERPRINT = "build.fingerprint";
  public static final String ATTRIBUTE_BUILD_OPTIONS = "build.options";
  public static final String ATTRIBUTE_BUILD_INPUTS = "build.inputs";
  public static final String ATTRIBUTE_BUILD_TILES = "build.tiles";
  public static final String ATTRIBUTE_BUILD_VERSION = "build.version";

  private CubeLayout() {}
}
