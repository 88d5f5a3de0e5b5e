package org.alidade.cube.survey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.alidade.array.FormatException;
import org.alidade.array.IoFailureException;
import org.alidade.array.MissingDatasetException;

/** Small text files of the survey folders. */
final class NumberTable {
  private NumberTable() {}

  /** Lines of a text file. */
  static List<String> lines(Path path) {
    try {
      return Files.readAllLines(path);
    } catch (NoSuchFileException e) {
      MissingDatasetException failure =
          new MissingDatasetException(
              "there is no such file", path.toString(), "pass the complete folder");
      failure.initCause(e);
      throw failure;
    } catch (IOException e) {
      IoFailureException failure =
          new IoFailureException(
              "reading failed (" + e.getMessage() + ")", path.toString(), "check the file");
      failure.initCause(e);
      throw failure;
    }
  }

  /** The first numbers of every line that is neither empty nor a comment. */
  static List<double[]> read(Path path, int columns) {
    List<double[]> rows = new ArrayList<>();
    List<String> lines = lines(path);
    for (int number = 0; number < lines.size(); number++) {
      String line = lines.get(number).strip();
      if (!line.isEmpty() && line.charAt(0) != '#') {
        rows.add(numbers(line, columns, path + " line " + (number + 1)));
      }
    }
    return rows;
  }

  /** The first numbers of a line. */
  static double[] numbers(String line, int columns, String where) {
    String[] words = line.strip().split("\\s+");
    double[] row = new double[columns];
    try {
      for (int i = 0; i < columns; i++) {
        row[i] = Double.parseDouble(i < words.length ? words[i] : "");
      }
      return row;
    } catch (NumberFormatException e) {
      FormatException failure =
          new FormatException(
              "'" + line.strip() + "' does not begin with " + columns + " numbers",
              where,
              "correct the file");
      failure.initCause(e);
      throw failure;
    }
  }
}
