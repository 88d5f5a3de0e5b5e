package org.alidade.bindings.internal;

import org.bytedeco.javacpp.annotation.Platform;
import org.bytedeco.javacpp.annotation.Properties;
import org.bytedeco.javacpp.tools.Info;
import org.bytedeco.javacpp.tools.InfoMap;
import org.bytedeco.javacpp.tools.InfoMapper;

/**
 * Tells JavaCPP how to turn the C header of source extraction into {@code NativeSep}.
 *
 * <p>Java arrays are welcome here: images are copied once, and calls take all sources at a time.
 * The linker gets the libraries in reverse order.
 */
@Properties(
    value =
        @Platform(
            include = "alidade/sep.h",
            link = {"sep", "alidade_sep#"}),
    target = "org.alidade.bindings.internal.NativeSep")
public class SepPreset implements InfoMapper {
  /** Marks arrays that may be left out; the generator needs the whole name. */
  private static final String NULLABLE = "@org.jspecify.annotations.Nullable ";

  @Override
  public void map(InfoMap infoMap) {
    infoMap.put(new Info("ALD_API").cppTypes().annotations());
    infoMap.put(new Info("ald_sep_image").pointerTypes("Image"));
    infoMap.put(new Info("ald_sep_catalogue").pointerTypes("Catalogue"));
    // Written out to say what may be null, and where there would be a second variant with a raw
    // type.
    infoMap.put(
        new Info("ald_sep_open")
            .javaText(
                "public static native int ald_sep_open(@Cast(\"int64_t\") long width,"
                    + " @Cast(\"int64_t\") long height, @Const float[] data,"
                    + " @Const float "
                    + NULLABLE
                    + "[] noise,"
                    + " @Cast(\"const uint8_t*\") byte "
                    + NULLABLE
                    + "[] mask,"
                    + " @Const int "
                    + NULLABLE
                    + "[] segments,"
                    + " @ByPtrPtr Image image);"));
    infoMap.put(
        new Info("ald_sep_extract")
            .javaText(
                "public static native int ald_sep_extract(@Const Image image, double threshold,"
                    + " @Cast(\"int64_t\") long min_area, @Const float "
                    + NULLABLE
                    + "[] kernel,"
                    + " @Cast(\"int64_t\") long kernel_width,"
                    + " @Cast(\"int64_t\") long kernel_height, int matched,"
                    + " @Cast(\"int64_t\") long deblend_levels, double deblend_contrast,"
                    + " double clean, @ByPtrPtr Catalogue catalogue);"));
    infoMap.put(
        new Info("ald_sep_sum")
            .javaText(
                "public static native int ald_sep_sum(@Const Image image, int shape,"
                    + " @Cast(\"int64_t\") long count, @Const double[] numbers,"
                    + " @Const int "
                    + NULLABLE
                    + "[] owners,"
                    + " @Cast(\"int64_t\") long subpixels, double gain, double[] results);"));
    infoMap.put(
        new Info("ald_sep_kron")
            .javaText(
                "public static native int ald_sep_kron(@Const Image image,"
                    + " @Cast(\"int64_t\") long count, @Const double[] numbers,"
                    + " @Const int "
                    + NULLABLE
                    + "[] owners, double[] results);"));
    infoMap.putFirst(
        new Info("double", "const double").valueTypes("double").pointerTypes("double[]"));
    infoMap.putFirst(new Info("float", "const float").valueTypes("float").pointerTypes("float[]"));
    infoMap.putFirst(new Info("int32_t", "const int32_t").valueTypes("int").pointerTypes("int[]"));
    infoMap.putFirst(
        new Info("int64_t", "const int64_t").cast().valueTypes("long").pointerTypes("long[]"));
    infoMap.putFirst(
        new Info("char", "const char").cast().valueTypes("byte").pointerTypes("BytePointer"));
  }
}
