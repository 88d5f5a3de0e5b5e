package org.alidade.bindings.internal;

import org.bytedeco.javacpp.annotation.Platform;
import org.bytedeco.javacpp.annotation.Properties;
import org.bytedeco.javacpp.tools.Info;
import org.bytedeco.javacpp.tools.InfoMap;
import org.bytedeco.javacpp.tools.InfoMapper;

/** Tells JavaCPP how to turn the C header of the kernels into {@code NativeKernels}. */
@Properties(
    value = @Platform(include = "alidade/kernels.h", link = "alidade_kernels#"),
    target = "org.alidade.bindings.internal.NativeKernels")
public class KernelsPreset implements InfoMapper {
  @Override
  public void map(InfoMap infoMap) {
    infoMap.put(new Info("ALD_API").cppTypes().annotations());
    infoMap.put(
        new Info("ald_file_map")
            .javaText(
                "public static native int ald_file_map(@Cast(\"const char*\") BytePointer path_utf8,"
                    + " long offset, long length, @Cast(\"void**\") @ByPtrPtr Pointer address);"));
    // Small arrays of Java's heap, worked on in place.
    infoMap.put(
        new Info("ald_light_curve_unpack")
            .javaText(
                "@org.bytedeco.javacpp.annotation.CriticalRegion"
                    + " public static native int ald_light_curve_unpack("
                    + "@Cast(\"const uint8_t*\") byte[] record, @Cast(\"int64_t\") long start, @Cast(\"int64_t\") long length,"
                    + " @Cast(\"int64_t\") long epochs, int coding, int missing_flags,"
                    + " float[] values, float[] errors, int[] flags);"));
    pointersOnly(infoMap, "float", "float", "FloatPointer");
    pointersOnly(infoMap, "double", "double", "DoublePointer");
    pointersOnly(infoMap, "int32_t", "int", "IntPointer");
    // Java's long is C's long long, which is another type than int64_t on Linux.
    infoMap.putFirst(
        new Info("int64_t", "const int64_t").cast().valueTypes("long").pointerTypes("LongPointer"));
  }

  /** Suppresses the variants for NIO buffers and Java arrays: a Java array would be copied. */
  private static void pointersOnly(InfoMap infoMap, String type, String value, String pointer) {
    infoMap.putFirst(new Info(type, "const " + type).valueTypes(value).pointerTypes(pointer));
  }
}
