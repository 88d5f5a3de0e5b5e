package org.alidade.lightcurve.array;

/** Names of variables in a Zarr directory. */
final class ZarrNames {
  static final String CURVES = "lightcurves";
  static final String FLAGS = "flags";

  private static final String EPOCH = "epoch";

  private ZarrNames() {}

  /** Variable of a column; columns of epochs often have the name of their axis already. */
  static String variable(String axis, String column) {
    boolean named = axis.equals(EPOCH) && column.startsWith(EPOCH + "_");
    return (named ? column : axis + "_" + column).replace('/', '_');
  }

  /** Column of a variable along an axis. */
  static String column(String axis, String variable) {
    boolean prefixed = axis.equals("object") && variable.startsWith("object_");
    return prefixed ? variable.substring("object_".length()) : variable;
  }
}
