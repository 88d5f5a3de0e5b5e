package org.alidade.web.internal.transients.endpoints;

import java.sql.SQLException;
import java.util.Optional;
import org.alidade.objectstore.ObjectStoreException;
import org.alidade.transients.StageException;
import org.alidade.transients.database.IllegalTransitionException;
import org.alidade.web.internal.transients.rest.Problem;
import org.alidade.web.internal.transients.rest.Router;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What errors of the database, the store and the stages mean for a caller. */
public final class Refusals implements Router.Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final String CONSTRAINT_CLASS = "23";
  private static final int SQLITE_CONSTRAINT = 19;

  @Override
  public Optional<Problem> problem(RuntimeException error) {
    if (error instanceof IllegalTransitionException illegal) {
      return Optional.of(new Problem(Problem.CONFLICT, "ILLEGAL_TRANSITION", illegal.what()));
    }
    if (error instanceof StageException stage) {
      return Optional.of(
          new Problem(
              Problem.BAD_REQUEST, stage.code().name(), stage.what() + ": " + stage.remedy()));
    }
    if (error instanceof ObjectStoreException store) {
      return Optional.of(store(store));
    }
    return error instanceof JdbiException ? Optional.of(database(error)) : Optional.empty();
  }

  private static Problem store(ObjectStoreException error) {
    if (error.isNotFound()) {
      return Problem.missing("object");
    }
    LOG.warn("the object store does not do what it is asked", error);
    return new Problem(Problem.UNAVAILABLE, "STORAGE", "the object store does not answer");
  }

  private static Problem database(RuntimeException error) {
    for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && isConstraint(sql)) {
        return Problem.conflict("it contradicts what the database holds");
      }
    }
    LOG.warn("the database does not do what it is asked", error);
    return new Problem(Problem.UNAVAILABLE, "DATABASE", "the database does not answer");
  }

  private static boolean isConstraint(SQLException sql) {
    String state = sql.getSQLState();
    return (state != null && state.startsWith(CONSTRAINT_CLASS))
        || sql.getErrorCode() == SQLITE_CONSTRAINT;
  }
}
