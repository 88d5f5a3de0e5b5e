package org.alidade.pipeline;

import dev.failsafe.Execution;
import dev.failsafe.RetryPolicy;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.alidade.pipeline.internal.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The work on one item with its retries; reports exactly one end. */
final class ItemTask<T> implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ItemTask.class);

  private final Todo<T> todo;
  private final Setting<T> setting;

  ItemTask(Todo<T> todo, Setting<T> setting) {
    this.todo = todo;
    this.setting = setting;
  }

  /**
   * What all items of a stage share.
   *
   * @param rule when an item is tried again
   * @param halted whether the stage is to end: what fails then is not the item's fault
   * @param events where the task reports
   * @param seed of the jitter
   */
  record Setting<T>(
      Stage<T> stage,
      StageContext context,
      RetryRule rule,
      Timing timing,
      AtomicBoolean halted,
      BlockingQueue<ItemEvent> events,
      long seed) {}

  @Override
  public void run() {
    ItemEvent.Ended end;
    try {
      end = setting.halted().get() ? new ItemEvent.NotDone() : checkOrWork();
    } catch (InterruptedException e) {
      end = new ItemEvent.NotDone();
    } catch (RuntimeException e) {
      LOG.warn("{}: the retry rule failed on {}", setting.stage().name(), todo.key(), e);
      end = new ItemEvent.Failed(todo, ItemFailure.of(setting.stage().name(), todo.key(), 1, e));
    } catch (Error e) {
      end = new ItemEvent.Broken(e);
    }
    setting.events().add(end);
  }

  private ItemEvent.Ended checkOrWork() throws InterruptedException {
    return isStillGood() ? new ItemEvent.Skipped(todo) : work();
  }

  private boolean isStillGood() {
    String saved = todo.saved();
    if (saved == null) {
      return false;
    }
    try {
      return setting.stage().isGood(todo.item(), saved);
    } catch (Exception e) {
      LOG.info(
          "{}: {} could not be checked and is done again", setting.stage().name(), todo.key(), e);
      return false;
    }
  }

  private ItemEvent.Ended work() throws InterruptedException {
    Execution<Object> attempts = null;
    while (true) {
      try {
        Object result = setting.stage().run(todo.item(), setting.context());
        return new ItemEvent.Done(
            todo, Json.tree(result, setting.stage().name() + ", " + todo.key()));
      } catch (Exception e) {
        if (hasEnded()) {
          return new ItemEvent.NotDone();
        }
        attempts = attempts == null ? Execution.of(policy()) : attempts;
        attempts.recordException(e);
        ItemFailure failure =
            ItemFailure.of(setting.stage().name(), todo.key(), attempts.getAttemptCount(), e);
        if (attempts.isComplete()) {
          LOG.debug("{}: {} failed", setting.stage().name(), todo.key(), e);
          return new ItemEvent.Failed(todo, failure);
        }
        pause(failure, attempts.getDelay());
      }
    }
  }

  private boolean hasEnded() {
    return setting.halted().get() || setting.context().cancellation().isCancelled();
  }

  private void pause(ItemFailure failure, Duration wait) throws InterruptedException {
    setting.events().add(new ItemEvent.Retried(failure, wait));
    setting.timing().sleep(wait);
  }

  private RetryPolicy<Object> policy() {
    RetryRule rule = setting.rule();
    SplittableRandom random = new SplittableRandom(setting.seed() ^ todo.key().hashCode());
    return RetryPolicy.builder()
        .withMaxRetries(rule.retries())
        .handleIf((@Nullable Throwable e) -> e instanceof Exception failure && rule.passes(failure))
        .withDelayFn(
            context ->
                rule.wait(
                    context.getAttemptCount(),
                    (Exception) context.getLastException(),
                    random.nextDouble(-1, 1)))
        .build();
  }
}
