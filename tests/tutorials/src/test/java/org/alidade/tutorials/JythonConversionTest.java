package org.alidade.tutorials;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.testing.LeakCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a script hands over arrives unchanged or is refused with a sentence. */
@ExtendWith(LeakCheck.class)
class JythonConversionTest {
  private static final String IMPORTS =
      """
      from __future__ import print_function
      from array import array
      from contextlib import closing
      from java.nio import ByteBuffer, DoubleBuffer, IntBuffer, LongBuffer
      from org.alidade.array import AlidadeException, DoubleArray, FloatArray, NestedNumbers
      """;

  @TempDir private Path folder;

  @Test
  void theGuideIsTrue() throws IOException {
    Path blocks = folder.resolve("guide.txt");
    String guide = String.join("\n", Page.read("docs/guide/jython.md").blocks("python"));
    Files.writeString(blocks, guide, StandardCharsets.UTF_8);

    String printed =
        Jython.run(
            "import doctest",
            "found = doctest.testfile('" + blocks + "', module_relative=False)",
            "print('%d of %d' % (found.attempted - found.failed, found.attempted))");

    assertThat(printed).matches("(\\d\\d) of \\1\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1, 2.5]                                     | (2)       | 1.0 2.5",
        "(1, 2L)                                      | (2)       | 1.0 2.0",
        "xrange(3)                                    | (3)       | 0.0 1.0 2.0",
        "(x * 0.5 for x in (1, 3))                    | (2)       | 0.5 1.5",
        "array('f', [0.1])                            | (1)       | 0.10000000149011612",
        "array('i', [-1, 2])                          | (2)       | -1.0 2.0",
        "array('l', [2**53])                          | (1)       | 9007199254740992.0",
        "list(array('B', [200]))                      | (1)       | 200.0",
        "[array('d', [1]), array('f', [2])]           | (2, 1)    | 1.0 2.0",
        "[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]         | (2, 2, 2) | 1.0 2.0 3.0 4.0 5.0 6.0 7.0 8.0",
        "[xrange(2), (x for x in (5, 6))]             | (2, 2)    | 0.0 1.0 5.0 6.0",
        "DoubleBuffer.wrap(array('d', [1, 2, 3])).position(1) | (2) | 2.0 3.0",
        "IntBuffer.wrap(array('i', [7]))              | (1)       | 7.0",
        "LongBuffer.wrap(array('l', [7]))             | (1)       | 7.0",
        "ByteBuffer.allocate(16).asDoubleBuffer()     | (2)       | 0.0 0.0",
        "[float('nan'), -float('inf')]                | (2)       | nan -inf",
        "[[], []]                                     | (2, 0)    | ''",
        "3                                            | ()        | 3.0"
      })
  void numbersAreTakenAsTheyAre(String values, String shape, String doubles) {
    String printed =
        Jython.run(
            IMPORTS,
            "values = NestedNumbers.of(" + values + ")",
            "print(values.shape(), ' '.join(repr(x) for x in values.toDoubles()), sep='; ')");

    assertThat(printed).isEqualTo(shape + "; " + doubles + "\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "of([[1, 2], [3]])              | a list of 1 where the neighbours have 2: values[1]",
        "of([[1], 2])                   | numbers where the neighbours are lists: values[1]",
        "of([[1], [[2]]])               | a list where the neighbours are numbers: values[1][0]",
        "of([1, None]).toDoubles()      | null (None) is not a number: values[1]",
        "of([[1, 'x']]).toDoubles()     | the String 'x' is not a number: values[0][1]",
        "of('12').toDoubles()           | the String '12' is not a number: values",
        "of([True]).toDoubles()         | the Boolean 'true' is not a number: values[0]",
        "of({1: 2}).toDoubles()         | an element of class PyDictionary is not a number: values",
        "of(bytearray(2)).toDoubles()   | an element of class PyInteger is not a number: values[0]",
        "of(memoryview('ab')).toDoubles() | an element of class PyMemoryView is not a number: values",
        "of(set([1]))                   | a set has no order: values",
        "of(array('B', [200]))          | an array of 8 or 16 bits does not say whether its",
        "of(array('H', [1]))            | an array of 8 or 16 bits does not say whether its",
        "of(ByteBuffer.allocate(8))     | a buffer that does not say what its bytes mean: values",
        "of([2**53 + 1]).toDoubles()    | 9007199254740993 is beyond 9007199254740992: values[0]",
        "of([-2**70]).toDoubles()       | -1180591620717411303424 is beyond 9007199254740992",
        "of([0.5]).toFloats()           | 0.5 is a double: values[0]",
        "of(array('d', [1])).toFloats() | 1.0 is a double: values[0]",
        "of([2**24 + 1]).toFloats()     | 16777217 is beyond 16777216: values[0]",
        "of([1e39]).toRoundedFloats()   | 1.0E39 is larger than any float: values[0]",
        "of([1.0]).toInts()             | 1.0 is a floating-point number: values[0]",
        "of([2**31]).toInts()           | 2147483648 is beyond 2147483647: values[0]"
      })
  void whatWouldChangeIsRefusedInOneSentence(String work, String sentence) {
    String printed =
        Jython.run(
            IMPORTS,
            "try: print(NestedNumbers." + work + ")",
            "except AlidadeException as problem: print(problem.getMessage())");

    assertThat(printed).startsWith(sentence).hasLineCount(1);
  }

