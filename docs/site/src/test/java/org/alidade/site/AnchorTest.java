package org.alidade.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Anchors are those of GitHub. */
class AnchorTest {
  @ParameterizedTest
  @CsvSource({
    "Input arrays,input-arrays",
    "State: NAME.json,state-namejson",
    "What I/O costs,what-io-costs",
    "snake_case - and more,snake_case---and-more",
    "ISTANBUL,istanbul"
  })
  void punctuationIsLeftOut(String text, String id) {
    assertThat(Anchor.id(text)).isEqualTo(id);
  }

  @Test
  void repeatedHeadingsAreNumbered() {
    Node document = PageReader.parse("# `A` *b*\n\n## X\n\n## X\n");
    Map<Heading, Anchor> anchors = Anchor.of(document);
    assertThat(anchors.values())
        .containsExactly(
            new Anchor(1, "a-b", "A b"), new Anchor(2, "x", "X"), new Anchor(2, "x-1", "X"));
  }
}
