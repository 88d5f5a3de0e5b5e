package org.alidade.bindings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.testing.ChildJvm;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** World coordinates, where the native libraries were built with WCSLIB. */
@ExtendWith(LeakCheck.class)
@EnabledIf("hasLibrary")
class WcsTransformTest {
  private static final String FOLDER = "internal/linux-x86_64/";
  private static final String LIBRARY = "libjniNativeWcs.so";
  private static final String WCSLIB = "libwcs.so";

  @TempDir Path folder;

  static boolean hasLibrary() {
    return WcsTransform.class.getResource(FOLDER + LIBRARY) != null;
  }

  private static String cards(String... lines) {
    StringBuilder text = new StringBuilder();
    Stream.of(lines).forEach(line -> text.append(line).append(" ".repeat(80 - line.length())));
    return text.toString();
  }

  private static WcsTransform image() {
    String cards =
        cards(
            "NAXIS   = 2",
            "CTYPE1  = 'RA---TAN'",
            "CTYPE2  = 'DEC--TAN'",
            "CRVAL1  = 10.0",
            "CRVAL2  = 20.0");
    return WcsTransform.open(cards, ' ', "image", WcsTransformTest::noTable);
  }

  private static WcsTable noTable(WcsTableReference reference) {
    throw new AssertionError("no table is needed: " + reference);
  }

  @Test
  void convertsBothWays() {
    try (WcsTransform wcs = image()) {
      double[] point = new double[] {0, 0, 5, 7};
      assertThat(wcs.pixelToWorld(point, point, 2, 0)).isZero();
      assertThat(point[0]).isEqualTo(10);
      assertThat(point[1]).isEqualTo(20);
      assertThat(wcs.worldToPixel(point, point, 2, 1)).isZero();
      assertThat(point).containsExactly(new double[] {-1, -1, 4, 6}, within(1e-10));
      assertThatThrownBy(() -> wcs.pixelToWorld(point, point, 3, 0))
          .isInstanceOf(BadInputException.class);
    }
  }

  @Test
  void tablesAreAskedForAndChecked() {
    String cards =
        cards(
            "NAXIS   = 1",
            "CTYPE1  = 'WAVE-TAB'",
            "PS1_0   = 'TABLE'",
            "PS1_1   = 'LAMBDA'",
            "PV1_1   = 3",
            "CRVAL1  = 1.0",
            "CRPIX1  = 1.0");
    AtomicInteger asked = new AtomicInteger();
    WcsTableSource source =
        reference -> {
          asked.incrementAndGet();
          assertThat(reference).isEqualTo(new WcsTableReference("TABLE", 3, 1, "LAMBDA", 1, 2));
          return new WcsTable(new long[] {1, 3}, new double[] {4, 5, 7});
        };
    try (WcsTransform wcs = WcsTransform.open(cards, ' ', "spectrum", source)) {
      double[] world = new double[2];
      assertThat(wcs.pixelToWorld(new double[] {1.5, 3}, world, 2, 0)).isZero();
      assertThat(world).containsExactly(4.5, 7);
      assertThat(asked).hasValue(1);
    }
    WcsTableSource wrong = reference -> new WcsTable(new long[] {2, 2}, new double[4]);
    assertThatThrownBy(() -> WcsTransform.open(cards, ' ', "spectrum", wrong).close())
        .isInstanceOf(FormatException.class)
        .hasMessageContaining("spectrum");
  }

  /** The licence of WCSLIB wants users to be able to replace it. */
  @Test
  void anotherCopyOfTheLibraryCanBeUsed() throws IOException, URISyntaxException {
    copy(LIBRARY);
    copy(WCSLIB);
    List<String> flags = List.of("-Dalidade.native.path=" + folder);
    try (ChildJvm child = ChildJvm.start(flags, LoadedLibraries.class)) {
      assertThat(child.exitStatus()).isZero();
      assertThat(child.lines())
          .contains(WcsTransform.libraryVersion())
          .contains(folder.resolve(WCSLIB).toString());
    }
  }

  private void copy(String name) throws IOException, URISyntaxException {
    Path original =
        Path.of(Objects.requireNonNull(WcsTransform.class.getResource(FOLDER + name)).toURI());
    Files.copy(original, folder.resolve(name));
  }

  /** Prints the version and the file of WCSLIB that a process has loaded. */
  static final class LoadedLibraries {
    private LoadedLibraries() {}

    public static void main(String[] arguments) throws IOException {
      System.out.println(WcsTransform.libraryVersion());
      try (Stream<String> maps = Files.lines(Path.of("/proc/self/maps"))) {
        maps.filter(line -> line.endsWith(WCSLIB) || line.contains(WCSLIB + "."))
            .map(line -> line.substring(line.indexOf('/')))
            .distinct()
            .forEach(System.out::println);
      }
    }
  }
}
