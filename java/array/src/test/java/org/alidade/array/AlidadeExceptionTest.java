package org.alidade.array;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlidadeExceptionTest {
  @Test
  void saysWhatWhereAndWhatToDo() {
    List<AlidadeException> all =
        List.of(
            new BadInputException("a", "b", "c"),
            new FormatException("a", "b", "c"),
            new MissingDatasetException("a", "b", "c"),
            new InvalidStateException("a", "b", "c"),
            new ResourceExhaustedException("a", "b", "c"),
            new IoFailureException("a", "b", "c"),
            new ClosedException("a", "b", "c"));
    assertThat(all)
        .allSatisfy(
            e -> {
              assertThat(e).hasMessage("a: b: c");
              assertThat(List.of(e.what(), e.where(), e.remedy())).containsExactly("a", "b", "c");
            });
  }

  @Test
  void foreignTextDoesNotTearTheSentenceApart() {
    FormatException failure =
        new FormatException("line 1 is 'x\n at y\u0000\u001b[31m'", "file\r\nname", "mend it");
    assertThat(failure).hasMessage("line 1 is 'x at y [31m': file name: mend it");
    assertThat(failure.what()).isEqualTo("line 1 is 'x at y [31m'");
  }

  @Test
  void useAfterCloseIsAWrongState() {
    assertThat(new ClosedException("a", "b", "c")).isInstanceOf(InvalidStateException.class);
  }
}
