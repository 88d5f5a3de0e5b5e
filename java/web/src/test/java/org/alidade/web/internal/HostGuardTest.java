package org.alidade.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;

class HostGuardTest {
  @Test
  void loopbackAnswersToItsOwnNamesOnly() throws UnknownHostException {
    for (String address : new String[] {"127.0.0.1", "::1", "localhost", "127.0.0.2"}) {
      HostGuard guard = HostGuard.forAddress(InetAddress.getByName(address));
      assertThat(guard.accepts("localhost:1")).isTrue();
      assertThat(guard.accepts("rebound.example")).isFalse();
      assertThat(guard.accepts("127.0.0.1.example")).isFalse();
      assertThat(guard.accepts(null)).isFalse();
    }
  }

  @Test
  void otherAddressesAnswerToAnyWellFormedName() throws UnknownHostException {
    HostGuard guard = HostGuard.forAddress(InetAddress.getByName("0.0.0.0"));
    assertThat(guard.accepts("dome.example:8642")).isTrue();
    assertThat(guard.accepts("a b")).isFalse();
    assertThat(guard.accepts("")).isFalse();
  }
}
