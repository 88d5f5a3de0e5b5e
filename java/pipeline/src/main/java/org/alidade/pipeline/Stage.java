package org.alidade.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import org.alidade.array.BadInputException;
import org.alidade.pipeline.internal.Json;
import org.jspecify.annotations.Nullable;

/**
 * A step of a pipeline: a list of items and the work on one of them.
 *
 * <p>Work may be interrupted at any instant and is then done again, so it has to be repeatable:
 * write to a temporary name, force it to the disk and rename. What it returns is saved and given to
 * later stages; it should be small (a path and a checksum, not an image) and say what the result
 * is, because later items are done again when it changes.
 *
 * <p>Example:
 *
 * <pre>{@code
 * Stage<Observation> download =
 *     Stage.<Observation>named("download")
 *         .after("query")
 *         .items(context -> observations(context.before()), Observation::id)
 *         .input("cutout", cutout)
 *         .inputsOf(Observation::url)
 *         .work((observation, context) -> transfer(observation, context.folder()))
 *         .check(Transfer.class, (observation, transfer) -> transfer.isOnDisk())
 *         .retry(RetryRule.builder().on(HttpTimeoutException.class).build())
 *         .threads(4)
 *         .build();
 * }</pre>
 *
 * @param <T> type of the items
 */
public final class Stage<T> {
  private final String name;
  private final List<String> after;
  private final Map<String, String> inputs;
  private final Items<T> items;
  private final Function<? super T, String> key;
  private final Work<T> work;
  private final @Nullable Function<? super T, ?> inputsOf;
  private final @Nullable Check<T, String> check;
  private final RetryRule retry;
  private final OptionalInt threads;
  private final boolean needsEveryItem;

  private Stage(Builder<T> builder, Items<T> items, Work<T> work) {
    this.name = builder.name;
    this.after = List.copyOf(builder.after);
    this.inputs = Map.copyOf(builder.inputs);
    this.items = items;
    this.key = builder.key;
    this.work = work;
    this.inputsOf = builder.inputsOf;
    this.check = builder.check;
    this.retry = builder.retry;
    this.threads = builder.threads;
    this.needsEveryItem = builder.needsEveryItem;
  }

  /**
   * Says what the items of a stage are.
   *
   * @param <T> type of the items
   */
  @FunctionalInterface
  public interface Items<T> {
    /**
     * The items, in the order in which results are reported.
     *
     * @throws Exception if the items cannot be listed, for whatever reason
     */
    Collection<T> list(StageContext context) throws Exception;
  }

  /**
   * The work on one item.
   *
   * @param <T> type of the items
   */
  @FunctionalInterface
  public interface Work<T> {
    /**
     * Does the work; returns what later stages need (records, maps, text, numbers), or null.
     *
     * @throws Exception if the work on this item fails, for whatever reason
     */
    @Nullable Object run(T item, StageContext context) throws Exception;
  }

  /**
   * Says whether what an earlier run did is still good.
   *
   * @param <T> type of the items
   * @param <V> type of what the work returned
   */
  @FunctionalInterface
  public interface Check<T, V> {
    /**
     * Whether the item need not be done again; an exception means that it must.
     *
     * @throws Exception if it cannot be told
     */
    boolean isGood(T item, V result) throws Exception;
  }

  /** A stage of many items. */
  public static <T> Builder<T> named(String name) {
    return new Builder<>(name);
  }

  /** A stage of one item, whose key is the stage's name. */
  public static Builder<String> single(String name) {
    return Stage.<String>named(name).items(context -> List.of(name), item -> item);
  }

  /** The name. */
  public String name() {
    return name;
  }

  /** Names of the stages that come before this one. */
  public List<String> after() {
    return after;
  }

  /** Names and JSON texts of the inputs. */
  Map<String, String> inputs() {
    return inputs;
  }

  Collection<T> list(StageContext context) throws Exception {
    return items.list(context);
  }

