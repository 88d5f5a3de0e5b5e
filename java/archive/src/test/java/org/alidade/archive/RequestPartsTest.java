package org.alidade.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RequestPartsTest {
  @Test
  void waitsAreSecondsOrDates() {
    Instant now = Instant.parse("2026-11-21T17:00:00Z");
    assertThat(RetryAfter.parse(" 125 ", now)).hasValue(Duration.ofSeconds(125));
    assertThat(RetryAfter.parse("Sat, 21 Nov 2026 17:00:30 GMT", now))
        .hasValue(Duration.ofSeconds(30));
    assertThat(RetryAfter.parse("Sat, 21 Nov 2026 16:00:00 GMT", now)).hasValue(Duration.ZERO);
    assertThat(RetryAfter.parse("soon", now)).isEmpty();
    assertThat(RetryAfter.parse("-1", now)).isEmpty();
  }

  @Test
  void redirectsNeverLeaveTheWebOrDropEncryption() {
    URI from = URI.create("https://a.b/c/d");
    assertThat(WebAddress.redirect(from, "../e?f=1")).hasToString("https://a.b/e?f=1");
    assertThat(WebAddress.redirect(from, "//g.h/i")).hasToString("https://g.h/i");
    for (String bad :
        new String[] {"http://a.b/", "file:/x", "https://u:p@a.b/", "https:///x", " "}) {
      assertThatThrownBy(() -> WebAddress.redirect(from, bad))
          .isInstanceOf(ArchiveException.class)
          .message()
          .doesNotContain("u:p");
    }
  }
}
