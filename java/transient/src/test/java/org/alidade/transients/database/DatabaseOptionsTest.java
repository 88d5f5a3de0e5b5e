package org.alidade.transients.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.alidade.array.BadInputException;
import org.junit.jupiter.api.Test;

class DatabaseOptionsTest {
  @Test
  void addressesAreRead() {
    DatabaseOptions options =
        DatabaseOptions.ofUrl("postgresql+asyncpg://me:p%40ss+1@db.host:5433/name?sslmode=require");
    assertThat(options.address()).isEqualTo("jdbc:postgresql://db.host:5433/name?sslmode=require");
    assertThat(options.user()).isEqualTo("me");
    assertThat(options.password()).isEqualTo("p@ss+1");
    assertThat(options.toString()).doesNotContain("p@ss").doesNotContain("sslmode");
    assertThat(DatabaseOptions.ofUrl("sqlite:data/x.db"))
        .isEqualTo(DatabaseOptions.sqlite(Path.of("data/x.db")));
  }

  @Test
  void environmentNamesTheDatabase() {
    assertThat(DatabaseOptions.fromEnvironment(Map.of())).isEmpty();
    assertThat(
            DatabaseOptions.fromEnvironment(
                Map.of("SUPABASE_PROJECT_REF", "abc", "SUPABASE_PASSWORD", "pw")))
        .hasValue(
            DatabaseOptions.postgresql(
                "jdbc:postgresql://db.abc.supabase.co:5432/postgres", "postgres", "pw"));
  }

  @Test
  void otherAddressesAreRefused() {
    for (String url :
        new String[] {"", "mysql://x", "postgresql:///name", "postgresql://a b:c@h/x"}) {
      assertThatThrownBy(() -> DatabaseOptions.ofUrl(url))
          .as(url)
          .isInstanceOf(BadInputException.class);
    }
  }
}