  @Test
  void nestedListsComeBackAsTheyWent() {
    String printed =
        Jython.run(
            IMPORTS,
            "rows = [[[1.0, 2.0], [3.0, 4.0]], [[5.0, 6.0], [7.0, 8.0]]]",
            "numbers = NestedNumbers.of(rows)",
            "for name in ('Double', 'RoundedFloat'):",
            "    with closing(getattr(numbers, 'to' + name + 'Array')('t')) as native:",
            "        print(native.toNestedList() == rows, native.shape() == numbers.shape())",
            "with closing(NestedNumbers.of([[1, 2], [3, -4]]).toIntArray('t')) as native:",
            "    back = native.toNestedList()",
            "print(back, back[-1][-1], back[0][0:1], NestedNumbers.of(back).shape())");

    assertThat(printed).isEqualTo("True True\nTrue True\n[[1, 2], [3, -4]] -4 [1] (2, 2)\n");
  }

  /** Why there is {@code NestedNumbers}: what Jython itself does with the same things. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1.0, 2.0]             | 2.0",
        "(1, 2)                 | 2.0",
        "array('d', [1, 2])     | 2.0",
        "array('f', [1, 2])     | TypeError",
        "array('i', [1, 2])     | TypeError",
        "[[1.0, 2.0]]           | TypeError",
        "[1.0, None]            | TypeError",
        "[0, 2**53 + 1]         | 9.00719925474e+15"
      })
  void doublesWantedByAMethod(String values, String second) {
    String printed =
        Jython.run(
            IMPORTS,
            "try:",
            "    with closing(DoubleArray.copyOf('t', " + values + ", [])) as native:",
            "        print(native.get(1))",
            "except TypeError as problem: print(type(problem).__name__)");

    assertThat(printed).isEqualTo(second + "\n");
  }

  @Test
  void functionsAndChoicesAreTakenWhereTheGuideSaysSo() {
    String printed =
        Jython.run(
            IMPORTS,
            "from org.alidade.lightcurve import LightCurve",
            "from org.alidade.cube import RowOrder, SolveOptions",
            "curve = LightCurve(1, 1, [1.0, 2.0], [18.0, 19.0], [0.1, 0.1], [0, 4])",
            "print(curve.where(lambda i: curve.flags()[i] == 0).size())",
            "try: SolveOptions.builder().rowOrder('SEQUENTIAL')",
            "except TypeError as problem: print(problem)",
            "print(SolveOptions.builder().x0([1.0, 2.0]).build().x0())");

    assertThat(printed)
        .isEqualTo(
            """
            1
            rowOrder(): 1st arg can't be coerced to org.alidade.cube.RowOrder
            array('d', [1.0, 2.0])
            """);
  }
}