  String key(T item) {
    return key.apply(item);
  }

  @Nullable Object run(T item, StageContext context) throws Exception {
    return work.run(item, context);
  }

  @Nullable Function<? super T, ?> inputsOf() {
    return inputsOf;
  }

  boolean hasCheck() {
    return check != null;
  }

  /** Whether what an earlier run did is still good, by its saved value. */
  boolean isGood(T item, String value) throws Exception {
    return check == null || check.isGood(item, value);
  }

  RetryRule retry() {
    return retry;
  }

  OptionalInt threads() {
    return threads;
  }

  boolean needsEveryItem() {
    return needsEveryItem;
  }

  /**
   * Builds a stage.
   *
   * @param <T> type of the items
   */
  public static final class Builder<T> {
    private final String name;
    private final List<String> after = new ArrayList<>();
    private final Map<String, String> inputs = new TreeMap<>();
    private @Nullable Items<T> items;
    private Function<? super T, String> key = String::valueOf;
    private @Nullable Work<T> work;
    private @Nullable Function<? super T, ?> inputsOf;
    private @Nullable Check<T, String> check;
    private RetryRule retry = RetryRule.never();
    private OptionalInt threads = OptionalInt.empty();
    private boolean needsEveryItem;

    private Builder(String name) {
      this.name = Names.checked(name, "stage");
    }

    /** Names stages that have to be complete before this one; some of their items may fail. */
    public Builder<T> after(String... stages) {
      after.addAll(List.of(stages));
      return this;
    }

    /** Lets the stage begin only if no item of the stages right before it failed. */
    public Builder<T> needsEveryItem() {
      needsEveryItem = true;
      return this;
    }

    /**
     * Sets the items and what identifies each from run to run. Items are listed in every run, by
     * the thread that runs the pipeline.
     */
    public Builder<T> items(Items<T> source, Function<? super T, String> keyOf) {
      items = source;
      key = keyOf;
      return this;
    }

    /**
     * Adds an option that the results depend on. When it changes, this stage and those after it are
     * done anew, and the user is told which option it was.
     *
     * @param option its name
     * @param value anything with a JSON form, such as a record of options
     * @throws BadInputException if the value has no JSON form
     */
    public Builder<T> input(String option, @Nullable Object value) {
      inputs.put(option, Json.text(value, "input " + option + " of the stage " + name));
      return this;
    }

    /**
     * Says what of the stages before it an item is made from; when that changes, the item is done
     * anew. Without this it is, for each stage right before, the result of the item of the same
     * key, or all results where there is none of that key.
     */
    public Builder<T> inputsOf(Function<? super T, ?> partsOf) {
      inputsOf = partsOf;
      return this;
    }

    /** Sets the work on an item. */
    public Builder<T> work(Work<T> itemWork) {
      work = itemWork;
      return this;
    }

    /**
     * Sets a check of what an earlier run did, for items whose work returned a value of the type;
     * those that fail it are done again.
     */
    public <V> Builder<T> check(Class<V> type, Check<T, V> goodResult) {
      String where = "check of the stage " + name;
      check = (item, value) -> goodResult.isGood(item, Json.value(value, type, where));
      return this;
    }

    /** Sets when an item is tried again; never by default. */
    public Builder<T> retry(RetryRule rule) {
      retry = rule;
      return this;
    }

    /** Sets the number of items at work at a time, whatever the run says. */
    public Builder<T> threads(int count) {
      threads = OptionalInt.of(Names.positive(count, "threads of the stage " + name));
      return this;
    }

    /**
     * Builds the stage.
     *
     * @throws BadInputException if items or work are missing
     */
    public Stage<T> build() {
      if (items == null || work == null) {
        throw new BadInputException(
            "the stage " + name + " has no " + (items == null ? "items" : "work"),
            "stage",
            "say items(...) and work(...)");
      }
      return new Stage<>(this, items, work);
    }
  }
}
