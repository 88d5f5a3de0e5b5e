package org.alidade.transients.database;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.alidade.array.IoFailureException;
import org.alidade.testing.UserNamespaces;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresDatabaseTest extends DatabaseContract {
  @BeforeAll
  static void requireServer() {
    UserNamespaces.assumeUsable("PostgreSQL");
  }

  @Override
  DatabaseOptions options() {
    return PostgresServer.freshDatabase();
  }

  @Test
  void whoCannotLogInIsToldWithoutThePassword() {
    DatabaseOptions wrong =
        new DatabaseOptions(null, "jdbc:postgresql://127.0.0.1:1/x", "me", "secret", 2, 1);
    assertThatThrownBy(() -> TransientDatabase.open(wrong))
        .isInstanceOf(IoFailureException.class)
        .hasMessageContaining("127.0.0.1")
        .hasMessageNotContaining("secret");
  }
}
