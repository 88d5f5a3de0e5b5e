package org.alidade.bindings.internal;

import org.bytedeco.javacpp.annotation.Platform;
import org.bytedeco.javacpp.annotation.Properties;
import org.bytedeco.javacpp.tools.Info;
import org.bytedeco.javacpp.tools.InfoMap;
import org.bytedeco.javacpp.tools.InfoMapper;

/**
 * Tells JavaCPP how to turn the C header of the world coordinates into {@code NativeWcs}.
 *
 * <p>Java arrays are welcome here: a call converts few coordinates at a time or costs far more than
 * copying them. The linker gets the libraries in reverse order.
 */
@Properties(
    value =
        @Platform(
            include = "alidade/wcs.h",
            link = {"wcs", "alidade_wcs#"}),
    target = "org.alidade.bindings.internal.NativeWcs")
public class WcsPreset implements InfoMapper {
  @Override
  public void map(InfoMap infoMap) {
    infoMap.put(new Info("ALD_API").cppTypes().annotations());
    infoMap.put(new Info("ald_wcs").pointerTypes("Handle"));
    // Without this, there would be a second variant with a raw type.
    infoMap.put(
        new Info("ald_wcs_parse")
            .javaText(
                "public static native int ald_wcs_parse(@Cast(\"const char*\") byte[] cards,"
                    + " @Cast(\"int64_t\") long count, @Cast(\"char\") byte alternate,"
                    + " @ByPtrPtr Handle wcs);"));
    infoMap.putFirst(
        new Info("double", "const double").valueTypes("double").pointerTypes("double[]"));
    infoMap.putFirst(
        new Info("int64_t", "const int64_t").cast().valueTypes("long").pointerTypes("long[]"));
    infoMap.putFirst(
        new Info("char", "const char")
            .cast()
            .valueTypes("byte")
            .pointerTypes("BytePointer", "byte[]"));
  }
}
