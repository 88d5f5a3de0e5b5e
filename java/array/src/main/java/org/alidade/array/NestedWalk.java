package org.alidade.array;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through nested values once, gathers their innermost rows and finds their one shape. */
final class NestedWalk {
  private static final int MOST_LEVELS = 32;

  private final List<Long> lengths = new ArrayList<>();
  private final List<NestedRow> rows = new ArrayList<>();
  private boolean bottomKnown;

  /**
   * Visits a value with all below it.
   *
   * @param where its place, for errors
   * @param level number of lists around it
   */
  void visit(@Nullable Object value, String where, int level) {
    NestedRow row = NestedRow.of(value, where);
    if (row == null) {
      visitNumber(value, where, level);
      return;
    }
    checkLength(row, where, level);
    if (!row.nests()) {
      bottom(row, where, level + 1);
      return;
    }
    for (int i = 0; i < row.length(); i++) {
      visit(row.get(i), where + "[" + i + "]", level + 1);
    }
  }

  private void visitNumber(@Nullable Object value, String where, int level) {
    bottom(new NestedRow(1, i -> value), where, level);
  }

  private void bottom(NestedRow row, String where, int level) {
    if (level != lengths.size()) {
      throw uneven("numbers where the neighbours are lists", where);
    }
    bottomKnown = true;
    rows.add(row);
  }

  private void checkLength(NestedRow row, String where, int level) {
    if (level == MOST_LEVELS) {
      throw new BadInputException(
          "lists in more than " + MOST_LEVELS + " levels", where, "no list may contain itself");
    }
    if (level == lengths.size()) {
      if (bottomKnown) {
        throw uneven("a list where the neighbours are numbers", where);
      }
      lengths.add((long) row.length());
    } else if (lengths.get(level) != row.length()) {
      throw uneven(
          "a list of " + row.length() + " where the neighbours have " + lengths.get(level), where);
    }
  }

  private static BadInputException uneven(String what, String where) {
    return new BadInputException(what, where, "make all lists of one level equally long");
  }

  /** Lengths of the levels, outermost first. */
  long[] lengths() {
    return lengths.stream().mapToLong(Long::longValue).toArray();
  }

  /** The innermost rows in order; a number alone is a row of one. */
  List<NestedRow> rows() {
    return rows;
  }
}
