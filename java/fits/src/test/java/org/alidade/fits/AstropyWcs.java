package org.alidade.fits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.alidade.testing.Python;

/** World coordinates as astropy computes them, for many headers at once. */
final class AstropyWcs {
  /**
   * Prints a line of world coordinates and a line of pixels for every header; wcs functions where
   * there is no SIP, because those return NaN instead of raising for single points.
   */
  private static final String PROGRAM =
      """
      import sys, warnings, logging, numpy as np
      warnings.simplefilter('ignore')
      logging.disable(logging.CRITICAL)
      from astropy.io import fits
      from astropy.wcs import WCS
      lines = open(sys.argv[1]).read().splitlines()
      for text, numbers in zip(lines[0::2], lines[1::2]):
          try:
              w = WCS(fits.Header.fromstring(text))
          except Exception:
              print('refused\\nrefused')
              continue
          pixels = np.array([float(v) for v in numbers.split()]).reshape(-1, w.naxis)
          world = w.all_pix2world(pixels, 1)
          if w.sip is None:
              back = w.wcs_world2pix(world, 1)
          else:
              back = w.all_world2pix(world, 1, tolerance=1e-11, maxiter=100)
          print(*[repr(float(v)) for v in world.ravel()])
          print(*[repr(float(v)) for v in back.ravel()])
      """;

  private AstropyWcs() {}

  /**
   * World coordinates of a case's points and the pixels that astropy makes of those; nothing if it
   * refuses the header.
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  record Answer(double[] world, double[] pixels) {}

  static List<Answer> judge(List<WcsCase> cases, Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    for (WcsCase one : cases) {
      lines.add(one.header().toText());
      lines.add(
          Arrays.stream(one.pixels()).mapToObj(String::valueOf).collect(Collectors.joining(" ")));
    }
    Path file = Files.write(folder.resolve("headers.txt"), lines);
    List<String> output = Python.run(PROGRAM, file).lines().toList();
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      answers.add(new Answer(numbers(output.get(2 * i)), numbers(output.get(2 * i + 1))));
    }
    return answers;
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.split(" "))
        .filter(text -> !text.equals("refused"))
        .mapToDouble(text -> text.matches("-?(nan|inf)") ? Double.NaN : Double.parseDouble(text))
        .toArray();
  }
}
