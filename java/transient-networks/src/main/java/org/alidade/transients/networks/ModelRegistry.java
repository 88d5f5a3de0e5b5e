package org.alidade.transients.networks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.alidade.array.AtomicFile;
import org.alidade.array.BadInputException;
import org.alidade.array.IoFailureException;
import org.alidade.transients.FailureCode;
import org.alidade.transients.StageException;

/**
 * Networks on disk: a folder per name, in it one per version with {@code weights.h5} and {@code
 * recipe.json}; {@code active-real_bogus} and {@code active-segmentation} name the versions in use.
 * A version appears whole or not at all and is never changed.
 *
 * <pre>{@code
 * ModelRegistry registry = ModelRegistry.at(Path.of("models"));
 * registry.list().forEach(recipe -> log.info("{}", recipe.reference()));
 * }</pre>
 */
public final class ModelRegistry {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");
  private static final String WEIGHTS = "weights.h5";
  private static final String RECIPE = "recipe.json";
  private static final String ONNX = "network.onnx";
  private static final String KIND = "kind";

  private final Path folder;

  private ModelRegistry(Path folder) {
    this.folder = folder;
  }

  /** The registry in a folder, which need not exist. */
  public static ModelRegistry at(Path folder) {
    return new ModelRegistry(folder);
  }

