package org.alidade.benchmarks.results;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.alidade.bindings.Kernels;
import org.alidade.bindings.Processor;
import org.alidade.cli.machine.Platform;
import org.alidade.math.Blas;
import org.alidade.math.Ffts;

/**
 * Where figures come from, without the name of host or user.
 *
 * @param platform system, architecture, instructions and processors, such as linux-x86_64-avx512-2;
 *     figures of one platform can be compared
 * @param processor model of the processor
 * @param cores processors that the JVM may use
 * @param memoryBytes memory of the machine or of its container
 * @param system name and version of the operating system
 * @param java virtual machine and its version
 * @param alidade version of this library
 * @param kernels the library's own kernels
 * @param blas the linear algebra library and its kernels
 * @param fft the library of Fourier transforms
 */
public record Machine(
    String platform,
    String processor,
    int cores,
    long memoryBytes,
    String system,
    String java,
    String alidade,
    String kernels,
    String blas,
    String fft) {

  /** This machine and this process. */
  public static Machine here() {
    int cores = Runtime.getRuntime().availableProcessors();
    return new Machine(
        Platform.here() + "-" + cores,
        Processor.name(),
        cores,
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        System.getProperty("java.vm.name") + " " + Runtime.version(),
        version(),
        Kernels.active().description(),
        Blas.description(),
        Ffts.provider());
  }

  private static String version() {
    String version = Machine.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /** One line for people. */
  String line() {
    return String.join(", ", platform, processor, kernels, java, "Alidade " + alidade);
  }
}
