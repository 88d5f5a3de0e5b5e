package org.alidade.transients.jobs;

import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.SqliteJdbcCustomization;
import org.alidade.transients.database.Dialect;

/** Lets a scheduler look for the jobs of one queue only. */
final class QueueDialect {
  private QueueDialect() {}

  static JdbcCustomization of(Dialect dialect, JobQueueName queue) {
    String condition = " AND task_name = '" + queue.text() + "' ";
    return switch (dialect) {
      case SQLITE -> new ForSqlite(condition);
      case POSTGRESQL -> new ForPostgres(condition);
    };
  }

  private static final class ForSqlite extends SqliteJdbcCustomization {
    private final String condition;

    ForSqlite(String condition) {
      this.condition = condition;
    }

    @Override
    public String createSelectDueQuery(String table, int limit, String and, boolean priority) {
      return super.createSelectDueQuery(table, limit, and + condition, priority);
    }
  }

  private static final class ForPostgres extends PostgreSqlJdbcCustomization {
    private final String condition;

    ForPostgres(String condition) {
      super(false, true);
      this.condition = condition;
    }

    @Override
    public String createSelectDueQuery(String table, int limit, String and, boolean priority) {
      return super.createSelectDueQuery(table, limit, and + condition, priority);
    }
  }
}