  static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new BadInputException(
          "'" + name + "' is no name of a model",
          "the model registry",
          "use letters, digits, dots, hyphens and underscores");
    }
  }

  /** Everything that was trained here, by name and version. */
  public List<ModelRecipe> list() {
    List<ModelRecipe> recipes = new ArrayList<>();
    for (Path name : children(folder)) {
      for (int version : versions(name)) {
        Path home = name.resolve(Integer.toString(version));
        if (!Files.isRegularFile(home.resolve(ONNX))) {
          recipes.add(recipe(home));
        }
      }
    }
    recipes.sort(Comparator.comparing(ModelRecipe::name).thenComparingInt(ModelRecipe::version));
    return recipes;
  }

  /**
   * Adds a version.
   *
   * @param recipe its recipe; the version is set here
   * @return the recipe with the version
   * @throws IoFailureException if the folder cannot be written to
   */
  public ModelRecipe add(ModelRecipe recipe, NetworkWeights weights) {
    checkName(recipe.name());
    Path home = folder.resolve(recipe.name());
    Path part = folder.resolve("." + recipe.name() + "-" + UUID.randomUUID());
    try {
      Files.createDirectories(home);
      Files.createDirectories(part);
      weights.write(part.resolve(WEIGHTS));
      while (true) {
        int version = versions(home).stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
        ModelRecipe numbered = recipe.withVersion(version);
        save(part.resolve(RECIPE), MAPPER.writeValueAsBytes(numbered));
        if (moved(part, home.resolve(Integer.toString(version)))) {
          return numbered;
        }
      }
    } catch (IOException failure) {
      throw failed("a model cannot be added", failure);
    }
  }

  private static boolean moved(Path part, Path target) throws IOException {
    try {
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      return true;
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException taken) {
      return false; // another process added this version meanwhile
    }
  }

  /**
   * Adds a network from elsewhere.
   *
   * @param name name in the registry
   * @param onnx the file, which is copied
   * @param kind what it judges
   * @throws StageException {@code MODEL_UNAVAILABLE} if it is no ONNX network
   * @throws IoFailureException if the folder cannot be written to
   */
  public OutsideModel addOutside(String name, Path onnx, NetworkKind kind) {
    checkName(name);
    OnnxNetwork.open(onnx).close();
    Path home = folder.resolve(name);
    Path part = folder.resolve("." + name + "-" + UUID.randomUUID());
    try {
      Files.createDirectories(home);
      Files.createDirectories(part);
      Files.copy(onnx, part.resolve(ONNX));
      save(part.resolve(KIND), kind.text().getBytes(StandardCharsets.UTF_8));
      int version = 0;
      do {
        version = Math.max(version, versions(home).stream().mapToInt(v -> v).max().orElse(0)) + 1;
      } while (!moved(part, home.resolve(Integer.toString(version))));
      return outside(name + "/" + version).orElseThrow(() -> missing(name));
    } catch (IOException failure) {
      throw failed("a model cannot be added", failure);
    }
  }

  /** The networks from elsewhere, by name and version. */
  public List<OutsideModel> listOutside() {
    return children(folder).stream()
        .sorted()
        .flatMap(
            home ->
                versions(home).stream()
                    .flatMap(version -> outside(home.getFileName() + "/" + version).stream()))
        .toList();
  }

  /**
   * A network from elsewhere by reference; empty if what is there was trained here, or nothing is.
   *
   * @param reference {@code name/version}, or {@code name} for its newest
   */
  public Optional<OutsideModel> outside(String reference) {
    String[] parts = reference.split("/", -1);
    checkName(parts[0]);
    Path home = folder.resolve(parts[0]);
    boolean numbered = parts.length == 2 && VERSION.matcher(parts[1]).matches();
    Optional<Integer> version =
        numbered
            ? Optional.of(Integer.valueOf(parts[1]))
            : versions(home).stream().max(Comparator.naturalOrder());
    if (version.isEmpty() || (parts.length > 1 && !numbered)) {
      return Optional.empty();
    }
    Path file = home.resolve(version.get().toString()).resolve(ONNX);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      String kind = Files.readString(file.resolveSibling(KIND)).strip();
      return Optional.of(
          new OutsideModel(parts[0] + "/" + version.get(), NetworkKind.of(kind), file));
    } catch (IOException failure) {
      throw failed("the kind of a model cannot be read", failure);
    }
  }

  /** Name and version of the network in use of a kind, trained here or elsewhere. */
  public Optional<String> activeReference(NetworkKind kind) {
    Path mark = mark(kind);
    if (!Files.isRegularFile(mark)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(mark).strip());
    } catch (IOException failure) {
      throw failed("the active model cannot be read", failure);
    }
  }

  /**
   * Makes a version the one in use for its kind of network.
   *
   * @throws StageException {@code MODEL_UNAVAILABLE} if it is not there
   */
  public void activate(String name, int version) {
    String reference = name + "/" + version;
    NetworkKind kind =
        outside(reference).map(OutsideModel::kind).orElseGet(() -> find(reference).design().kind());
    try {
      save(mark(kind), reference.getBytes(StandardCharsets.UTF_8));
    } catch (IOException failure) {
      throw failed("a model cannot be made active", failure);
    }
  }

  /** The version in use of a kind of network, if it was trained here. */
  public Optional<ModelRecipe> active(NetworkKind kind) {
    return activeReference(kind).filter(reference -> outside(reference).isEmpty()).map(this::find);
  }

  /**
   * A version by reference: {@code name/version}, or {@code name} for its newest.
   *
   * @throws StageException {@code MODEL_UNAVAILABLE} if it is not there
   */
  public ModelRecipe find(String reference) {
    String[] parts = reference.split("/", -1);
    checkName(parts[0]);
    Path home = folder.resolve(parts[0]);
    boolean numbered = parts.length == 2 && VERSION.matcher(parts[1]).matches();
    if (numbered) {
      return recipe(home.resolve(parts[1]));
    }
    Optional<Integer> newest = versions(home).stream().max(Comparator.naturalOrder());
    if (parts.length > 1 || newest.isEmpty()) {
      throw missing(reference);
    }
    return recipe(home.resolve(Integer.toString(newest.get())));
  }

  /** The weights of a version. */
  public NetworkWeights weights(ModelRecipe recipe) {
    return NetworkWeights.read(folderOf(recipe).resolve(WEIGHTS), recipe.design());
  }

  /** The folder of a version, for reports beside the weights. */
  public Path folderOf(ModelRecipe recipe) {
    return folder.resolve(recipe.name()).resolve(Integer.toString(recipe.version()));
  }

  private Path mark(NetworkKind kind) {
    return folder.resolve("active-" + kind.text());
  }

  private ModelRecipe recipe(Path version) {
    Path file = version.resolve(RECIPE);
    if (!Files.isRegularFile(file)) {
      throw missing(folder.relativize(version).toString());
    }
    try {
      return MAPPER.readValue(file.toFile(), ModelRecipe.class);
    } catch (IOException failure) {
      throw failed("the recipe " + file + " cannot be read", failure);
    }
  }

  private StageException missing(String reference) {
    return new StageException(
        FailureCode.MODEL_UNAVAILABLE,
        "there is no model " + reference,
        folder.toString(),
        "train one or name one that is there");
  }

  private List<Integer> versions(Path home) {
    return children(home).stream()
        .map(path -> String.valueOf(path.getFileName()))
        .filter(name -> VERSION.matcher(name).matches())
        .map(Integer::valueOf)
        .sorted()
        .toList();
  }

  private List<Path> children(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(parent)) {
      return entries
          .filter(Files::isDirectory)
          .filter(path -> !String.valueOf(path.getFileName()).startsWith("."))
          .toList();
    } catch (IOException failure) {
      throw failed("the folder cannot be listed", failure);
    }
  }

  private static void save(Path target, byte[] content) throws IOException {
    AtomicFile.write(target, part -> Files.write(part, content));
  }

  private IoFailureException failed(String what, IOException cause) {
    IoFailureException failure =
        new IoFailureException(
            what + " (" + cause.getMessage() + ")", folder.toString(), "check the model folder");
    failure.initCause(cause);
    return failure;
  }
}
