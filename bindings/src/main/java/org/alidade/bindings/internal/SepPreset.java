package org.alidade.bindings.internal;

import org.bytedeco.javacpp.annotation.Platform;
import org.bytedeco.javacpp.annotation.Properties;
import org.bytedeco.javacpp.tools.Info;
import org.bytedeco.javacpp.tools.InfoMap;
import org.bytedeco.javacpp.tools.InfoMapper;

/**
 * Tells JavaCPP how to turn the C header of source extraction into {@code NativeSep}.
 *
 * <p>Java arrays are welcome here: images are copied once, and calls take all sources at a time. The
 * linker gets the libraries in reverse order.
 */
@Properties(
    value =
        @Platform(
            include = "alidade/sep.h",
            link = {"sep", "alidade_sep#"}),
    target = "org.alidade.bindings.internal.NativeSep")
public class SepPreset implements InfoMapper {
  @Override
  public void map(InfoMap infoMap) {
    infoMap.put(new Info("ALD_API").cppTypes().annotations());
    infoMap.put(new Info("ald_sep_image").pointerTypes("Image"));
    infoMap.put(new Info("ald_sep_catalogue").pointerTypes("Catalogue"));
    // Without these, there would be second variants with raw types.
    infoMap.put(
        new Info("ald_sep_open")
            .javaText(
                "public static native int ald_sep_open(@Cast(\"int64_t\") long width,"
                    + " @Cast(\"int64_t\") long height, @Const float[] data, @Const float[] noise,"
                    + " @Cast(\"const uint8_t*\") byte[] mask, @Const int[] segments,"
                    + " @ByPtrPtr Image image);"));
    infoMap.put(
        new Info("ald_sep_extract")
            .javaText(
                "public static native int ald_sep_extract(@Const Image image, double threshold,"
                    + " @Cast(\"int64_t\") long min_area, @Const float[] kernel,"
                    + " @Cast(\"int64_t\") long kernel_width,"
                    + " @Cast(\"int64_t\") long kernel_height, int matched,"
                    + " @Cast(\"int64_t\") long deblend_levels, double deblend_contrast,"
                    + " double clean, @ByPtrPtr Catalogue catalogue);"));
    infoMap.putFirst(
        new Info("double", "const double").valueTypes("double").pointerTypes("double[]"));
    infoMap.putFirst(new Info("float", "const float").valueTypes("float").pointerTypes("float[]"));
    infoMap.putFirst(
        new Info("int32_t", "const int32_t").valueTypes("int").pointerTypes("int[]"));
    infoMap.putFirst(
        new Info("int64_t", "const int64_t").cast().valueTypes("long").pointerTypes("long[]"));
    infoMap.putFirst(
        new Info("char", "const char").cast().valueTypes("byte").pointerTypes("BytePointer"));
  }
}
