package org.alidade.lightcurve.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectQueryTest {
  private static String rows(String query) {
    StringBuilder found = new StringBuilder();
    for (int row : ObjectQuery.parse(query).rows(Tables.objects())) {
      found.append(row);
    }
    return found.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "n > 900; 13",
        "n >= 900; 013",
        "n == 900; 0",
        "n != 900; 1234",
        "14 < mag < 16; 014",
        "14 < mag <= 16 and n > 50; 012",
        "mag < 100; 0124",
        "mag != mag; 3",
        "not mag < 15.5; 23",
        "ra > 265 | n == 5 & mag == 15; 14",
        "(n > 1000) | (n < 10); 34",
        "~(n > 1000) & ~(n < 10); 012",
        "n > 1000 or n < 10 and mag > 15; 3",
        "object in ['I2', \"I5\"]; 14",
        "object not in ['I2', 'I5']; 023",
        "object in [7]; 3",
        "object == 7; 3",
        "object == 'I3'; 2",
        "object < 'I2'; 03",
        "object_id in [1, 4, 9]; 03",
        "object_id in (2, -3); 1",
        "object_id in []; ''",
        "n in [5, 100]; 24",
        "n / 100 == 9; 0",
        "n // 100 == 9; 01",
        "n % 2 == 1; 14",
        "-n < -1000; 3",
        "n - 1 - 1 == 898; 0",
        "2 ** 3 ** 2 == 512 and object_id == 1; 0",
        "-2 ** 2 == -4 and object_id == 1; 0",
        "object_id * 2 + 1 == 5; 1",
        "`odd name` >= 4; 34",
        "True and object_id == 2; 1",
        "(mag < 15) == (n > 900); 0124",
        "sqrt(object_id) == 2; 3",
        "abs(ra - 265) < .05; 0",
        "log10(n) == 2; 2",
        "sin(90) == 1 and n == 5; 4",
        "1e3 <= n <= 1.2E+3; 3"
      })
  void conditionsChooseRows(String query, String expected) {
    assertThat(rows(query)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "n = 5; 2; compare with ==",
        "n >; 3; write a column",
        "n > 5 n < 9; 6; write and, or",
        "nn > 5; 0; perhaps n",
        "nope > 5; 0; use a column of the table",
        "magg > 5; 0; perhaps mag",
        "n > 'a'; 2; write texts in quotes",
        "object > 5; 7; write texts in quotes",
        "n in ['a']; 6; write numbers without quotes",
        "object in 'I1'; 10; write [",
        "object in ['I1'; 15; write ,",
        "object in [I1]; 11; list numbers",
        "object == 'I1; 10; add the second quote",
        "`odd name > 1; 0; add the second quote",
        "(n > 5; 6; write )",
        "n; 0; compare it",
        "n + 5; 0; compare it",
        "n and mag; 2; compare it",
        "'a' + 'b' == 'ab'; 4; calculate with numbers",
        "(n > 1) < (n > 2); 8; use == or !=",
        "(n > 1) in [1]; 8; use and",
        "n > 5 # all; 6; use names",
        "exit(1) > 0; 4; write and, or",
        "@n > 1; 0; use names",
        "n.mean() > 1; 1; use names",
        "__import__('os') == 1; 10; write and, or",
        "1x > 1; 0; use names",
        "n > 1..2; 4; use names"
      })
  void mistakesAreSaidWithTheirPlace(String query, int position, String remedy) {
    assertThatExceptionOfType(QueryException.class)
        .isThrownBy(() -> rows(query))
        .satisfies(
            failure -> {
              assertThat(failure.position()).isEqualTo(position);
              assertThat(failure.remedy()).contains(remedy == null ? "" : remedy);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\t\n"})
  void emptyTextsAreNoQueries(String text) {
    assertThatThrownBy(() -> ObjectQuery.parse(text)).isInstanceOf(QueryException.class);
  }

  @Test
  void lengthAndDepthAreBounded() {
    String deep = "(".repeat(1500) + "n > 1" + ")".repeat(1500);
    assertThatThrownBy(() -> ObjectQuery.parse(deep)).hasMessageContaining("nest at most");
    assertThatThrownBy(() -> ObjectQuery.parse("- ".repeat(1500) + "1 < n"))
        .hasMessageContaining("nest at most");
    assertThatThrownBy(() -> ObjectQuery.parse("not ".repeat(900) + "n > 1"))
        .hasMessageContaining("nest at most");
    assertThatThrownBy(() -> ObjectQuery.parse("n > 1 " + "or n > 1 ".repeat(1000)))
        .hasMessageContaining("too long");
    assertThat(rows("n > 1" + " or n > 1".repeat(400))).isEqualTo("01234");
  }

  @Test
  void keysOfAnySpellingSurviveAQuery() {
    assertThat(ObjectQuery.selecting(List.of("I\"x", "b\\")))
        .isEqualTo("object in [\"I\\\"x\", \"b\\\\\"]");
    assertThat(rows(ObjectQuery.selecting(List.of("I1", "I3")))).isEqualTo("02");
    assertThat(rows(ObjectQuery.selecting(List.of("7", "I3")))).isEqualTo("23");
  }

  @Test
  void maskHasAnEntryPerRow() {
    assertThat(ObjectQuery.parse("n < 500").mask(Tables.objects()))
        .containsExactly(false, false, true, false, true);
  }

  @Test
  void columnsThatProgramsKeepForThemselvesAreLeftOut() {
    assertThat(Tables.objects().names())
        .containsExactly("object_id", "object", "ra", "mag", "n", "odd name");
    assertThat(Tables.objects().numericNames()).doesNotContain("object");
    assertThatThrownBy(() -> rows("_private > 1")).isInstanceOf(QueryException.class);
  }
}
