package org.alidade.transients.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import org.alidade.array.BadInputException;
import org.alidade.transients.database.DatabaseSession;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** Jobs that were given up, kept until somebody looks. */
public final class DeadLetters {
  private DeadLetters() {}

  /**
   * A job that was given up.
   *
   * @param id number
   * @param queue its queue
   * @param jobKey its key
   * @param payload what the worker was told
   * @param code why, in a word
   * @param message why, in a sentence
   * @param attempts how often it was tried
   * @param requeuedAt when it was put into the queue again, or null
   * @param createdAt when it was given up
   */
  public record Letter(
      long id,
      String queue,
      String jobKey,
      JsonNode payload,
      String code,
      String message,
      int attempts,
      @Nullable Instant requeuedAt,
      Instant createdAt) {}

  static void add(DatabaseSession session, JobContext context, JobFailure failure) {
    session
        .handle()
        .createUpdate(
            "INSERT INTO dead_letters (queue, job_key, payload, code, message, attempts,"
                + " created_at) VALUES (:queue, :key, :payload, :code, :message, :attempts, :now)")
        .bind("queue", context.job().queue().text())
        .bind("key", context.job().key())
        .bind("payload", context.job().payload())
        .bind("code", failure.code())
        .bind("message", failure.message())
        .bind("attempts", context.attempt())
        .bind("now", session.now())
        .execute();
  }

  /** The newest letters. */
  public static List<Letter> latest(DatabaseSession session, int limit) {
    return session
        .handle()
        .createQuery("SELECT * FROM dead_letters ORDER BY id DESC LIMIT :limit")
        .bind("limit", limit)
        .map(ConstructorMapper.of(Letter.class))
        .list();
  }

  /**
   * Puts the job of a letter into its queue again.
   *
   * @throws BadInputException if there is no such letter
   */
  public static void requeue(DatabaseSession session, long id) {
    Letter letter =
        session
            .handle()
            .createQuery("SELECT * FROM dead_letters WHERE id = :id")
            .bind("id", id)
            .map(ConstructorMapper.of(Letter.class))
            .findFirst()
            .orElseThrow(
                () ->
                    new BadInputException(
                        "there is no such letter", "dead letter " + id, "list the dead letters"));
    JobQueue.add(
        session, new Job(JobQueueName.of(letter.queue()), letter.jobKey(), letter.payload()));
    session
        .handle()
        .createUpdate("UPDATE dead_letters SET requeued_at = :now WHERE id = :id")
        .bind("now", session.now())
        .bind("id", id)
        .execute();
  }
}
