package org.alidade.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void numbersAreRoundedAndWhatIsNotFiniteIsNull() {
    byte[] bytes =
        new Json()
            .numbers(
                "y",
                new double[] {1, 0.1, Double.NaN, 1e-40, 2.5e300, -3, 1.0 / 3, 32_000_000_001.0})
            .number("one", Double.POSITIVE_INFINITY)
            .text("name", "a\"</script>\u00e9")
            .objects("list", List.of(1, 2), (json, value) -> json.integer("v", value))
            .object("inner", json -> json.flag("f", true).nothing("n"))
            .bytes();
    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"y\":[1,0.1,null,1.0E-40,2.5E300,-3,0.33333334,3.2E10],\"one\":null,"
                + "\"name\":\"a\\\"</script>\u00e9\",\"list\":[{\"v\":1},{\"v\":2}],"
                + "\"inner\":{\"f\":true,\"n\":null}}");
  }
}
