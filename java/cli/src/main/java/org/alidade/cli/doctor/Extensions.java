package org.alidade.cli.doctor;

/** Parts that a program may be built without; only looked for, never loaded. */
final class Extensions {
  private Extensions() {}

  static Finding objectStore() {
    return part(
        "s3",
        "software.amazon.awssdk.services.s3.S3Client",
        "object stores that speak S3",
        "add software.amazon.awssdk:s3 to the class path, or keep objects in folders");
  }

  static Finding database() {
    return part(
        "postgresql",
        "org.postgresql.Driver",
        "PostgreSQL for the system of transients",
        "add org.postgresql:postgresql to the class path, or keep the database in a file");
  }

  static Finding training() {
    return part(
        "pytorch",
        "ai.djl.pytorch.engine.PtEngine",
        "training of networks",
        "add ai.djl.pytorch:pytorch-engine to the class path, or score without networks");
  }

  static Finding scoring() {
    return part(
        "onnx",
        "ai.onnxruntime.OrtEnvironment",
        "networks in ONNX files",
        "add com.microsoft.onnxruntime:onnxruntime to the class path, or score without networks");
  }

  private static Finding part(String item, String type, String purpose, String remedy) {
    try {
      Class.forName(type, false, Extensions.class.getClassLoader());
      return Finding.ok(item, purpose + ": there");
    } catch (ClassNotFoundException absent) {
      return Finding.warn(item, purpose + ": not there", remedy);
    }
  }
}
