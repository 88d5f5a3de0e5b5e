package org.alidade.acceptance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.alidade.cube.ProgressListener;

/**
 * A process that builds a hypercube and prints "tile N" after every tile, and "built" at the end.
 *
 * <p>With the argument "step" it stops after tiles 1, 7, 20 and 44 until it gets a line.
 */
final class BuildChild {
  private static final Set<Long> STOPS = Set.of(1L, 7L, 20L, 44L);

  private BuildChild() {}

  public static void main(String[] arguments) {
    boolean step = arguments.length > 4 && arguments[4].equals("step");
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    ProgressListener listener =
        (done, total, what) -> {
          System.out.println("tile " + done);
          if (step && STOPS.contains(done)) {
            awaitLine(input);
          }
        };
    Problem.build(
        Path.of(arguments[0]),
        Problem.tiles(
                Integer.parseInt(arguments[1]),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]))
            .build(),
        listener);
    System.out.println("built");
  }

  private static void awaitLine(BufferedReader input) {
    try {
      if (input.readLine() == null) {
        throw new IllegalStateException("nobody tells how to go on");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
